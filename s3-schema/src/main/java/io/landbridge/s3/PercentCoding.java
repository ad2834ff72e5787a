// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.s3;

import io.landbridge.aws.AwsException;
import io.landbridge.aws.PercentEscapes;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Percent-encoding in paths, queries and answers. What is read has to be right: an escape that is
 * none, bytes that are no UTF-8 and NUL are refused; nothing is normalised.
 */
final class PercentCoding {
  private static final String UNRESERVED = "-_.*/";

  private PercentCoding() {}

  /**
   * A part of a path, in which a plus sign is a plus sign.
   *
   * @throws AwsException {@code InvalidURI}
   */
  static String decodePath(String raw) {
    return text(raw, PercentEscapes.decodePath(raw));
  }

  /**
   * A name or a value of a query, in which a plus sign is a space.
   *
   * @throws AwsException {@code InvalidURI}
   */
  static String decodeQuery(String raw) {
    return text(raw, PercentEscapes.decodeQuery(raw));
  }

  private static String text(String raw, Optional<String> decoded) {
    return decoded
        .filter(text -> text.indexOf('\0') < 0)
        .orElseThrow(() -> S3Errors.invalidUri(raw).toException());
  }

  /** A text of an answer under {@code encoding-type=url}: slashes stay, a space is a plus sign. */
  static String encode(String text) {
    StringBuilder encoded = new StringBuilder(text.length() + 16);
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xFF);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (letter || UNRESERVED.indexOf(c) >= 0) {
        encoded.append(c);
      } else if (c == ' ') {
        encoded.append('+');
      } else {
        HexFormat.of().withUpperCase().toHexDigits(encoded.append('%'), b);
      }
    }
    return encoded.toString();
  }
}
