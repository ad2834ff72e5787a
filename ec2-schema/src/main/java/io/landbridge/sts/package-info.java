// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
/** The STS API on the wire: its actions and its errors. It does not know what an action means. */
@NullMarked
package io.landbridge.sts;

import org.jspecify.annotations.NullMarked;
