// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3;

/**
 * The meaning of one S3 operation. The class that implements one of these has the operation's name.
 * It runs on a virtual thread and may block; it sees no XML, header or query parameter.
 *
 * @param <I> the request's shape
 * @param <O> the result's shape
 */
public sealed interface S3Handler<I, O> permits S3Operation, S3Upload, S3Download {}
