// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
/**
 * The S3 wire against what others say of it: the AWS SDK for Java, botocore and the authors of the
 * protocols.
 */
@NullMarked
package io.landbridge.s3.conformance;

import org.jspecify.annotations.NullMarked;
