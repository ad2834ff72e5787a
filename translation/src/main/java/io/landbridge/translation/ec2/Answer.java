// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2;

/**
 * What goes back to a client, ready to be written.
 *
 * @param status the HTTP status
 * @param contentType the media type of the body
 * @param body the document; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // handed once from the encoder to the socket
public record Answer(int status, String contentType, byte[] body) {
  static final String XML = "text/xml;charset=UTF-8";
}
