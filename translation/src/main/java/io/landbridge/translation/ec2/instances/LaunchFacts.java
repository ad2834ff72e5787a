// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.instances;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/** What the end of a launch must remember: the disks that were asked for, and the volumes' tags. */
final class LaunchFacts {
  private static final String DISK = "disk.";
  private static final String TAG = "volume-tag.";

  private LaunchFacts() {}

  /**
   * A data disk of a launch, in the order of the native slots.
   *
   * @param deviceName as the client named it
   */
  record Disk(String deviceName, boolean deleteOnTermination) {}

  static Map<String, String> of(List<Disk> disks, Map<String, String> volumeTags) {
    SequencedMap<String, String> facts = new LinkedHashMap<>();
    for (int index = 0; index < disks.size(); index++) {
      Disk disk = disks.get(index);
      facts.put(key(index), disk.deleteOnTermination() + " " + disk.deviceName());
    }
    volumeTags.forEach((key, value) -> facts.put(TAG + key, value));
    return facts;
  }

  private static String key(int index) {
    return String.format("%s%03d", DISK, index);
  }

  static List<Disk> disks(Map<String, String> facts) {
    List<Disk> disks = new ArrayList<>();
    new TreeMap<>(facts)
        .forEach((name, value) -> {
          if (name.startsWith(DISK)) {
            int space = value.indexOf(' ');
            disks.add(
                new Disk(
                    value.substring(space + 1), Boolean.parseBoolean(value.substring(0, space))));
          }
        });
    return disks;
  }

  static Map<String, String> volumeTags(Map<String, String> facts) {
    SequencedMap<String, String> tags = new LinkedHashMap<>();
    facts.forEach((name, value) -> {
      if (name.startsWith(TAG)) {
        tags.put(name.substring(TAG.length()), value);
      }
    });
    return tags;
  }
}
