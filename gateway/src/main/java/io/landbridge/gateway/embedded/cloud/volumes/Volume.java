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
    Builder to = new Builder(this);
    to.state = value;
    return to.build();
  }

  /** The volume attached to a machine. */
  public Volume attachedTo(String vm, int newDevice, Instant when) {
    Builder to = new Builder(this);
    to.state = VolumeState.READY;
    to.vmId = Optional.of(vm);
    to.device = Optional.of(newDevice);
    to.attached = Optional.of(when);
    return to.build();
  }

  /** The volume without a machine. */
  public Volume detached() {
    Builder to = new Builder(this);
    to.vmId = Optional.empty();
    to.device = Optional.empty();
    to.attached = Optional.empty();
    return to.build();
  }

  Volume withName(String value) {
    Builder to = new Builder(this);
    to.name = value;
    return to.build();
  }

  Volume withOffering(
      Optional<String> offering, long newSize, Optional<Long> newMin, Optional<Long> newMax) {
    Builder to = new Builder(this);
    to.diskOfferingId = offering;
    to.sizeInBytes = newSize;
    to.minIops = newMin;
    to.maxIops = newMax;
    return to.build();
  }

  Volume withDeleteProtection(boolean value) {
    Builder to = new Builder(this);
    to.deleteProtection = value;
    return to.build();
  }

  /** A volume in which some fields change. */
  private static final class Builder {
    private final Volume from;
    private String name;
    private VolumeState state;
    private long sizeInBytes;
    private Optional<String> diskOfferingId;
    private Optional<Long> minIops;
    private Optional<Long> maxIops;
    private Optional<String> vmId;
    private Optional<Integer> device;
    private boolean deleteProtection;
    private Optional<Instant> attached;

    Builder(Volume from) {
      this.from = from;
      name = from.name;
      state = from.state;
      sizeInBytes = from.sizeInBytes;
      diskOfferingId = from.diskOfferingId;
      minIops = from.minIops;
      maxIops = from.maxIops;
      vmId = from.vmId;
      device = from.device;
      deleteProtection = from.deleteProtection;
      attached = from.attached;
    }

    Volume build() {
      return new Volume(
          from.id,
          from.number,
          from.accountId,
          name,
          from.zoneId,
          from.root,
          state,
          sizeInBytes,
          diskOfferingId,
          minIops,
          maxIops,
          vmId,
          device,
          from.snapshotId,
          from.templateId,
          deleteProtection,
          from.created,
          attached);
    }
  }
}
