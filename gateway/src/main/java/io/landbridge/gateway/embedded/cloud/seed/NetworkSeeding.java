// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.seed;

import io.landbridge.gateway.embedded.cloud.accounts.Account;
import io.landbridge.gateway.embedded.cloud.addresses.Addresses;
import io.landbridge.gateway.embedded.cloud.addresses.PublicAddress;
import io.landbridge.gateway.embedded.cloud.api.Role;
import io.landbridge.gateway.embedded.cloud.networks.Cidr;
import io.landbridge.gateway.embedded.cloud.networks.Network;
import io.landbridge.gateway.embedded.cloud.networks.NetworkOffering;
import io.landbridge.gateway.embedded.cloud.networks.Networks;
import io.landbridge.gateway.embedded.cloud.networks.Vpc;
import io.landbridge.gateway.embedded.cloud.networks.VpcCommands;
import io.landbridge.gateway.embedded.cloud.securitygroups.SecurityGroup;
import io.landbridge.gateway.embedded.cloud.securitygroups.SecurityGroups;
import io.landbridge.gateway.embedded.cloud.state.Transaction;
import io.landbridge.gateway.embedded.cloud.zones.Zone;
import java.time.Instant;
import java.util.Optional;

/**
 * The networks and addresses of the first state: a shared network in each zone with security
 * groups, a default VPC and tier for each account that wants one in the others.
 */
final class NetworkSeeding {
  private static final String DEFAULT_VPC = "172.31.0.0/16";
  private static final String DEFAULT_SUBNET = "172.31.16.0/20";

  private final Seed seed;
  private final Transaction transaction;
  private final Instant now;

  NetworkSeeding(Seed seed, Transaction transaction, Instant now) {
    this.seed = seed;
    this.transaction = transaction;
    this.now = now;
  }

  void apply() {
    Account admin =
        transaction.all(Account.KIND).stream()
            .filter(account -> account.role() == Role.ADMIN)
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("seed: accounts has no ADMIN"));
    for (Seed.Zone zone : seed.zones()) {
      String zoneId = Seeding.id(Zone.KIND, zone.name());
      publicAddresses(zone, zoneId);
      if (zone.securityGroups()) {
        String name = zone.name() + "-network";
        Networks.add(
            transaction,
            Seeding.id(Network.KIND, name),
            admin,
            name,
            zoneId,
            NetworkOffering.SHARED_WITH_SECURITY_GROUPS,
            Cidr.of(zone.guestCidr()),
            Optional.empty(),
            now);
      }
    }
    for (Seed.Account account : seed.accounts()) {
      Account owner = transaction.get(Account.KIND, Seeding.id(Account.KIND, account.name()));
      SecurityGroups.addDefault(
          transaction, owner, Seeding.id(SecurityGroup.KIND, owner.name() + "/default"));
      if (account.defaultVpc()) {
        seed.zones().stream()
            .filter(zone -> !zone.securityGroups())
            .forEach(zone -> defaultVpc(owner, zone));
      }
    }
  }

  private void publicAddresses(Seed.Zone zone, String zoneId) {
    long first =
        Cidr.parseAddress(zone.publicFrom())
            .orElseThrow(
                () -> new IllegalArgumentException("seed: zones publicFrom is no address"));
    for (int i = 0; i < zone.publicCount(); i++) {
      String address = Cidr.format(first + i);
      transaction.put(
          PublicAddress.KIND,
          new PublicAddress(
              Seeding.id(PublicAddress.KIND, zone.name() + "/" + address),
              transaction.nextNumber(PublicAddress.KIND),
              zoneId,
              address,
              Optional.empty(),
              Addresses.FREE,
              false,
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty()));
    }
  }

  private void defaultVpc(Account owner, Seed.Zone zone) {
    String name = "default";
    String zoneId = Seeding.id(Zone.KIND, zone.name());
    Vpc vpc =
        VpcCommands.add(
            transaction,
            Seeding.id(Vpc.KIND, owner.name() + "/" + zone.name()),
            owner,
            name,
            zoneId,
            Cidr.of(DEFAULT_VPC),
            now);
    Addresses.addSourceNat(
        transaction, zoneId, owner.id(), Optional.empty(), Optional.of(vpc.id()), now);
    Networks.add(
        transaction,
        Seeding.id(Network.KIND, owner.name() + "/" + zone.name()),
        owner,
        name + "-" + zone.name(),
        zoneId,
        NetworkOffering.VPC_TIER,
        Cidr.of(DEFAULT_SUBNET),
        Optional.of(vpc),
        now);
  }
}
