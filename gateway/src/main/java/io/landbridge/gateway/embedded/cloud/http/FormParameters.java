// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.SequencedMap;

/** Reads {@code a=b&c=d}, from a query or a form. */
final class FormParameters {
  static final int MOST = 5_000;

  private FormParameters() {}

  /**
   * Adds the parameters of a text.
   *
   * @throws IllegalArgumentException when an escape is malformed or there are too many
   */
  static void addTo(SequencedMap<String, String> parameters, String text) {
    int start = 0;
    while (start < text.length()) {
      int end = text.indexOf('&', start);
      end = end < 0 ? text.length() : end;
      if (end > start) {
        String pair = text.substring(start, end);
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        String value = equals < 0 ? "" : pair.substring(equals + 1);
        parameters.put(decode(name), decode(value));
        if (parameters.size() > MOST) {
          throw new IllegalArgumentException("Too many parameters");
        }
      }
      start = end + 1;
    }
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
