// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.server;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request as it is known before its body.
 *
 * @param requestId what the answer, the log and the admin port call it
 * @param receivedAt when its head was complete
 * @param deadline when it must be answered
 * @param method the HTTP method, upper case
 * @param path the path as sent, percent-encoding untouched, at least "/"
 * @param query what follows the question mark, as sent; empty when nothing does
 * @param headers names and values in the order of arrival, duplicates kept
 * @param remote the client's address, without port
 */
public record RequestHead(
    String requestId,
    Instant receivedAt,
    Instant deadline,
    String method,
    String path,
    String query,
    List<Map.Entry<String, String>> headers,
    String remote) {

  public RequestHead {
    headers = List.copyOf(headers);
  }

  /** The first value of a header; names compare without case. */
  public Optional<String> findHeader(String name) {
    for (Map.Entry<String, String> header : headers) {
      if (header.getKey().equalsIgnoreCase(name)) {
        return Optional.of(header.getValue());
      }
    }
    return Optional.empty();
  }
}
