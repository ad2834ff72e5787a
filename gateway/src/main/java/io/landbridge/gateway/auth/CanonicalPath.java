// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.auth;

import io.landbridge.aws.PercentEscapes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The path as it is signed. Source: IAM User Guide, "Create a signed AWS API request", canonical
 * URI.
 */
final class CanonicalPath {
  private CanonicalPath() {}

  /**
   * S3: the path as it is, each escape once. A character that a client's HTTP library left
   * unencoded is encoded, and an escape of an unreserved character or of a slash is undone, because
   * clients sign the one form and send the other: the AWS SDK for Java sends an empty segment as an
   * escaped slash over Apache's client, which would take it out.
   */
  static void writeOnce(String rawPath, ByteSink sink) {
    int end = rawPath.length();
    int i = 0;
    while (i < end) {
      char c = rawPath.charAt(i);
      if (c == '/') {
        sink.put('/');
        i++;
      } else if (c == '%' && PercentEscapes.isEscape(rawPath, i, end)) {
        int value = PercentEscapes.valueAt(rawPath, i);
        if (value == '/') {
          sink.put('/');
        } else {
          sink.putEncoded(value);
        }
        i += PercentEscapes.LENGTH;
      } else {
        i = encodeAt(rawPath, i, sink);
      }
    }
  }

  /**
   * All other services: empty and dot segments resolved, then every byte of the path as it came
   * encoded, so that what the client had encoded is encoded twice.
   */
  static void writeNormalized(String rawPath, ByteSink sink) {
    if (rawPath.equals("/") || rawPath.isEmpty()) {
      sink.put('/');
      return;
    }
    Deque<String> segments = new ArrayDeque<>();
    int start = 0;
    while (start <= rawPath.length()) {
      int end = rawPath.indexOf('/', start);
      if (end < 0) {
        end = rawPath.length();
      }
      addSegment(rawPath.substring(start, end), segments);
      start = end + 1;
    }
    for (String segment : segments) {
      sink.put('/');
      int i = 0;
      while (i < segment.length()) {
        i = encodeAt(segment, i, sink);
      }
    }
    if (segments.isEmpty() || rawPath.endsWith("/")) {
      sink.put('/');
    }
  }

  private static void addSegment(String segment, Deque<String> segments) {
    switch (segment) {
      case "", "." -> {}
      case ".." -> segments.pollLast();
      default -> segments.addLast(segment);
    }
  }

  private static int encodeAt(String text, int index, ByteSink sink) {
    char c = text.charAt(index);
    if (c <= 0xff) {
      sink.putEncoded(c);
      return index + 1;
    }
    for (byte b : text.substring(index).getBytes(StandardCharsets.UTF_8)) {
      if (b == '/') {
        sink.put('/');
      } else {
        sink.putEncoded(b & 0xff);
      }
    }
    return text.length();
  }
}
