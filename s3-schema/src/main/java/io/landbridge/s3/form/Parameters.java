// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.s3.form;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The parameters of a header: {@code name="file"; filename="a \"b\".txt"}. A backslash before
 * anything but a quote stands for itself, because browsers send paths with backslashes.
 */
final class Parameters {
  private final Map<String, String> values = new HashMap<>();

  private Parameters() {}

  static Parameters of(String text) {
    Parameters parameters = new Parameters();
    int at = 0;
    while (at < text.length()) {
      int equals = text.indexOf('=', at);
      if (equals < 0) {
        if (!text.substring(at).isBlank()) {
          throw FormErrors.malformed();
        }
        break;
      }
      String name = text.substring(at, equals).strip().toLowerCase(Locale.ROOT);
      at = parameters.readValue(name, text, equals + 1);
    }
    return parameters;
  }

  Optional<String> find(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /** Reads a value and answers where the next parameter begins. */
  private int readValue(String name, String text, int from) {
    int end;
    String value;
    if (from < text.length() && text.charAt(from) == '"') {
      int quote = closingQuote(text, from + 1);
      value = text.substring(from + 1, quote).replace("\\\"", "\"");
      end = text.indexOf(';', quote);
      String between = text.substring(quote + 1, end < 0 ? text.length() : end);
      if (!between.isBlank()) {
        throw FormErrors.malformed();
      }
    } else {
      end = text.indexOf(';', from);
      value = text.substring(from, end < 0 ? text.length() : end).strip();
    }
    if (values.put(name, value) != null) {
      throw FormErrors.malformed();
    }
    return end < 0 ? text.length() : end + 1;
  }

  private static int closingQuote(String text, int from) {
    for (int at = from; at < text.length(); at++) {
      if (text.charAt(at) == '"' && text.charAt(at - 1) != '\\') {
        return at;
      }
    }
    throw FormErrors.malformed();
  }
}
