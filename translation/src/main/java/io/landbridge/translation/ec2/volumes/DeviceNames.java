// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.volumes;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Device names and the native slots they stand for: {@code /dev/sdb} or {@code xvdb} is slot 1.
 * Slot 0 is the root device's. Slot 3 is the CD-ROM drive's on KVM and XenServer and is never asked
 * for.
 */
public final class DeviceNames {
  private static final Pattern NAME = Pattern.compile("(?:/dev/)?(?:sd|xvd|hd|vd)([a-p])[0-9]*");
  private static final int CD_ROM = 3;

  private DeviceNames() {}

  /** The slot of a device name; empty for names without one, where the cloud is to choose. */
  public static OptionalInt toDeviceId(String deviceName) {
    Matcher name = NAME.matcher(deviceName);
    if (!name.matches()) {
      return OptionalInt.empty();
    }
    int slot = name.group(1).charAt(0) - 'a';
    return slot == 0 || slot == CD_ROM ? OptionalInt.empty() : OptionalInt.of(slot);
  }

  /** The device name of a slot for which no client has asked for a name. */
  public static String fromDeviceId(long deviceId) {
    return "/dev/sd" + (char) ('a' + deviceId);
  }
}
