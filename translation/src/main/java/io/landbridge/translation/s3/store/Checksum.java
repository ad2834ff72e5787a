// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.store;

import io.landbridge.s3.checksum.Algorithm;
import io.landbridge.s3.checksum.ChecksumValue;
import java.util.Optional;

/**
 * A checksum of an object or a part.
 *
 * @param algorithm as S3 names it, for example {@code CRC64NVME}
 * @param type over what it was computed
 * @param value in S3's form: Base64, and for a composite one {@code -} and the number of parts
 */
public record Checksum(String algorithm, Type type, String value) {

  /** What a checksum is computed over. */
  public enum Type {
    /** All bytes of the object. */
    FULL_OBJECT,
    /** The checksums of the parts. */
    COMPOSITE
  }

  /** The checksum that has been computed or announced. */
  public static Checksum of(ChecksumValue computed) {
    return new Checksum(
        computed.algorithm().name(), Type.valueOf(computed.coverage().name()), computed.wire());
  }

  /** The checksum to compute with; empty when it is none of its algorithm. */
  public Optional<ChecksumValue> findValue() {
    return Algorithm.find(algorithm).flatMap(known -> ChecksumValue.find(known, value));
  }

  /**
   * The checksum to compute with.
   *
   * @throws IllegalStateException when it is none of its algorithm, which a store does not keep
   */
  public ChecksumValue toValue() {
    return findValue()
        .orElseThrow(() -> new IllegalStateException("Not a " + algorithm + ": " + value));
  }
}
