// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.store.seal;

import java.nio.ByteBuffer;

/** Seals and opens content that is in memory as a whole, in the same form as files have. */
public final class SealedBytes {
  private SealedBytes() {}

  /**
   * The content, sealed.
   *
   * @param plain at most one segment
   */
  public static byte[] seal(ContentKey key, byte[] plain) {
    checkSize(plain.length);
    ByteBuffer sealed = ByteBuffer.allocate(plain.length + Segments.TAG);
    key.seal(0, true, ByteBuffer.wrap(plain), sealed);
    return sealed.array();
  }

  /**
   * The content again.
   *
   * @throws DamagedException when it is not what was sealed
   */
  public static byte[] open(ContentKey key, byte[] sealed) throws DamagedException {
    if (sealed.length < Segments.TAG) {
      throw new DamagedException("Sealed content is cut off");
    }
    ByteBuffer plain = ByteBuffer.allocate(sealed.length - Segments.TAG);
    key.open(0, true, ByteBuffer.wrap(sealed), plain);
    return plain.array();
  }

  private static void checkSize(int size) {
    if (size > Segments.PLAIN) {
      throw new IllegalArgumentException("More than a segment: " + size);
    }
  }
}
