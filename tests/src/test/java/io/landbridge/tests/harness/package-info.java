// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
/**
 * Starts the real process, and what stands between it and the tests: accounts, clients, proxies.
 * Knows the process only from outside: its command line, its ready line, its ports.
 */
@NullMarked
package io.landbridge.tests.harness;

import org.jspecify.annotations.NullMarked;
