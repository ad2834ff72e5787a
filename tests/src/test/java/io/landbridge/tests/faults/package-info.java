// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
/** Nodes that are killed, clouds that are away, jobs that fail. */
@NullMarked
package io.landbridge.tests.faults;

import org.jspecify.annotations.NullMarked;
