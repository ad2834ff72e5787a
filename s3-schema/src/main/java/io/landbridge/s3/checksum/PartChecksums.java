// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.s3.checksum;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * From the checksums of parts to the one of the object. Source: Amazon S3 User Guide, "Checking
 * object integrity", full object and composite checksums.
 */
public final class PartChecksums {
  private PartChecksums() {}

  /**
   * A part of an object.
   *
   * @param value its checksum over its bytes
   * @param length how many bytes it has
   */
  public record Part(ChecksumValue value, long length) {
    public Part {
      if (length < 0 || value.parts() != 0) {
        throw new IllegalArgumentException("Not the checksum of a part: " + value.wire());
      }
    }
  }

  /**
   * The checksum of an object of these parts.
   *
   * @param parts in their order, all with this algorithm, at least one
   * @throws IllegalArgumentException when the algorithm does not allow the coverage
   */
  public static ChecksumValue combine(Algorithm algorithm, Coverage coverage, List<Part> parts) {
    if (!algorithm.allows(coverage)) {
      throw new IllegalArgumentException(algorithm + " cannot be " + coverage);
    }
    if (parts.isEmpty() || parts.stream().anyMatch(p -> p.value().algorithm() != algorithm)) {
      throw new IllegalArgumentException("Every part needs its " + algorithm);
    }
    return switch (coverage) {
      case COMPOSITE -> composite(algorithm, parts);
      case FULL_OBJECT -> fullObject(algorithm, parts);
    };
  }

  private static ChecksumValue composite(Algorithm algorithm, List<Part> parts) {
    RunningChecksum checksum = algorithm.start();
    for (Part part : parts) {
      checksum.update(ByteBuffer.wrap(part.value().digest()));
    }
    return new ChecksumValue(algorithm, checksum.value().base64(), parts.size());
  }

  private static ChecksumValue fullObject(Algorithm algorithm, List<Part> parts) {
    CrcCombination combination = CrcCombination.of(algorithm);
    ChecksumValue whole = parts.getFirst().value();
    for (Part part : parts.subList(1, parts.size())) {
      whole = combination.combine(whole, part.value(), part.length());
    }
    return whole;
  }
}
