// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.store;

import java.time.Instant;
import java.util.List;

/**
 * A part of an upload, or of an object that was uploaded in parts.
 *
 * @param number 1 to 10,000
 * @param size in bytes
 * @param etag without quotes
 * @param lastModified when it was written
 * @param checksums what was announced and verified, or computed, for this part
 */
public record PartFacts(
    int number, long size, String etag, Instant lastModified, List<Checksum> checksums) {

  public PartFacts {
    checksums = List.copyOf(checksums);
  }
}
