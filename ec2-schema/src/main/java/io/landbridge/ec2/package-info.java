// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
/**
 * The EC2 API on the wire: its actions and its errors. It does not know what an action means. The
 * actions and their shapes are generated from {@code model/ec2.json}; {@code model/import.py} makes
 * that file from an installed botocore for the actions that {@code model/actions.txt} names.
 */
@NullMarked
package io.landbridge.ec2;

import org.jspecify.annotations.NullMarked;
