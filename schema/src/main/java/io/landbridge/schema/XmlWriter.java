// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.schema;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Writes XML 1.0 straight into UTF-8 bytes: elements and text, no attributes but the namespace. A
 * writer of its own, because the answers are large and plain and a general one costs several times
 * as much; what it writes is read back by real parsers in the tests.
 *
 * <p>Characters that XML 1.0 cannot hold, not even as references, become U+FFFD: control characters
 * other than tab, line feed and carriage return, halves of surrogate pairs, U+FFFE and U+FFFF. A
 * carriage return is written as a reference, because parsers turn a plain one into a line feed.
 */
public final class XmlWriter {
  /** What every document begins with. */
  public static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

  private static final byte[] BEGINNING = bytes(DECLARATION);
  private static final byte[] XSI_TYPE =
      bytes(" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:type=\"");
  private static final byte[] END_OF_TYPE = bytes("\">");
  private static final byte[] LESS = bytes("&lt;");
  private static final byte[] GREATER = bytes("&gt;");
  private static final byte[] AMPERSAND = bytes("&amp;");
  private static final byte[] CARRIAGE_RETURN = bytes("&#13;");
  private static final byte[] QUOTE = bytes("&quot;");
  private static final char REPLACEMENT = '\uFFFD';
  private static final int MAX_BYTES_PER_CHARACTER = 6;
  private static final int FIRST_PIECE = 4096;
  private static final int LONGEST_PIECE = 64 * 1024;
  private static final int TIMESTAMP_LENGTH = "2016-11-15T08:00:00.000Z".length();

  // The characters that are written as they are.
  private static final boolean[] PLAIN = new boolean[0x7F];

  static {
    for (char c = 0x20; c < PLAIN.length; c++) {
      PLAIN[c] = "<>&\"".indexOf(c) < 0;
    }
  }

  private final boolean controlReferences;
  private byte[] buffer = new byte[FIRST_PIECE];
  private int length;

  /** What was written before the buffer; a long answer is put together once, at its end. */
  private final List<Piece> pieces = new ArrayList<>();

  /** The time that was written last, and where its text begins in the buffer. */
  private Instant lastInstant = Instant.MIN;

  private int lastTimestamp;

  /** A document that has its declaration so far. */
  public XmlWriter() {
    this(false);
  }

  private XmlWriter(boolean controlReferences) {
    this.controlReferences = controlReferences;
    raw(BEGINNING);
  }

  /**
   * A document in which control characters stand as references ({@literal &}#x1;), as S3 writes
   * them: no parser of XML 1.0 takes them, and a client that asked for such keys without {@code
   * encoding-type=url} finds out instead of getting others.
   */
  public static XmlWriter withControlReferences() {
    return new XmlWriter(true);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** What is written so far. */
  public byte[] toByteArray() {
    return since(0, 0);
  }

  /** An element's start. */
  public void start(XmlName name) {
    raw(name.start());
  }

  /** The root's start. */
  public void start(String name, String namespace) {
    raw(bytes("<" + name + " xmlns=\""));
    text(namespace);
    raw(bytes("\">"));
  }

  /** The start of an element that says its type: {@code xsi:type}. */
  public void startOfType(XmlName name, String type) {
    byte[] start = name.start();
    ensure(start.length);
    System.arraycopy(start, 0, buffer, length, start.length - 1);
    length += start.length - 1;
    raw(XSI_TYPE);
    text(type);
    raw(END_OF_TYPE);
  }

  /** An element's end. */
  public void end(XmlName name) {
    raw(name.end());
  }

  /** An element without content. */
  public void empty(XmlName name) {
    raw(name.empty());
  }

  /** An element that holds a text. */
  public void element(XmlName name, String text) {
    start(name);
    text(text);
    end(name);
  }

  /** The content of a shape: what the shape has kept of it, or what {@code write} writes now. */
  public void content(Shape shape, BiConsumer<XmlWriter, Shape> write) {
    KeptXml kept = shape.keptXml();
    if (kept == null) {
      write.accept(this, shape);
      return;
    }
    byte[] bytes = kept.bytes();
    if (bytes == null) {
      int piece = pieces.size();
      int from = length;
      write.accept(this, shape);
      kept.keep(since(piece, from));
    } else {
      raw(bytes);
    }
  }

  /** Text between two tags. */
  public void text(String text) {
    int count = text.length();
    int i = 0;
    while (i < count) {
      ensure(1);
      int end = Math.min(count, i + buffer.length - length);
      i = plain(text, i, end);
      if (i < end) {
        if (isPair(text, i)) {
          supplementary(text.codePointAt(i++));
        } else {
          special(text.charAt(i));
        }
        i++;
      }
    }
  }

  /**
   * Writes the characters before the first that is not written as it is, for which there is room;
   * answers where that is, or the end.
   */
  private int plain(String text, int begin, int end) {
    byte[] bytes = buffer;
    int to = length;
    int i = begin;
    while (i < end) {
      char c = text.charAt(i);
      if (c >= PLAIN.length || !PLAIN[c]) {
        break;
      }
      bytes[to++] = (byte) c;
      i++;
    }
    length = to;
    return i;
  }

  /** A whole number. */
  public void number(long number) {
    if (number < 0) {
      text(Long.toString(number));
      return;
    }
    int count = 1;
    for (long rest = number / 10; rest > 0; rest /= 10) {
      count++;
    }
    ensure(count);
    digits(number, count);
  }

  private static boolean isPair(String text, int i) {
    return i + 1 < text.length() && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1));
  }

  /** {@code 2016-11-15T08:00:00.000Z}: always milliseconds, as EC2 writes them. */
  public void timestamp(Instant instant) {
    ensure(TIMESTAMP_LENGTH);
    // The times of an object are often the same: those of a machine, its disk and its interface.
    if (instant.equals(lastInstant)) {
      System.arraycopy(buffer, lastTimestamp, buffer, length, TIMESTAMP_LENGTH);
      length += TIMESTAMP_LENGTH;
      return;
    }
    OffsetDateTime time = instant.atOffset(ZoneOffset.UTC);
    if (time.getYear() < 0 || time.getYear() > 9999) {
      text(instant.toString());
      return;
    }
    lastInstant = instant;
    lastTimestamp = length;
    digits(time.getYear(), 4, '-');
    digits(time.getMonthValue(), 2, '-');
    digits(time.getDayOfMonth(), 2, 'T');
    digits(time.getHour(), 2, ':');
    digits(time.getMinute(), 2, ':');
    digits(time.getSecond(), 2, '.');
    digits(time.getNano() / 1_000_000, 3, 'Z');
  }

  private void digits(int number, int count, char after) {
    digits(number, count);
    buffer[length++] = (byte) after;
  }

  private void digits(long number, int count) {
    long rest = number;
    for (int i = count - 1; i >= 0; i--) {
      buffer[length + i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    length += count;
  }

  private void special(char c) {
    switch (c) {
      case '<' -> raw(LESS);
      case '>' -> raw(GREATER);
      case '&' -> raw(AMPERSAND);
      case '"' -> raw(QUOTE);
      case '\r' -> raw(CARRIAGE_RETURN);
      case '\t', '\n' -> basic(c);
      default -> {
        if (c < 0x20 && controlReferences) {
          raw(bytes("&#x" + Integer.toHexString(c) + ";"));
          return;
        }
        boolean legal = c >= 0x20 && !Character.isSurrogate(c) && c != '\uFFFE' && c != '\uFFFF';
        basic(legal ? c : REPLACEMENT);
      }
    }
  }

  private void basic(char c) {
    ensure(MAX_BYTES_PER_CHARACTER);
    if (c < 0x80) {
      buffer[length++] = (byte) c;
    } else if (c < 0x800) {
      buffer[length++] = (byte) (0xC0 | (c >> 6));
      continuation(c);
    } else {
      buffer[length++] = (byte) (0xE0 | (c >> 12));
      continuation(c >> 6);
      continuation(c);
    }
  }

  private void supplementary(int codePoint) {
    ensure(MAX_BYTES_PER_CHARACTER);
    buffer[length++] = (byte) (0xF0 | (codePoint >> 18));
    continuation(codePoint >> 12);
    continuation(codePoint >> 6);
    continuation(codePoint);
  }

  private void continuation(int bits) {
    buffer[length++] = (byte) (0x80 | (bits & 0x3F));
  }

  private void raw(byte[] bytes) {
    ensure(bytes.length);
    append(bytes);
  }

  private void append(byte[] bytes) {
    System.arraycopy(bytes, 0, buffer, length, bytes.length);
    length += bytes.length;
  }

  private void ensure(int more) {
    if (buffer.length - length < more) {
      pieces.add(new Piece(buffer, length));
      buffer = new byte[Math.max(more, Math.min(LONGEST_PIECE, 2 * buffer.length))];
      length = 0;
      lastInstant = Instant.MIN;
    }
  }

  /** What was written since the buffer had this length and was the piece with this number. */
  private byte[] since(int piece, int from) {
    if (piece == pieces.size()) {
      return Arrays.copyOfRange(buffer, from, length);
    }
    List<Piece> before = pieces.subList(piece, pieces.size());
    byte[] all = new byte[before.stream().mapToInt(Piece::length).sum() - from + length];
    int to = 0;
    int skip = from;
    for (Piece written : before) {
      int count = written.length() - skip;
      System.arraycopy(written.bytes(), skip, all, to, count);
      to += count;
      skip = 0;
    }
    System.arraycopy(buffer, 0, all, to, length);
    return all;
  }

  /** A full buffer, of which so many bytes are written. */
  @SuppressWarnings("ArrayRecordComponent") // a pair that is compared by nobody
  private record Piece(byte[] bytes, int length) {}
}
