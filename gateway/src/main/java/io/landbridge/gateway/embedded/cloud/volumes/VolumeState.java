// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.volumes;

/** States of a volume. Source: cloudstack/README, States. */
public enum VolumeState {
  ALLOCATED("Allocated"),
  CREATING("Creating"),
  READY("Ready"),
  ATTACHING("Attaching"),
  SNAPSHOTTING("Snapshotting"),
  RESIZING("Resizing"),
  DESTROY("Destroy");

  private final String wireName;

  VolumeState(String wireName) {
    this.wireName = wireName;
  }

  /** {@code state}. */
  public String wireName() {
    return wireName;
  }
}
