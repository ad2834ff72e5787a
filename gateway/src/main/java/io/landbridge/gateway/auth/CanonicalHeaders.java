// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.auth;

import java.util.List;

/**
 * The signed headers as they are signed: {@code name:value} and a line feed for each, the values of
 * one name joined with commas in their order, spaces at the ends removed and runs of spaces made
 * one.
 */
final class CanonicalHeaders {
  private CanonicalHeaders() {}

  /** Writes the canonical headers; a header that the request does not have has an empty value. */
  static void write(List<String> names, List<HeaderField> headers, ByteSink sink) {
    for (String name : names) {
      sink.put(name).put(':');
      boolean first = true;
      for (HeaderField header : headers) {
        if (header.name().equalsIgnoreCase(name)) {
          if (!first) {
            sink.put(',');
          }
          writeFolded(header.value(), sink);
          first = false;
        }
      }
      sink.put('\n');
    }
  }

  private static void writeFolded(String value, ByteSink sink) {
    int end = value.length();
    while (end > 0 && isSpace(value.charAt(end - 1))) {
      end--;
    }
    int start = 0;
    while (start < end && isSpace(value.charAt(start))) {
      start++;
    }
    boolean afterSpace = false;
    for (int i = start; i < end; i++) {
      char c = value.charAt(i);
      boolean space = isSpace(c);
      if (!space) {
        if (c > 0xff) {
          sink.put(value.substring(i, end));
          return;
        }
        sink.put(c);
      } else if (!afterSpace) {
        sink.put(' ');
      }
      afterSpace = space;
    }
  }

  private static boolean isSpace(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }
}
