// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.server;

import io.landbridge.gateway.auth.HeaderField;
import io.landbridge.translation.s3.store.ObjectContent;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * An answer whose body may be an object's content.
 *
 * @param headers in the order in which they are sent; {@code Content-Length} only where it is not
 *     the length of the content, as in the answer to a HEAD
 * @param content the body; not sent in an answer to a HEAD
 * @param whenOut run once the answer is out or the client is gone, on any thread; does not block
 */
public record StreamedResponse(
    int status, List<HeaderField> headers, ObjectContent content, Runnable whenOut) {

  public StreamedResponse {
    headers = List.copyOf(headers);
  }

  /** An answer that nobody waits for. */
  public StreamedResponse(int status, List<HeaderField> headers, ObjectContent content) {
    this(status, headers, content, StreamedResponse::nothing);
  }

  private static void nothing() {}

  /** The same, which tells this when it is out. */
  public StreamedResponse telling(Runnable listener) {
    return new StreamedResponse(status, headers, content, listener);
  }

  /** An answer with a body in memory. */
  public static StreamedResponse of(int status, List<HeaderField> headers, byte[] body) {
    return new StreamedResponse(
        status, headers, new ObjectContent.InMemory(ByteBuffer.wrap(body).asReadOnlyBuffer()));
  }
}
