// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.volumes;

/** Names of what the store keeps about a volume, under its native id. */
public final class VolumeFacts {
  /** The device name that the client asked for; it is echoed for ever, clients filter on it. */
  public static final String DEVICE_NAME = "device-name";

  /** {@code true} when the volume is to go with its instance. */
  public static final String DELETE_ON_TERMINATION = "delete-on-termination";

  private VolumeFacts() {}
}
