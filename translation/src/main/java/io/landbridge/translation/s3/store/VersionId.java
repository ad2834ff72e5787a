// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.store;

/**
 * Names one version of an object. Objects written while the bucket was not versioned, or while its
 * versioning was suspended, have the version id {@code null}, of which a key has one at most.
 *
 * @param value as S3 shows it; opaque, but for {@code null}
 */
public record VersionId(String value) {
  /** The version of what was written without versioning. */
  public static final VersionId NULL = new VersionId("null");

  public VersionId {
    if (value.isEmpty()) {
      throw new IllegalArgumentException("A version has an id");
    }
  }

  /** Whether this is the {@code null} version. */
  public boolean isNull() {
    return value.equals("null");
  }

  @Override
  public String toString() {
    return value;
  }
}
