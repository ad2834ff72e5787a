// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.volumes;

/** Names of what the store keeps about a volume, under its native id. */
public final class VolumeFacts {
  /** The device name that the client asked for; it is echoed for ever, clients filter on it. */
  public static final String DEVICE_NAME = "device-name";

  /** {@code true} when the volume is to go with its instance. */
  public static final String DELETE_ON_TERMINATION = "delete-on-termination";

  /** The type that the client asked for; several types may stand for one offering. */
  public static final String VOLUME_TYPE = "volume-type";

  /** The I/O operations per second that were asked for, where the offering does not keep them. */
  public static final String IOPS = "iops";

  /** The throughput that was asked for, in MiB/s. */
  public static final String THROUGHPUT = "throughput";

  private VolumeFacts() {}
}
