// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
/**
 * Fuzz targets for the parsers of bytes from outside. The build runs them over generated inputs and
 * the kept ones; README.md of this module says how to fuzz for longer.
 */
@NullMarked
package io.landbridge.tests.fuzz;

import org.jspecify.annotations.NullMarked;
