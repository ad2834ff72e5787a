// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud;

import io.landbridge.gateway.embedded.cloud.addresses.PublicAddress;
import io.landbridge.gateway.embedded.cloud.buckets.Bucket;
import io.landbridge.gateway.embedded.cloud.limits.Limits.Counter;
import io.landbridge.gateway.embedded.cloud.limits.ResourceType;
import io.landbridge.gateway.embedded.cloud.networks.Network;
import io.landbridge.gateway.embedded.cloud.networks.Vpc;
import io.landbridge.gateway.embedded.cloud.snapshots.Snapshot;
import io.landbridge.gateway.embedded.cloud.state.Kind;
import io.landbridge.gateway.embedded.cloud.state.View;
import io.landbridge.gateway.embedded.cloud.templates.Template;
import io.landbridge.gateway.embedded.cloud.vms.Vm;
import io.landbridge.gateway.embedded.cloud.volumes.Volume;
import io.landbridge.gateway.embedded.cloud.volumes.VolumeState;
import io.landbridge.gateway.embedded.cloud.volumes.Volumes;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;

/** What counts against which limit. */
final class Usage {
  private Usage() {}

  static Map<ResourceType, Counter> counters() {
    Map<ResourceType, Counter> counters = new EnumMap<>(ResourceType.class);
    counters.put(ResourceType.USER_VM, (view, account) -> vms(view, account).count());
    counters.put(
        ResourceType.CPU,
        (view, account) -> vms(view, account).mapToLong(vm -> vm.hardware().cpus()).sum());
    counters.put(
        ResourceType.MEMORY,
        (view, account) -> vms(view, account).mapToLong(vm -> vm.hardware().memoryMiB()).sum());
    counters.put(ResourceType.VOLUME, (view, account) -> volumes(view, account).count());
    counters.put(
        ResourceType.PRIMARY_STORAGE,
        (view, account) ->
            volumes(view, account).mapToLong(Volume::sizeInBytes).sum() / Volumes.GIB);
    counters.put(
        ResourceType.SNAPSHOT,
        (view, account) -> view.by(Snapshot.KIND, Kind.ACCOUNT, account).size());
    counters.put(
        ResourceType.TEMPLATE,
        (view, account) -> view.by(Template.KIND, Kind.ACCOUNT, account).size());
    counters.put(
        ResourceType.NETWORK,
        (view, account) -> view.by(Network.KIND, Kind.ACCOUNT, account).size());
    counters.put(
        ResourceType.VPC, (view, account) -> view.by(Vpc.KIND, Kind.ACCOUNT, account).size());
    counters.put(
        ResourceType.PUBLIC_IP,
        (view, account) -> view.by(PublicAddress.KIND, PublicAddress.OWNER, account).size());
    counters.put(
        ResourceType.BUCKET, (view, account) -> view.by(Bucket.KIND, Kind.ACCOUNT, account).size());
    counters.put(
        ResourceType.OBJECT_STORAGE,
        (view, account) ->
            view.by(Bucket.KIND, Kind.ACCOUNT, account).stream()
                .mapToLong(bucket -> bucket.settings().quotaInGiB())
                .sum());
    return counters;
  }

  private static Stream<Vm> vms(View view, String account) {
    return view.by(Vm.KIND, Kind.ACCOUNT, account).stream().filter(vm -> vm.state().isAlive());
  }

  private static Stream<Volume> volumes(View view, String account) {
    return view.by(Volume.KIND, Kind.ACCOUNT, account).stream()
        .filter(volume -> volume.state() != VolumeState.DESTROY);
  }
}
