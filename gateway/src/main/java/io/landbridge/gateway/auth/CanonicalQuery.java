// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.auth;

import io.landbridge.aws.PercentEscapes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The query as it is signed: every name and value decoded and encoded again, sorted by the bytes of
 * the encoded name and then of the encoded value, a parameter without {@code =} having an empty
 * value. A plus sign on the wire is a space, as AWS reads it. A percent sign that begins no escape
 * stands for itself. Source: IAM User Guide, "Create a signed AWS API request", canonical query
 * string.
 */
final class CanonicalQuery {
  private static final Comparator<Parameter> ORDER =
      Comparator.comparing(Parameter::name).thenComparing(Parameter::value);

  private CanonicalQuery() {}

  /** Both are encoded, so that the order of characters is that of bytes. */
  private record Parameter(String name, String value) {}

  /**
   * Writes the canonical query.
   *
   * @param leaveOut the encoded name of parameters that are not signed; empty to keep all
   */
  static void write(String rawQuery, String leaveOut, ByteSink sink) {
    if (rawQuery.isEmpty()) {
      return;
    }
    List<Parameter> parameters = parse(rawQuery);
    if (!leaveOut.isEmpty()) {
      parameters.removeIf(p -> p.name().equals(leaveOut));
    }
    parameters.sort(ORDER);
    for (int i = 0; i < parameters.size(); i++) {
      if (i > 0) {
        sink.put('&');
      }
      sink.put(parameters.get(i).name()).put('=').put(parameters.get(i).value());
    }
  }

  private static List<Parameter> parse(String rawQuery) {
    List<Parameter> parameters = new ArrayList<>();
    int start = 0;
    while (start <= rawQuery.length()) {
      int end = rawQuery.indexOf('&', start);
      if (end < 0) {
        end = rawQuery.length();
      }
      if (end > start) {
        int equals = rawQuery.indexOf('=', start);
        int nameEnd = equals < 0 || equals > end ? end : equals;
        parameters.add(
            new Parameter(
                encodeAgain(rawQuery, start, nameEnd),
                encodeAgain(rawQuery, Math.min(nameEnd + 1, end), end)));
      }
      start = end + 1;
    }
    return parameters;
  }

  private static String encodeAgain(String text, int start, int end) {
    ByteSink encoded = new ByteSink((end - start) + 16);
    for (byte b : decode(text, start, end)) {
      encoded.putEncoded(b & 0xff);
    }
    return encoded.toText();
  }

  /** The bytes that a part of a query stands for. */
  static byte[] decode(String text, int start, int end) {
    ByteSink decoded = new ByteSink(Math.max(end - start, 0));
    int i = start;
    while (i < end) {
      char c = text.charAt(i);
      if (c == '%' && PercentEscapes.isEscape(text, i, end)) {
        decoded.put(PercentEscapes.valueAt(text, i));
        i += PercentEscapes.LENGTH;
      } else if (c > 0xff) {
        decoded.put(text.substring(i, end).getBytes(StandardCharsets.UTF_8));
        i = end;
      } else {
        decoded.put(c == '+' ? ' ' : c);
        i++;
      }
    }
    return decoded.toByteArray();
  }
}
