// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.snapshots;

/** Names of what the store keeps about a snapshot, under its native id. */
final class SnapshotFacts {
  /** The description that came with the request. */
  static final String DESCRIPTION = "description";

  /** {@code true} when the volume was encrypted. */
  static final String ENCRYPTED = "encrypted";

  private SnapshotFacts() {}
}
