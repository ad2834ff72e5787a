// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.networks;

import io.landbridge.gateway.embedded.cloud.accounts.Account;
import io.landbridge.gateway.embedded.cloud.addresses.Addresses;
import io.landbridge.gateway.embedded.cloud.addresses.PublicAddress;
import io.landbridge.gateway.embedded.cloud.api.ApiException;
import io.landbridge.gateway.embedded.cloud.api.Errors;
import io.landbridge.gateway.embedded.cloud.state.Transaction;
import io.landbridge.gateway.embedded.cloud.state.View;
import io.landbridge.gateway.embedded.cloud.vms.Nic;
import io.landbridge.gateway.embedded.cloud.vms.Vm;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Networks for whoever needs one: their addresses, and new ones. */
public final class Networks {
  public static final String ALLOCATED = "Allocated";
  public static final String IMPLEMENTED = "Implemented";
  static final String SETUP = "Setup";
  private static final int FIRST_VLAN = 200;

  private Networks() {}

  /** The addresses of a network that cards hold. */
  public static Set<Long> usedAddresses(View view, String networkId) {
    Set<Long> used = new HashSet<>();
    for (Vm vm : view.by(Vm.KIND, Vm.NETWORK, networkId)) {
      for (Nic nic : vm.nics()) {
        if (nic.networkId().equals(networkId)) {
          Cidr.parseAddress(nic.ipAddress()).ifPresent(used::add);
          nic.secondaryIps().forEach(ip -> Cidr.parseAddress(ip.ipAddress()).ifPresent(used::add));
        }
      }
    }
    return used;
  }

  /**
   * A free address of a network.
   *
   * @param wanted the address that has to be it
   * @param taken addresses that are about to be used
   * @throws ApiException 530 when the wanted one is not free, 533 when none is
   */
  public static String freeAddress(
      View view, Network network, Optional<String> wanted, Set<Long> taken) {
    Cidr cidr = Cidr.of(network.cidr());
    Set<Long> used = usedAddresses(view, network.id());
    used.addAll(taken);
    Cidr.parseAddress(network.gateway()).ifPresent(used::add);
    if (wanted.isPresent()) {
      long address =
          Cidr.parseAddress(wanted.get())
              .filter(cidr::contains)
              .orElseThrow(() ->
                  Errors.invalid(
                      "The IP address " + wanted.get() + " is not in the network's range"));
      if (used.contains(address)) {
        throw Errors.internal();
      }
      return wanted.get();
    }
    // The first addresses are left to the network itself: router, name server and a spare one.
    for (long address = cidr.first() + 4; address < cidr.last(); address++) {
      if (!used.contains(address)) {
        return Cidr.format(address);
      }
    }
    throw Errors.capacity("Insufficient address capacity in the network " + network.name());
  }

  /** A new network of an account. */
  public static Network add(
      Transaction transaction,
      String id,
      Account owner,
      String name,
      String zoneId,
      NetworkOffering offering,
      Cidr cidr,
      Optional<Vpc> vpc,
      Instant now) {
    long number = transaction.nextNumber(Network.KIND);
    return transaction.put(
        Network.KIND,
        new Network(
            id,
            number,
            owner.id(),
            name,
            name,
            zoneId,
            offering,
            offering.isShared(),
            cidr.toString(),
            Cidr.format(cidr.first() + 1),
            vpc.map(Vpc::id),
            Optional.empty(),
            FIRST_VLAN + (int) number,
            domainOf(owner),
            offering.isShared() ? SETUP : ALLOCATED,
            now));
  }

  /** The DNS domain of an account's networks. */
  public static String domainOf(Account owner) {
    return "cs" + owner.number() + "cloud.internal";
  }

  /** The first machine of a network starts: its router comes up. */
  public static void implement(Transaction transaction, Network network, Instant now) {
    transaction.put(Network.KIND, network.withState("Implementing"));
    boolean reachesWorld =
        transaction.by(PublicAddress.KIND, PublicAddress.OWNER, network.accountId()).stream()
            .anyMatch(address -> address.networkId().filter(network.id()::equals).isPresent());
    if (network.vpcId().isEmpty() && !network.shared() && !reachesWorld) {
      Addresses.addSourceNat(
          transaction,
          network.zoneId(),
          network.accountId(),
          Optional.of(network.id()),
          Optional.empty(),
          now);
    }
  }
}
