// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
/**
 * Terraform itself, as its users run it: its S3 back end, and the AWS provider where a folder with
 * it is named. Configurations are in this package's resources.
 */
@NullMarked
package io.landbridge.tests.terraform;

import org.jspecify.annotations.NullMarked;
