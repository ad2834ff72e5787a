// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.volumes;

import io.landbridge.ec2.Ec2Errors;
import io.landbridge.translation.Call;
import io.landbridge.translation.cloudstack.DiskOffering;
import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.ec2.Ec2Backend;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Volume types, each a native disk offering: the operator's choice first, then the offering of the
 * type's own name. Blocks; for virtual threads.
 */
public final class VolumeTypes {
  /** EC2 API 2016-11-15, CreateVolume, VolumeType: what a request without a type gets. */
  public static final String DEFAULT = "gp2";

  /** The type of a volume whose offering stands for no type. */
  public static final String OTHER = "standard";

  private static final List<String> TYPES =
      List.of("gp2", "gp3", "io1", "io2", "st1", "sc1", "standard");

  private final Ec2Backend backend;

  /** Volume types over the parts of a gateway. */
  public VolumeTypes(Ec2Backend backend) {
    this.backend = backend;
  }

  /** The offering that stands for a type; empty where the operator has none. */
  public Optional<DiskOffering> find(Call call, String volumeType) {
    String wanted = backend.options().volumeTypes().getOrDefault(volumeType, volumeType);
    return backend.catalogue().diskOfferings(call).stream()
        .filter(offering -> offering.name().equals(wanted) || offering.id().value().equals(wanted))
        .findFirst();
  }

  /**
   * The offering that stands for a type.
   *
   * @throws io.landbridge.aws.AwsException {@code InvalidParameterValue} where the operator has
   *     none
   */
  public DiskOffering get(Call call, String volumeType) {
    return find(call, volumeType)
        .orElseThrow(() ->
            Ec2Errors.invalidParameterValue(
                    "Volume type '" + volumeType + "' is not available in this cloud.")
                .toException());
  }

  /** The type that an offering stands for. */
  public String nameOf(Call call, Optional<NativeId> offeringId) {
    Map<String, String> chosen = backend.options().volumeTypes();
    return offeringId
        .flatMap(id ->
            Stream.concat(chosen.keySet().stream().sorted(), TYPES.stream())
                .filter(type -> find(call, type).filter(o -> o.id().equals(id)).isPresent())
                .findFirst())
        .orElse(OTHER);
  }

  /** The type of a volume: the one it was asked for as, where that stands for its offering. */
  String nameOf(Call call, OwnedVolume volume) {
    Optional<NativeId> offeringId = volume.volume().diskofferingid();
    return Optional.ofNullable(volume.facts().get(VolumeFacts.VOLUME_TYPE))
        .filter(asked -> find(call, asked).map(DiskOffering::id).equals(offeringId))
        .orElseGet(() -> nameOf(call, offeringId));
  }
}
