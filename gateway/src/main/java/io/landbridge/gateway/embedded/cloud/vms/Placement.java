// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.vms;

import io.landbridge.gateway.embedded.cloud.affinity.AffinityGroup;
import io.landbridge.gateway.embedded.cloud.api.ApiException;
import io.landbridge.gateway.embedded.cloud.api.Errors;
import io.landbridge.gateway.embedded.cloud.state.View;
import io.landbridge.gateway.embedded.cloud.zones.Host;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** On which host a machine starts: one with room, as its affinity groups want it. */
final class Placement {
  private Placement() {}

  /**
   * The host with the most free memory among those that will do.
   *
   * @throws ApiException 533 when none will
   */
  static Host choose(View view, Vm vm) {
    return view.by(Host.KIND, Host.ZONE, vm.zoneId()).stream()
        .filter(host -> hasRoom(view, host, vm))
        .filter(host -> suits(view, host, vm))
        .max(
            Comparator.comparingLong((Host host) -> freeMemory(view, host))
                .thenComparing(Host::number, Comparator.reverseOrder()))
        .orElseThrow(() -> full(view, vm));
  }

  private static ApiException full(View view, Vm vm) {
    String groups =
        vm.affinityGroupIds().isEmpty()
            ? ""
            : ", Please check the affinity groups provided, there may not be sufficient capacity to"
                + " follow them";
    return Errors.capacity(
        "No destination found for a deployment for " + VmText.instance(view, vm) + groups);
  }

  private static long freeMemory(View view, Host host) {
    return host.memoryMiB() - on(view, host).mapToLong(vm -> vm.hardware().memoryMiB()).sum();
  }

  private static long freeSpeed(View view, Host host) {
    return (long) host.cores() * host.mhz() - on(view, host).mapToLong(Placement::speed).sum();
  }

  private static long speed(Vm vm) {
    return (long) vm.hardware().cpus() * vm.hardware().mhz();
  }

  private static Stream<Vm> on(View view, Host host) {
    return view.by(Vm.KIND, Vm.HOST, host.id()).stream();
  }

  private static boolean hasRoom(View view, Host host, Vm vm) {
    return vm.hardware().cpus() <= host.cores()
        && freeMemory(view, host) >= vm.hardware().memoryMiB()
        && freeSpeed(view, host) >= speed(vm);
  }

  private static boolean suits(View view, Host host, Vm vm) {
    return vm.affinityGroupIds().stream()
        .flatMap(id -> view.find(AffinityGroup.KIND, id).stream())
        .allMatch(group -> suits(view, host, vm, group));
  }

  private static boolean suits(View view, Host host, Vm vm, AffinityGroup group) {
    Collection<Vm> members = view.by(Vm.KIND, Vm.AFFINITY_GROUP, group.id());
    return switch (group.type()) {
      case HOST_ANTI_AFFINITY ->
          members.stream()
              .filter(member -> !member.id().equals(vm.id()))
              .flatMap(member -> member.hostId().stream())
              .noneMatch(host.id()::equals);
      case HOST_AFFINITY -> {
        Optional<String> home =
            members.stream().flatMap(member -> member.hostId().stream()).findFirst();
        yield home.map(host.id()::equals).orElse(true);
      }
      case NON_STRICT_HOST_ANTI_AFFINITY, NON_STRICT_HOST_AFFINITY -> true;
    };
  }
}
