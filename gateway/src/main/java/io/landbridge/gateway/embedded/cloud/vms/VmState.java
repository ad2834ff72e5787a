// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.vms;

import java.util.Locale;

/** States of a machine. Source: cloudstack/README, States. */
public enum VmState {
  STOPPED,
  STARTING,
  RUNNING,
  STOPPING,
  DESTROYED,
  EXPUNGING,
  ERROR;

  private final String wireName = name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);

  /** {@code state}. */
  public String wireName() {
    return wireName;
  }

  /** Whether it has, or is about to lose or get, a place on a host. */
  boolean isUp() {
    return this == STARTING || this == RUNNING || this == STOPPING;
  }

  /** Whether it counts against limits and holds its disks. */
  public boolean isAlive() {
    return switch (this) {
      case STOPPED, STARTING, RUNNING, STOPPING -> true;
      case DESTROYED, EXPUNGING, ERROR -> false;
    };
  }
}
