// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.auth;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes that grow at the end. Its bound is that of the request it is made from. */
final class ByteSink {
  private static final byte[] LOWER_HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] UPPER_HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

  private byte[] bytes;
  private int length;

  ByteSink(int expectedLength) {
    bytes = new byte[expectedLength];
  }

  ByteSink put(int oneByte) {
    room(1);
    bytes[length++] = (byte) oneByte;
    return this;
  }

  ByteSink put(byte[] more) {
    room(more.length);
    System.arraycopy(more, 0, bytes, length, more.length);
    length += more.length;
    return this;
  }

  /**
   * Adds text that came from the wire with one character for each byte. A character that no such
   * text can have is added in UTF-8.
   */
  ByteSink put(String text) {
    room(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c > 0xff) {
        return put(text.substring(i).getBytes(StandardCharsets.UTF_8));
      }
      bytes[length++] = (byte) c;
    }
    return this;
  }

  ByteSink putHex(byte[] raw) {
    room(raw.length * 2);
    for (byte b : raw) {
      bytes[length++] = LOWER_HEX[(b >> 4) & 0xf];
      bytes[length++] = LOWER_HEX[b & 0xf];
    }
    return this;
  }

  /** Adds a byte as it stands in an encoded URI: as it is if unreserved, else as {@code %XX}. */
  ByteSink putEncoded(int oneByte) {
    if (isUnreserved(oneByte)) {
      return put(oneByte);
    }
    room(3);
    bytes[length++] = '%';
    bytes[length++] = UPPER_HEX[(oneByte >> 4) & 0xf];
    bytes[length++] = UPPER_HEX[oneByte & 0xf];
    return this;
  }

  int length() {
    return length;
  }

  byte[] toByteArray() {
    return Arrays.copyOf(bytes, length);
  }

  byte[] sha256() {
    return Digests.sha256(bytes, 0, length);
  }

  /** The bytes as text for a person: UTF-8 where it is that. */
  String toText() {
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }

  private void room(int more) {
    if (bytes.length - length < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
  }

  /** RFC 3986 2.3. */
  private static boolean isUnreserved(int b) {
    return (b >= 'a' && b <= 'z')
        || (b >= 'A' && b <= 'Z')
        || (b >= '0' && b <= '9')
        || b == '-'
        || b == '.'
        || b == '_'
        || b == '~';
  }
}
