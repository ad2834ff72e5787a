// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
/** Benchmarks and the load run; README.md of this module says how to start them. */
@NullMarked
package io.landbridge.tests.bench;

import org.jspecify.annotations.NullMarked;
