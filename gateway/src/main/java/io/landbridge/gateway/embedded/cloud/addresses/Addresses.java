// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.addresses;

import io.landbridge.gateway.embedded.cloud.api.Errors;
import io.landbridge.gateway.embedded.cloud.state.Transaction;
import io.landbridge.gateway.embedded.cloud.state.View;
import io.landbridge.gateway.embedded.cloud.tags.Tags;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Public addresses for whoever lets go of a machine or a network. */
public final class Addresses {
  public static final String FREE = "Free";
  static final String RESERVED = "Reserved";
  static final String ALLOCATED = "Allocated";

  private Addresses() {}

  /** Ends the static NAT to a machine. */
  public static void disconnect(Transaction transaction, String vmId) {
    for (PublicAddress address :
        List.copyOf(transaction.by(PublicAddress.KIND, PublicAddress.VM, vmId))) {
      transaction.put(PublicAddress.KIND, address.withStaticNat(Optional.empty()));
    }
  }

  /** Lets go of the addresses of a network that goes. */
  public static void releaseOfNetwork(Transaction transaction, String networkId) {
    release(transaction, address -> address.networkId().filter(networkId::equals).isPresent());
  }

  /** Lets go of the addresses of a VPC that goes. */
  public static void releaseOfVpc(Transaction transaction, String vpcId) {
    release(transaction, address -> address.vpcId().filter(vpcId::equals).isPresent());
  }

  private static void release(Transaction transaction, Predicate<PublicAddress> which) {
    List<PublicAddress> found = transaction.all(PublicAddress.KIND).stream().filter(which).toList();
    for (PublicAddress address : found) {
      Tags.removeAll(transaction, address.id());
      transaction.put(PublicAddress.KIND, address.free());
    }
  }

  /** The first free address of a zone. */
  public static Optional<PublicAddress> findFree(View view, String zoneId) {
    return view.by(PublicAddress.KIND, PublicAddress.ZONE, zoneId).stream()
        .filter(address -> address.state().equals(FREE))
        .findFirst();
  }

  /**
   * Takes the address through which a network or VPC reaches the world.
   *
   * @throws io.landbridge.gateway.embedded.cloud.api.ApiException 533 when none is free
   */
  public static void addSourceNat(
      Transaction transaction,
      String zoneId,
      String accountId,
      Optional<String> networkId,
      Optional<String> vpcId,
      Instant now) {
    PublicAddress free =
        findFree(transaction, zoneId)
            .orElseThrow(() -> Errors.capacity("Insufficient address capacity"));
    transaction.put(PublicAddress.KIND, free.allocatedTo(accountId, true, networkId, vpcId, now));
  }
}
