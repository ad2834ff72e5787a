// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
/** The EC2 API on the wire: its actions and its errors. It does not know what an action means. */
@NullMarked
package io.landbridge.ec2;

import org.jspecify.annotations.NullMarked;
