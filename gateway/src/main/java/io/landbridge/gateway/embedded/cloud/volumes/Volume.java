// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.volumes;

import io.landbridge.gateway.embedded.cloud.state.Kind;
import io.landbridge.gateway.embedded.cloud.state.Owned;
import java.time.Instant;
import java.util.Optional;

/**
 * A volume.
 *
 * @param root whether it is the root disk of its machine
 * @param diskOfferingId empty for root disks of the service offering's own
 * @param vmId the machine it is attached to
 * @param device its place in the machine
 * @param snapshotId what it was made from
 * @param templateId what it was made from, for root disks
 */
public record Volume(
    String id,
    long number,
    String accountId,
    String name,
    String zoneId,
    boolean root,
    VolumeState state,
    long sizeInBytes,
    Optional<String> diskOfferingId,
    Optional<Long> minIops,
    Optional<Long> maxIops,
    Optional<String> vmId,
    Optional<Integer> device,
    Optional<String> snapshotId,
    Optional<String> templateId,
    boolean deleteProtection,
    Instant created,
    Optional<Instant> attached)
    implements Owned {
  public static final String VM = "vm";
  public static final Kind<Volume> KIND =
      Kind.owned("volume", Volume.class).indexed(VM, volume -> volume.vmId().stream().toList());

  /** The volume in another state. */
  public Volume withState(VolumeState value) {
    return new Volume(
        id,
        number,
        accountId,
        name,
        zoneId,
        root,
        value,
        sizeInBytes,
        diskOfferingId,
        minIops,
        maxIops,
        vmId,
        device,
        snapshotId,
        templateId,
        deleteProtection,
        created,
        attached);
  }

  /** The volume attached to a machine. */
  public Volume attachedTo(String vm, int newDevice, Instant when) {
    return new Volume(
        id,
        number,
        accountId,
        name,
        zoneId,
        root,
        VolumeState.READY,
        sizeInBytes,
        diskOfferingId,
        minIops,
        maxIops,
        Optional.of(vm),
        Optional.of(newDevice),
        snapshotId,
        templateId,
        deleteProtection,
        created,
        Optional.of(when));
  }

  /** The volume without a machine. */
  public Volume detached() {
    return new Volume(
        id,
        number,
        accountId,
        name,
        zoneId,
        root,
        state,
        sizeInBytes,
        diskOfferingId,
        minIops,
        maxIops,
        Optional.empty(),
        Optional.empty(),
        snapshotId,
        templateId,
        deleteProtection,
        created,
        Optional.empty());
  }

  Volume withName(String value) {
    return new Volume(
        id,
        number,
        accountId,
        value,
        zoneId,
        root,
        state,
        sizeInBytes,
        diskOfferingId,
        minIops,
        maxIops,
        vmId,
        device,
        snapshotId,
        templateId,
        deleteProtection,
        created,
        attached);
  }

  Volume withOffering(
      Optional<String> offering, long newSize, Optional<Long> newMin, Optional<Long> newMax) {
    return new Volume(
        id,
        number,
        accountId,
        name,
        zoneId,
        root,
        state,
        newSize,
        offering,
        newMin,
        newMax,
        vmId,
        device,
        snapshotId,
        templateId,
        deleteProtection,
        created,
        attached);
  }

  Volume withDeleteProtection(boolean value) {
    return new Volume(
        id,
        number,
        accountId,
        name,
        zoneId,
        root,
        state,
        sizeInBytes,
        diskOfferingId,
        minIops,
        maxIops,
        vmId,
        device,
        snapshotId,
        templateId,
        value,
        created,
        attached);
  }
}
