// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
/** Instance metadata as guests and their programs ask for it. */
@NullMarked
package io.landbridge.tests.metadata;

import org.jspecify.annotations.NullMarked;
