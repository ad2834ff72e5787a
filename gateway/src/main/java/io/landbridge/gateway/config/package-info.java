// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
/**
 * What an operator can set: one tree of records, its defaults, and the reader that fills it from a
 * YAML file, the environment and the command line. Knows names, types and bounds; does not know
 * what the values are used for.
 */
@NullMarked
package io.landbridge.gateway.config;

import org.jspecify.annotations.NullMarked;
