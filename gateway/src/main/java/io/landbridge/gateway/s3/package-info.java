// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors

/**
 * S3 at the port: who asks, what for, and the bytes of both directions handed on. The meaning of
 * operations is elsewhere.
 */
@NullMarked
package io.landbridge.gateway.s3;

import org.jspecify.annotations.NullMarked;
