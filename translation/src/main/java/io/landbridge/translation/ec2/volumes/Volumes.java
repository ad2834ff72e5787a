// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.volumes;

import io.landbridge.translation.Call;
import io.landbridge.translation.cloudstack.NativeCommand;
import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.cloudstack.NativeRequest;
import io.landbridge.translation.cloudstack.Volume;
import io.landbridge.translation.ec2.Ec2Backend;
import io.landbridge.translation.ec2.OwnedEntities;
import io.landbridge.translation.ec2.OwnedEntities.Known;
import io.landbridge.translation.ids.ResourceKind;
import java.util.Collection;
import java.util.List;

/**
 * The caller's volumes. A list costs one native call and a fixed number of statements, however many
 * volumes there are. Blocks; for virtual threads.
 */
public final class Volumes {
  private final OwnedEntities<Volume> volumes;

  /** Volumes over the parts of a gateway. */
  public Volumes(Ec2Backend backend) {
    this.volumes =
        new OwnedEntities<>(
            backend,
            new OwnedEntities.Source<>(
                ResourceKind.VOLUME,
                NativeRequest.of(NativeCommand.LIST_VOLUMES),
                Volume.class,
                Volume::id,
                (call, volume) ->
                    call.caller().owns(volume.account(), volume.domainid())
                        && VolumeStates.isShown(volume.state())));
  }

  /** All volumes of the caller, root volumes among them, in no order. */
  public List<OwnedVolume> list(Call call) {
    return toOwned(call, volumes.list(call), List.of());
  }

  /** Those of the caller's volumes that have one of these native ids. */
  public List<OwnedVolume> find(Call call, Collection<NativeId> nativeIds) {
    return nativeIds.isEmpty()
        ? List.of()
        : toOwned(call, volumes.find(call, nativeIds), nativeIds);
  }

  /**
   * The volumes of these ids, in their order and each once.
   *
   * @throws io.landbridge.aws.AwsException {@code InvalidVolumeID.Malformed}, or {@code
   *     InvalidVolume.NotFound} naming all that are not there
   */
  public List<OwnedVolume> getAll(Call call, Collection<String> volumeIds) {
    return volumes.getAll(call, volumeIds, ids -> find(call, ids), OwnedVolume::volumeId);
  }

  /** The volume of an id; see {@link #getAll}. */
  public OwnedVolume get(Call call, String volumeId) {
    return getAll(call, List.of(volumeId)).getFirst();
  }

  private List<OwnedVolume> toOwned(Call call, List<Volume> found, Collection<NativeId> named) {
    if (found.isEmpty()) {
      return List.of();
    }
    Known known = volumes.know(call, found, named);
    return found.stream()
        .map(volume ->
            new OwnedVolume(
                known.ec2Id(volume.id()),
                volume,
                known.factsOf(volume.id()),
                known.jobsOf(volume.id())))
        .toList();
  }
}
