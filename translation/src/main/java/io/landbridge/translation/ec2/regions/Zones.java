// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.regions;

import io.landbridge.ec2.Ec2Errors;
import io.landbridge.translation.Call;
import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.cloudstack.Zone;
import io.landbridge.translation.ec2.Ec2Backend;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The availability zones of the region, each a native zone. Blocks; for virtual threads. */
public final class Zones {
  private static final Pattern REGION = Pattern.compile("([a-z]+)-([a-z]+)-([0-9]+)");
  private static final int LETTERS = 26;

  private final Ec2Backend backend;

  /** Zones over the parts of a gateway. */
  public Zones(Ec2Backend backend) {
    this.backend = backend;
  }

  /** The zones that the caller sees, in order of their names. */
  public List<NamedZone> list(Call call) {
    List<Zone> zones =
        backend.catalogue().zones(call).stream().sorted(Comparator.comparing(Zone::name)).toList();
    Map<NativeId, Integer> ordinals =
        backend.store().zoneOrdinals().getOrAssign(zones.stream().map(Zone::id).toList());
    return zones.stream()
        .map(zone -> toNamed(zone, ordinals.getOrDefault(zone.id(), 0)))
        .sorted(Comparator.comparing(NamedZone::name))
        .toList();
  }

  private NamedZone toNamed(Zone zone, int ordinal) {
    String region = backend.options().region();
    String chosen = backend.options().availabilityZones().get(zone.name());
    String name;
    if (chosen != null) {
      name = chosen;
    } else if (isLettered(zone.name(), region)) {
      name = zone.name();
    } else {
      name = region + letters(ordinal);
    }
    return new NamedZone(zone, name, abbreviate(region) + "-az" + (ordinal + 1));
  }

  private static boolean isLettered(String name, String region) {
    return name.length() == region.length() + 1
        && name.startsWith(region)
        && Character.isLowerCase(name.charAt(region.length()));
  }

  /** 0 is a, 25 is z, 26 is aa. */
  private static String letters(int ordinal) {
    String last = String.valueOf((char) ('a' + ordinal % LETTERS));
    return ordinal < LETTERS ? last : letters(ordinal / LETTERS - 1) + last;
  }

  /** {@code us-east-1} is {@code use1}, as in the zone ids of AWS; other names stay. */
  private static String abbreviate(String region) {
    Matcher parts = REGION.matcher(region);
    if (!parts.matches()) {
      return region;
    }
    return parts.group(1) + parts.group(2).charAt(0) + parts.group(3);
  }

  /** The zone of an availability zone's name. */
  public Optional<NamedZone> findByName(Call call, String name) {
    return list(call).stream().filter(zone -> zone.name().equals(name)).findFirst();
  }

  /** The zone of an availability zone's id. */
  public Optional<NamedZone> findByZoneId(Call call, String zoneId) {
    return list(call).stream().filter(zone -> zone.zoneId().equals(zoneId)).findFirst();
  }

  /** The zone of a native zone. */
  public Optional<NamedZone> find(Call call, NativeId nativeId) {
    return list(call).stream().filter(zone -> zone.nativeId().equals(nativeId)).findFirst();
  }

  /**
   * The zone of an availability zone's name.
   *
   * @throws io.landbridge.aws.AwsException {@code InvalidParameterValue}, in EC2's words
   */
  public NamedZone getByName(Call call, String name) {
    return findByName(call, name)
        .orElseThrow(() ->
            Ec2Errors.invalidParameterValue("Invalid availability zone: [" + name + "]")
                .toException());
  }
}
