// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2;

import java.nio.charset.StandardCharsets;

/** An answer that was given before and is given again to a request with another id. */
final class RecordedAnswer {
  private static final byte[] OPEN = "<requestId>".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] CLOSE = "</requestId>".getBytes(StandardCharsets.US_ASCII);

  private RecordedAnswer() {}

  /** The same document with the request id of another request. EC2 puts it first in each answer. */
  static byte[] withRequestId(byte[] document, String requestId) {
    int open = indexOf(document, OPEN, 0);
    int close = open < 0 ? -1 : indexOf(document, CLOSE, open);
    if (close < 0) {
      return document;
    }
    byte[] id = requestId.getBytes(StandardCharsets.UTF_8);
    int head = open + OPEN.length;
    byte[] changed = new byte[head + id.length + document.length - close];
    System.arraycopy(document, 0, changed, 0, head);
    System.arraycopy(id, 0, changed, head, id.length);
    System.arraycopy(document, close, changed, head + id.length, document.length - close);
    return changed;
  }

  private static int indexOf(byte[] text, byte[] wanted, int from) {
    for (int i = from; i <= text.length - wanted.length; i++) {
      if (java.util.Arrays.equals(text, i, i + wanted.length, wanted, 0, wanted.length)) {
        return i;
      }
    }
    return -1;
  }
}
