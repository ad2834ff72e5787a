// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.s3;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Values of user-defined metadata in headers. What is not ASCII is written as encoded words of RFC
 * 2047 and read from them, as S3 does it; clients also send plain UTF-8, which S3 takes for what it
 * is. Source: S3 User Guide, "User-defined object metadata".
 */
final class MetadataText {
  private static final Pattern ENCODED_WORD =
      Pattern.compile("=\\?([A-Za-z0-9_-]{1,40})\\?([BbQq])\\?([!-~&&[^?]]*)\\?=");
  private static final Pattern SPACE_BETWEEN_WORDS =
      Pattern.compile("(?<=\\?=)[ \\t]+(?==\\?[A-Za-z0-9_-]{1,40}\\?[BbQq]\\?)");

  private MetadataText() {}

  /** The text that a header's value stands for; what cannot be read stays as it is. */
  static String decode(String header) {
    if (!isAscii(header)) {
      return fromUtf8(header);
    }
    if (!header.contains("=?")) {
      return header;
    }
    String joined = SPACE_BETWEEN_WORDS.matcher(header).replaceAll("");
    return ENCODED_WORD
        .matcher(joined)
        .replaceAll(word -> Matcher.quoteReplacement(word(word.group(), word)));
  }

  private static String word(String asItIs, MatchResult word) {
    try {
      Charset charset = Charset.forName(word.group(1));
      byte[] bytes =
          word.group(2).equalsIgnoreCase("B")
              ? Base64.getDecoder().decode(word.group(3))
              : quotedPrintable(word.group(3));
      return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (IllegalCharsetNameException | UnsupportedCharsetException _) {
      return asItIs;
    } catch (IllegalArgumentException | CharacterCodingException _) {
      return asItIs;
    }
  }

  private static byte[] quotedPrintable(String text) {
    ByteBuffer bytes = ByteBuffer.allocate(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '=') {
        if (i + 2 >= text.length()) {
          throw new IllegalArgumentException("An escape without its digits");
        }
        bytes.put((byte) HexFormat.fromHexDigits(text, i + 1, i + 3));
        i += 2;
      } else {
        bytes.put((byte) (c == '_' ? ' ' : c));
      }
    }
    byte[] read = new byte[bytes.position()];
    bytes.flip().get(read);
    return read;
  }

  /** The text as a header's value. */
  static String encode(String text) {
    return isAscii(text)
        ? text
        : "=?UTF-8?B?"
            + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8))
            + "?=";
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(c -> (c >= ' ' && c < 0x7F) || c == '\t');
  }

  /** A server reads a head as ISO 8859-1, whatever its bytes mean. */
  private static String fromUtf8(String header) {
    if (header.chars().anyMatch(c -> c > 0xFF)) {
      return header;
    }
    try {
      ByteBuffer bytes = ByteBuffer.wrap(header.getBytes(StandardCharsets.ISO_8859_1));
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException _) {
      return header;
    }
  }
}
