// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.s3;

import java.util.List;
import java.util.Optional;

/**
 * An answer as far as it is not an object's content.
 *
 * @param status the HTTP status
 * @param headers the headers in the order in which they are sent
 * @param document the body; empty where there is none, or where it is an object's content
 */
@SuppressWarnings("ArrayRecordComponent") // written to a socket once, and never compared
public record RestAnswer(int status, List<HeaderField> headers, byte[] document) {

  public RestAnswer {
    headers = List.copyOf(headers);
  }

  /** The value of a header, without regard to case. */
  public Optional<String> findHeader(String name) {
    return headers.stream()
        .filter(header -> header.name().equalsIgnoreCase(name))
        .map(HeaderField::value)
        .findFirst();
  }

  /** A header. */
  public record HeaderField(String name, String value) {
    /** What documents come with. */
    public static final HeaderField XML = new HeaderField("Content-Type", "application/xml");
  }
}
