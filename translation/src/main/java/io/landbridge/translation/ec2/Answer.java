// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2;

import java.util.Optional;

/**
 * What goes back to a client, ready to be written.
 *
 * @param status the HTTP status
 * @param contentType the media type of the body
 * @param body the document; not to be changed
 * @param errorCode the AWS error code of an answer that is an error, for the log
 */
@SuppressWarnings("ArrayRecordComponent") // handed once from the encoder to the socket
public record Answer(int status, String contentType, byte[] body, Optional<String> errorCode) {
  static final String XML = "text/xml;charset=UTF-8";

  /** An answer that is no error. */
  public Answer(int status, String contentType, byte[] body) {
    this(status, contentType, body, Optional.empty());
  }
}
