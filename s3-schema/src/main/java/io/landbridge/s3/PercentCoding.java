// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.s3;

import io.landbridge.aws.AwsException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Percent-encoding in paths, queries and answers. What is read has to be right: an escape that is
 * none, bytes that are no UTF-8 and NUL are refused; nothing is normalised.
 */
final class PercentCoding {
  private static final String UNRESERVED = "-_.*/";
  private static final int ESCAPE_LENGTH = 3;

  private PercentCoding() {}

  /**
   * A part of a path, in which a plus sign is a plus sign.
   *
   * @throws AwsException {@code InvalidURI}
   */
  static String decodePath(String raw) {
    return decode(raw, false);
  }

  /**
   * A name or a value of a query, in which a plus sign is a space.
   *
   * @throws AwsException {@code InvalidURI}
   */
  static String decodeQuery(String raw) {
    return decode(raw, true);
  }

  private static String decode(String raw, boolean plusIsSpace) {
    if (isPlain(raw, plusIsSpace)) {
      return raw;
    }
    ByteBuffer bytes = ByteBuffer.allocate(raw.length() * ESCAPE_LENGTH);
    for (int i = 0; i < raw.length(); ) {
      char c = raw.charAt(i);
      if (c == '%') {
        bytes.put(escaped(raw, i));
        i += ESCAPE_LENGTH;
      } else if (c <= 0xFF) {
        // A server reads a head as ISO 8859-1: a character above ASCII is a byte that was not
        // escaped.
        bytes.put((byte) (c == '+' && plusIsSpace ? ' ' : c));
        i++;
      } else {
        int point = raw.codePointAt(i);
        bytes.put(Character.toString(point).getBytes(StandardCharsets.UTF_8));
        i += Character.charCount(point);
      }
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
      if (text.indexOf('\0') >= 0) {
        throw S3Errors.invalidUri(raw).toException();
      }
      return text;
    } catch (CharacterCodingException _) {
      throw S3Errors.invalidUri(raw).toException();
    }
  }

  private static boolean isPlain(String raw, boolean plusIsSpace) {
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c == '%' || c == 0 || c > 0x7E || (plusIsSpace && c == '+')) {
        return false;
      }
    }
    return true;
  }

  private static byte escaped(String raw, int at) {
    boolean escape =
        at + 2 < raw.length()
            && HexFormat.isHexDigit(raw.charAt(at + 1))
            && HexFormat.isHexDigit(raw.charAt(at + 2));
    if (!escape) {
      throw S3Errors.invalidUri(raw).toException();
    }
    return (byte) HexFormat.fromHexDigits(raw, at + 1, at + ESCAPE_LENGTH);
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
