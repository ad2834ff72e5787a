// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.server;

/**
 * An answer, ready for the wire.
 *
 * @param status the HTTP status
 * @param contentType the media type of the body
 * @param body the whole document; the array is not changed after construction
 */
@SuppressWarnings("ArrayRecordComponent") // bytes on their way out, compared by nobody
public record ApiResponse(int status, String contentType, byte[] body) {}
