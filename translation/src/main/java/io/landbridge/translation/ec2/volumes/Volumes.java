// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.volumes;

import io.landbridge.translation.Call;
import io.landbridge.translation.cloudstack.NativeCommand;
import io.landbridge.translation.cloudstack.NativeException;
import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.cloudstack.NativeRequest;
import io.landbridge.translation.cloudstack.Volume;
import io.landbridge.translation.ec2.Ec2Backend;
import io.landbridge.translation.ids.IdErrors;
import io.landbridge.translation.ids.ResourceKind;
import io.landbridge.translation.jobs.FollowedJob;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The caller's volumes. A list costs one native call and a fixed number of statements, however many
 * volumes there are. Blocks; for virtual threads.
 */
public final class Volumes {
  /** What the cloud answers when one of several ids is unknown or somebody else's. */
  private static final Set<Integer> UNKNOWN_ID = Set.of(431, 531);

  private final Ec2Backend backend;

  /** Volumes over the parts of a gateway. */
  public Volumes(Ec2Backend backend) {
    this.backend = backend;
  }

  /** All volumes of the caller, root volumes among them, in no order. */
  public List<OwnedVolume> list(Call call) {
    return toOwned(call, list(call, NativeRequest.of(NativeCommand.LIST_VOLUMES)));
  }

  /** Those of the caller's volumes that have one of these native ids. */
  public List<OwnedVolume> find(Call call, Collection<NativeId> nativeIds) {
    if (nativeIds.isEmpty()) {
      return List.of();
    }
    NativeRequest all = NativeRequest.of(NativeCommand.LIST_VOLUMES);
    List<Volume> found;
    try {
      found = list(call, all.with("ids", List.copyOf(nativeIds)));
    } catch (NativeException e) {
      if (!UNKNOWN_ID.contains(e.error().code())) {
        throw e;
      }
      // One unknown id spoils the whole list natively, and the error does not name the others.
      found = list(call, all).stream().filter(v -> nativeIds.contains(v.id())).toList();
    }
    return toOwned(call, found);
  }

  /**
   * The volumes of these ids, in their order and each once.
   *
   * @throws io.landbridge.aws.AwsException {@code InvalidVolumeID.Malformed}, or {@code
   *     InvalidVolume.NotFound} naming all that are not there
   */
  public List<OwnedVolume> getAll(Call call, Collection<String> volumeIds) {
    Map<String, NativeId> nativeIds =
        backend.ids().getNativeIds(call, ResourceKind.VOLUME, volumeIds);
    Map<String, OwnedVolume> found =
        find(call, nativeIds.values()).stream()
            .collect(Collectors.toMap(OwnedVolume::volumeId, volume -> volume));
    List<String> missing =
        nativeIds.keySet().stream().filter(id -> !found.containsKey(id)).toList();
    if (!missing.isEmpty()) {
      throw IdErrors.notFound(ResourceKind.VOLUME, missing);
    }
    return nativeIds.keySet().stream()
        .flatMap(id -> Optional.ofNullable(found.get(id)).stream())
        .toList();
  }

  /** The volume of an id; see {@link #getAll}. */
  public OwnedVolume get(Call call, String volumeId) {
    return getAll(call, List.of(volumeId)).getFirst();
  }

  private List<Volume> list(Call call, NativeRequest request) {
    return backend.cloud().list(call, request, Volume.class).stream()
        .filter(volume -> call.caller().owns(volume.account(), volume.domainid()))
        .filter(volume -> VolumeStates.isShown(volume.state()))
        .toList();
  }

  private List<OwnedVolume> toOwned(Call call, List<Volume> volumes) {
    if (volumes.isEmpty()) {
      return List.of();
    }
    List<NativeId> nativeIds = volumes.stream().map(Volume::id).toList();
    Map<NativeId, String> ec2Ids = backend.ids().getEc2Ids(ResourceKind.VOLUME, nativeIds);
    Map<NativeId, List<FollowedJob>> jobs =
        backend.jobs().find(call.caller().accountId(), ResourceKind.VOLUME).stream()
            .filter(job -> job.resource().isPresent())
            .collect(Collectors.groupingBy(job -> job.resource().orElseThrow()));
    Map<String, Map<String, String>> facts =
        backend
            .store()
            .resourceFacts()
            .getAll(
                call.caller().accountId(),
                ResourceKind.VOLUME,
                nativeIds.stream().map(NativeId::value).toList());
    return volumes.stream()
        .map(volume ->
            new OwnedVolume(
                ec2Ids.getOrDefault(volume.id(), ""),
                volume,
                facts.getOrDefault(volume.id().value(), Map.of()),
                jobs.getOrDefault(volume.id(), List.of())))
        .toList();
  }
}
