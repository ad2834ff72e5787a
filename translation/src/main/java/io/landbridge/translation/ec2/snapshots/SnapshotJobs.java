// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.snapshots;

/** Purposes of the native jobs on snapshots; the store holds these names. */
final class SnapshotJobs {
  static final String CREATE = "snapshot.create";
  static final String DELETE = "snapshot.delete";

  /** A fact of {@link #CREATE}: the {@link LostSnapshot} to show when the cloud drops it. */
  static final String WHEN_LOST = "whenLost";

  private SnapshotJobs() {}
}
