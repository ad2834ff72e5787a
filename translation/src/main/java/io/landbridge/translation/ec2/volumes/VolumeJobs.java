// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.volumes;

/** Purposes of the native jobs on volumes, and the names of their facts; the store holds both. */
final class VolumeJobs {
  static final String CREATE = "volume.create";

  /** Gives a volume made from a snapshot the offering that was asked for. */
  static final String SETTLE = "volume.settle";

  static final String ATTACH = "volume.attach";
  static final String DETACH = "volume.detach";
  static final String MODIFY = "volume.modify";

  /** Of an attachment: the native id of the machine. */
  static final String MACHINE = "machine";

  /** Of a creation: the native id of the offering that the volume is to have in the end. */
  static final String OFFERING = "offering";

  private VolumeJobs() {}
}
