// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.metadata.router;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * This machine's network as it is now.
 *
 * @param addresses all addresses of this machine, loopback and IPv6 among them
 * @param cards its network cards, by their number in the kernel
 */
record OwnNetwork(List<InetAddress> addresses, List<Card> cards) {
  OwnNetwork {
    addresses = List.copyOf(addresses);
    cards = List.copyOf(cards);
  }

  /**
   * An interface with a hardware address.
   *
   * @param name the kernel's name of it
   * @param mac six pairs of lower-case hexadecimal digits between colons
   * @param hardware whether there is a device behind it, unlike bridges and tunnels
   * @param ipv4 its IPv4 addresses, the primary first
   */
  record Card(String name, String mac, boolean hardware, List<String> ipv4) {
    Card {
      ipv4 = List.copyOf(ipv4);
    }
  }

  /** Whether a connection from this address comes from this machine. */
  boolean isOwn(InetAddress address) {
    return address.isLoopbackAddress() || addresses.contains(address);
  }

  /** The cards that the cloud knows of: those with a device, and the one with this address. */
  List<Card> cardsWith(Optional<String> address) {
    return cards.stream()
        .filter(card -> card.hardware() || address.filter(card.ipv4()::contains).isPresent())
        .toList();
  }
}
