// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.s3.form;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** All of a form before the content of its file, collected up to S3's bound. */
final class FormHead {
  private static final byte[] HEADERS_END = ascii("\r\n\r\n");
  private static final int LONGEST_BOUNDARY = 70;
  private static final String BOUNDARY_MARKS = "'()+_,-./:=? ";

  private final byte[] delimiter;
  private byte[] bytes = new byte[2048];
  private int length;

  /** Where the part begins that is not complete yet: at its delimiter. */
  private int part;

  /** How far the bytes have been searched for the end of what is missing. */
  private int searched;

  private final List<FormField> fields = new ArrayList<>();
  private Optional<PartHeaders> headers = Optional.empty();
  private int content;

  /**
   * The head of a form.
   *
   * @param delimiter what ends a part, with the line end before it
   */
  FormHead(byte[] delimiter) {
    this.delimiter = delimiter;
    // The first delimiter needs no line end before it; with this it has one like all others.
    append(ByteBuffer.wrap(new byte[] {'\r', '\n'}));
  }

  /** Reads the boundary of a media type. */
  static String boundary(String contentType) {
    int semicolon = contentType.indexOf(';');
    String type = semicolon < 0 ? contentType : contentType.substring(0, semicolon);
    if (!type.strip().toLowerCase(Locale.ROOT).equals("multipart/form-data")) {
      throw FormErrors.notAForm();
    }
    String boundary =
        Parameters.of(semicolon < 0 ? "" : contentType.substring(semicolon + 1))
            .find("boundary")
            .orElse("");
    boolean fits =
        !boundary.isEmpty()
            && boundary.length() <= LONGEST_BOUNDARY
            && !boundary.endsWith(" ")
            && boundary.chars().allMatch(FormHead::isOfBoundary);
    if (!fits) {
      throw FormErrors.malformed();
    }
    return boundary;
  }

  private static boolean isOfBoundary(int c) {
    return (c >= '0' && c <= '9')
        || (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || BOUNDARY_MARKS.indexOf(c) >= 0;
  }

  /** Takes bytes; true when the content of the file begins. */
  boolean take(ByteBuffer body) {
    append(body);
    while (true) {
      if (headers.isEmpty() && !readHeaders()) {
        return false;
      }
      if (headers.orElseThrow().isFile()) {
        return true;
      }
      if (!readField()) {
        return false;
      }
    }
  }

  private void append(ByteBuffer body) {
    int room = FormDecoder.MOST_BEFORE_FILE + delimiter.length - length;
    int taken = Math.min(room, body.remaining());
    if (length + taken > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + taken));
    }
    body.get(bytes, length, taken);
    length += taken;
  }

  private boolean readHeaders() {
    int start = part + delimiter.length;
    if (length < start + 2) {
      return more();
    }
    if (Arrays.compare(bytes, part, start, delimiter, 0, delimiter.length) != 0) {
      throw FormErrors.malformed();
    }
    if (bytes[start] == '-' && bytes[start + 1] == '-') {
      throw FormErrors.noFile();
    }
    if (bytes[start] != '\r' || bytes[start + 1] != '\n') {
      throw FormErrors.malformed();
    }
    int end = find(HEADERS_END, start);
    if (end < 0) {
      return more();
    }
    headers = Optional.of(PartHeaders.read(text(start, end)));
    content = end + HEADERS_END.length;
    searched = content;
    return true;
  }

  private boolean readField() {
    int end = find(delimiter, content);
    if (end < 0) {
      return more();
    }
    fields.add(new FormField(headers.orElseThrow().name(), text(content, end)));
    headers = Optional.empty();
    part = end;
    searched = end;
    return true;
  }

  private boolean more() {
    if (length >= FormDecoder.MOST_BEFORE_FILE + delimiter.length) {
      throw FormErrors.fieldsTooLong(FormDecoder.MOST_BEFORE_FILE);
    }
    return false;
  }

  /** Where these bytes begin, at or after a place; what was searched before is not again. */
  private int find(byte[] wanted, int from) {
    int last = length - wanted.length;
    for (int at = Math.max(from, searched); at <= last; at++) {
      if (bytes[at] == wanted[0]
          && Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length)) {
        return at;
      }
    }
    searched = Math.max(from, last + 1);
    return -1;
  }

  private String text(int from, int to) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes, from, to - from))
          .toString();
    } catch (CharacterCodingException e) {
      throw FormErrors.malformed();
    }
  }

  PostForm form() {
    PartHeaders file = headers.orElseThrow();
    return new PostForm(fields, file.baseName(), file.contentType());
  }

  /** The bytes that came after the head. */
  ByteBuffer rest() {
    return ByteBuffer.wrap(bytes, content, length - content);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
