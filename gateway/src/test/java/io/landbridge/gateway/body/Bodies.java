// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.body;

import io.landbridge.gateway.auth.HeaderField;
import io.landbridge.gateway.auth.RequestHead;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What the tests of this package start from. */
final class Bodies {
  private Bodies() {}

  /** A body that comes in pieces of this size. */
  static RawBody of(byte[] bytes, int piece) {
    ByteBuffer rest = ByteBuffer.wrap(bytes);
    return target -> {
      if (!rest.hasRemaining()) {
        return -1;
      }
      int length = Math.min(piece, Math.min(rest.remaining(), target.remaining()));
      target.put(rest.slice(rest.position(), length));
      rest.position(rest.position() + length);
      return length;
    };
  }

  /** A body of these bytes so many times, and then the others. */
  static RawBody repeated(byte[] bytes, int times, ByteBuffer end) {
    ByteBuffer current = ByteBuffer.wrap(bytes);
    int[] left = {times - 1};
    return target -> {
      if (!current.hasRemaining() && left[0] > 0) {
        left[0]--;
        current.clear();
      }
      ByteBuffer from = current.hasRemaining() ? current : end;
      if (!from.hasRemaining()) {
        return -1;
      }
      int length = Math.min(from.remaining(), target.remaining());
      target.put(from.slice(from.position(), length));
      from.position(from.position() + length);
      return length;
    };
  }

  static RawBody of(String text) {
    return of(bytes(text), 7);
  }

  static RequestHead head(String... namesAndValues) {
    List<HeaderField> headers = new ArrayList<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      headers.add(new HeaderField(namesAndValues[i], namesAndValues[i + 1]));
    }
    return RequestHead.of("PUT", "/bucket/key", headers);
  }

  static String readAll(VerifiedBody body) throws IOException {
    return new String(body.readAll(1_000_000), StandardCharsets.ISO_8859_1);
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
