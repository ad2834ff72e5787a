// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
/**
 * S3 with the AWS SDK for Java, blocking and asynchronous, each scenario over plain HTTP and over
 * HTTPS: the SDK signs and frames bodies differently on the two.
 */
@NullMarked
package io.landbridge.tests.s3;

import org.jspecify.annotations.NullMarked;
