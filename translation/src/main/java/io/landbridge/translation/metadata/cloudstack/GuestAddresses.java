// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.metadata.cloudstack;

import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.cloudstack.Nic;
import io.landbridge.translation.cloudstack.SecondaryIp;
import io.landbridge.translation.cloudstack.VirtualMachine;
import io.landbridge.translation.metadata.Asker;
import io.landbridge.translation.metadata.IpAddresses;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Which machine has which address in which network. */
final class GuestAddresses {
  /** What has left its address, or is about to. */
  private static final Set<String> GONE = Set.of("Destroyed", "Expunging", "Error");

  /** What keeps its address and does not run: nobody asks from it. */
  private static final Set<String> AT_REST = Set.of("Stopped", "Shutdown");

  private final Map<InetAddress, List<Place>> places;

  private GuestAddresses(Map<InetAddress, List<Place>> places) {
    this.places = places;
  }

  private record Place(Optional<NativeId> network, VirtualMachine vm) {}

  static GuestAddresses of(List<VirtualMachine> machines) {
    Map<InetAddress, List<Place>> places = new HashMap<>();
    for (VirtualMachine vm : machines) {
      if (GONE.contains(vm.state())) {
        continue;
      }
      for (Nic nic : vm.nic()) {
        addresses(nic)
            .flatMap(text -> IpAddresses.find(text).stream())
            .distinct()
            .forEach(address ->
                places
                    .computeIfAbsent(address, _ -> new ArrayList<>(1))
                    .add(new Place(nic.networkid(), vm)));
      }
    }
    return new GuestAddresses(places);
  }

  private static Stream<String> addresses(Nic nic) {
    return Stream.concat(
        Stream.of(nic.ipaddress(), nic.ip6address()).flatMap(Optional::stream),
        nic.secondaryip().stream().map(SecondaryIp::ipaddress).flatMap(Optional::stream));
  }

  /**
   * The running machine that has an address. Without a network, nobody where the address is in use
   * in several, be it by a machine at rest: who is right today would be wrong tomorrow.
   */
  Optional<VirtualMachine> find(Asker asker) {
    List<Place> all =
        places.getOrDefault(asker.address(), List.of()).stream()
            .filter(place -> asker.network().isEmpty() || place.network().equals(asker.network()))
            .toList();
    if (all.stream().map(Place::network).distinct().count() > 1) {
      return Optional.empty();
    }
    List<VirtualMachine> running =
        all.stream().map(Place::vm).filter(vm -> !AT_REST.contains(vm.state())).distinct().toList();
    return running.size() == 1 ? Optional.of(running.getFirst()) : Optional.empty();
  }
}
