// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors

/**
 * What S3 means here: the table of operations, the way of one request through routing, permission
 * and handler, and the buckets as the native cloud knows them. It knows no HTTP server, no
 * signatures and no disk.
 */
@NullMarked
package io.landbridge.translation.s3;

import org.jspecify.annotations.NullMarked;
