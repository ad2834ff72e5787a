// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.s3.checksum;

import java.util.Base64;
import java.util.Optional;

/**
 * A checksum as S3 writes it: {@code sOO8/Q==} over an object's bytes, {@code sOO8/Q==-3} over the
 * checksums of three parts.
 *
 * @param algorithm which checksum
 * @param base64 the value in canonical Base64, without the number of parts
 * @param parts how many parts a composite value is over; 0 for one over the bytes themselves
 */
public record ChecksumValue(Algorithm algorithm, String base64, int parts) {
  /** S3's bound on the parts of an object. */
  private static final int MOST_PARTS = 10_000;

  public ChecksumValue {
    if (parts < 0 || parts > MOST_PARTS) {
      throw new IllegalArgumentException("A number of parts out of bounds: " + parts);
    }
    if (Base64.getDecoder().decode(base64).length != algorithm.length()) {
      throw new IllegalArgumentException("Not a " + algorithm + ": " + base64);
    }
  }

  /** A value over bytes. */
  public static ChecksumValue of(Algorithm algorithm, byte[] digest) {
    return new ChecksumValue(algorithm, Base64.getEncoder().encodeToString(digest), 0);
  }

  /**
   * Reads the value of a header or trailer; empty for what is none of this algorithm, or is not
   * canonical Base64 (RFC 4648 3.5).
   */
  public static Optional<ChecksumValue> find(Algorithm algorithm, String text) {
    int dash = text.indexOf('-');
    if (dash < 0) {
      return decode(algorithm, text, 0);
    }
    String number = text.substring(dash + 1);
    boolean counts =
        number.length() <= 5
            && !number.isEmpty()
            && number.chars().allMatch(c -> c >= '0' && c <= '9');
    int parts = counts ? Integer.parseInt(number) : 0;
    return parts < 1 || parts > MOST_PARTS
        ? Optional.empty()
        : decode(algorithm, text.substring(0, dash), parts);
  }

  private static Optional<ChecksumValue> decode(Algorithm algorithm, String text, int parts) {
    // The length first, so that no long text is decoded.
    if (text.length() != (algorithm.length() + 2) / 3 * 4) {
      return Optional.empty();
    }
    try {
      byte[] digest = Base64.getDecoder().decode(text);
      // Java passes over bits of the last digit that belong to no byte; S3 refuses them.
      boolean canonical = Base64.getEncoder().encodeToString(digest).equals(text);
      return canonical && digest.length == algorithm.length()
          ? Optional.of(new ChecksumValue(algorithm, text, parts))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** What the value is over. */
  public Coverage coverage() {
    return parts == 0 ? Coverage.FULL_OBJECT : Coverage.COMPOSITE;
  }

  /** The value as it stands in a header, trailer or document. */
  public String wire() {
    return parts == 0 ? base64 : base64 + "-" + parts;
  }

  /** The bytes of the value in wire order. */
  public byte[] digest() {
    return Base64.getDecoder().decode(base64);
  }
}
