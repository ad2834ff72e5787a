// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.vms;

import io.landbridge.gateway.embedded.cloud.accounts.Account;
import io.landbridge.gateway.embedded.cloud.api.Call;
import io.landbridge.gateway.embedded.cloud.api.Environment;
import io.landbridge.gateway.embedded.cloud.api.Errors;
import io.landbridge.gateway.embedded.cloud.networks.Cidr;
import io.landbridge.gateway.embedded.cloud.networks.Network;
import io.landbridge.gateway.embedded.cloud.networks.NetworkOffering;
import io.landbridge.gateway.embedded.cloud.networks.Networks;
import io.landbridge.gateway.embedded.cloud.state.Transaction;
import io.landbridge.gateway.embedded.cloud.state.View;
import io.landbridge.gateway.embedded.cloud.zones.Zone;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The cards of a new machine: in the networks that the call names, or in the account's only one.
 */
final class DeploymentNics {
  private final Environment environment;

  DeploymentNics(Environment environment) {
    this.environment = environment;
  }

  /** A card that is asked for. */
  private record Wish(Network network, Optional<String> ipAddress, Optional<String> mac) {}

  List<Nic> make(Transaction transaction, Call call, Account owner, Zone zone, String name) {
    List<Wish> wishes = wishes(transaction, call, owner, zone);
    List<Nic> nics = new ArrayList<>();
    Map<String, Set<Long>> taken = new HashMap<>();
    for (Wish wish : wishes) {
      requireFreeName(transaction, wish.network(), name);
      Set<Long> used = taken.computeIfAbsent(wish.network().id(), _ -> new HashSet<>());
      Nic nic = nic(transaction, wish.network(), wish.ipAddress(), wish.mac(), used, nics.size());
      Cidr.parseAddress(nic.ipAddress()).ifPresent(used::add);
      nics.add(nic);
    }
    return nics;
  }

  /** A new card in a network; the first one is the default one. */
  Nic nic(
      View view,
      Network network,
      Optional<String> ipAddress,
      Optional<String> mac,
      Set<Long> taken,
      int device) {
    return new Nic(
        environment.newId(),
        network.id(),
        Networks.freeAddress(view, network, ipAddress, taken),
        mac.orElseGet(this::freshMac),
        device == 0,
        device,
        List.of());
  }

  private String freshMac() {
    int random = environment.random().nextInt();
    return "02:02:%02x:%02x:%02x:%02x"
        .formatted((random >> 24) & 255, (random >> 16) & 255, (random >> 8) & 255, random & 255);
  }

  private static void requireFreeName(View view, Network network, String name) {
    if (view.by(Vm.KIND, Vm.NETWORK, network.id()).stream()
        .anyMatch(vm -> vm.name().equalsIgnoreCase(name))) {
      throw Errors.invalid(
          "The vm with hostName "
              + name
              + " already exists in the network domain: "
              + network.networkDomain()
              + "; network="
              + network.name());
    }
  }

  private List<Wish> wishes(Transaction transaction, Call call, Account owner, Zone zone) {
    List<Wish> wishes = new ArrayList<>();
    for (Map<String, String> entry : call.arguments().entries("iptonetworklist")) {
      Network network = usable(transaction, call, owner, entry.getOrDefault("networkid", ""));
      wishes.add(
          new Wish(
              network,
              Optional.ofNullable(entry.get("ip")),
              Optional.ofNullable(entry.get("mac"))));
    }
    Optional<String> ip = call.arguments().string("ipaddress");
    Optional<String> mac = call.arguments().string("macaddress");
    for (String id : call.arguments().list("networkids")) {
      boolean first = wishes.isEmpty();
      wishes.add(
          new Wish(
              usable(transaction, call, owner, id), ip.filter(_ -> first), mac.filter(_ -> first)));
    }
    if (wishes.isEmpty()) {
      wishes.add(new Wish(only(transaction, owner, zone), ip, mac));
    }
    for (Wish wish : wishes) {
      if (!wish.network().zoneId().equals(zone.id())) {
        throw Errors.invalid(
            "Network id=" + wish.network().id() + " doesn't belong to zone " + zone.id());
      }
    }
    return wishes;
  }

  private static Network usable(View view, Call call, Account owner, String id) {
    Network network = call.entity(view, "networkids", id, Network.KIND);
    if (!network.isUsableBy(owner.id())) {
      throw Errors.denied("Unable to use network with id= " + network.id() + ", permission denied");
    }
    return network;
  }

  private Network only(Transaction transaction, Account owner, Zone zone) {
    List<Network> own =
        transaction.by(Network.KIND, Network.ZONE, zone.id()).stream()
            .filter(network -> network.isUsableBy(owner.id()))
            .filter(network -> network.vpcId().isEmpty())
            .toList();
    if (own.size() > 1) {
      throw Errors.invalid(
          "More than 1 default Isolated networks are found for account "
              + owner.name()
              + "; please specify networkIds");
    }
    return own.isEmpty()
        ? Networks.add(
            transaction,
            environment.newId(),
            owner,
            owner.name() + "-network",
            zone.id(),
            NetworkOffering.ISOLATED,
            Cidr.of("10.1.1.0/24"),
            Optional.empty(),
            environment.now())
        : own.getFirst();
  }
}
