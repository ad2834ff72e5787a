// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.store;

import java.util.List;
import java.util.Optional;

/**
 * How a multipart upload ends.
 *
 * @param parts the parts of the object in ascending order
 * @param condition on what is under the key now
 * @param checksums works out the object's checksums from its parts; it may refuse, for example
 *     because the client announced others, or another size
 * @param key the customer's key of an upload with SSE-C, when the request sent it
 */
public record Completion(
    List<WantedPart> parts,
    WriteCondition condition,
    PartsChecksum checksums,
    Optional<CustomerKey> key) {

  public Completion {
    parts = List.copyOf(parts);
  }

  /**
   * A part as the client names it.
   *
   * @param etag without quotes
   * @param checksums those the client sent along; each must be the part's
   */
  public record WantedPart(int number, String etag, List<Checksum> checksums) {
    public WantedPart {
      checksums = List.copyOf(checksums);
    }
  }

  /** Works out what is known of the whole from its parts. */
  @FunctionalInterface
  public interface PartsChecksum {
    /** The checksums of an object made of these parts. */
    List<Checksum> of(List<PartFacts> parts);
  }
}
