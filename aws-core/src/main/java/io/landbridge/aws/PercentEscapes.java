// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.aws;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Percent escapes of URIs: {@code %2F} is a byte. What is read has to be right; nothing is
 * normalised.
 */
public final class PercentEscapes {
  /** How many characters an escape has. */
  public static final int LENGTH = 3;

  private PercentEscapes() {}

  /** Whether the percent sign at this index begins an escape that ends before {@code end}. */
  public static boolean isEscape(String text, int index, int end) {
    return index + 2 < end
        && digit(text.charAt(index + 1)) >= 0
        && digit(text.charAt(index + 2)) >= 0;
  }

  /** The byte that the escape at this index stands for, 0 to 255. */
  public static int valueAt(String text, int index) {
    return digit(text.charAt(index + 1)) << 4 | digit(text.charAt(index + 2));
  }

  private static int digit(char c) {
    // Character.digit also takes digits of other scripts.
    return c < 0x80 ? Character.digit(c, 16) : -1;
  }

  /**
   * What a part of a path stands for, in which a plus sign is a plus sign; empty for a percent sign
   * that begins no escape and for bytes that are no UTF-8.
   */
  public static Optional<String> decodePath(String raw) {
    return decode(raw, false);
  }

  /** The same for a name or a value of a query, in which a plus sign is a space. */
  public static Optional<String> decodeQuery(String raw) {
    return decode(raw, true);
  }

  private static Optional<String> decode(String raw, boolean plusIsSpace) {
    if (isPlain(raw, plusIsSpace)) {
      return Optional.of(raw);
    }
    ByteBuffer bytes = ByteBuffer.allocate(raw.length() * LENGTH);
    for (int i = 0; i < raw.length(); ) {
      char c = raw.charAt(i);
      if (c == '%') {
        if (!isEscape(raw, i, raw.length())) {
          return Optional.empty();
        }
        bytes.put((byte) valueAt(raw, i));
        i += LENGTH;
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
      return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString());
    } catch (CharacterCodingException _) {
      return Optional.empty();
    }
  }

  private static boolean isPlain(String raw, boolean plusIsSpace) {
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c == '%' || c > 0x7E || (plusIsSpace && c == '+')) {
        return false;
      }
    }
    return true;
  }
}
