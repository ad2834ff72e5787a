// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.store.seal;

/**
 * The layout of sealed content: segments of 64 KiB, each followed by its 16 byte tag; only the last
 * one is shorter. Empty content is one empty segment, so that even its end is authenticated.
 */
public final class Segments {
  /** How many bytes of content a segment holds, but for the last one. */
  public static final int PLAIN = 64 * 1024;

  /** What a segment is longer on the disk. */
  static final int TAG = 16;

  /** What a segment takes on the disk, but for the last one. */
  static final int SEALED = PLAIN + TAG;

  private Segments() {}

  /** What content of this many bytes takes on the disk. */
  public static long sealedLength(long plainLength) {
    return plainLength + TAG * count(plainLength);
  }

  /** How many segments content of this many bytes has. */
  static long count(long plainLength) {
    return plainLength == 0 ? 1 : (plainLength + PLAIN - 1) / PLAIN;
  }

  /** How many bytes of content a segment holds. */
  static int plainLength(long segment, long plainLength) {
    return (int) Math.min(PLAIN, plainLength - segment * PLAIN);
  }
}
