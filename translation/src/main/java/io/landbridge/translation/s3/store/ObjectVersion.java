// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.store;

import java.time.Instant;
import java.util.List;

/**
 * A version that has content.
 *
 * @param size in bytes, of the content as the client sees it
 * @param etag without quotes
 * @param storageClass as it was asked for, for example {@code STANDARD}
 * @param checksums of the whole object
 * @param parts how it was uploaded, by ascending number; empty for an object put in one piece
 */
public record ObjectVersion(
    ObjectKey key,
    VersionId versionId,
    boolean latest,
    Instant lastModified,
    String owner,
    long size,
    String etag,
    String storageClass,
    ObjectMetadata metadata,
    Attributes attributes,
    List<Checksum> checksums,
    List<PartFacts> parts,
    EncryptionFacts encryption)
    implements StoredVersion {

  public ObjectVersion {
    checksums = List.copyOf(checksums);
    parts = List.copyOf(parts);
  }
}
