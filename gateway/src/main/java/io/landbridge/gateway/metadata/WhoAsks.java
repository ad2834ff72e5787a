// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.metadata;

import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.metadata.Asker;
import io.landbridge.translation.metadata.IpAddresses;
import java.util.List;
import java.util.Optional;

/**
 * Finds out who asks at one listener: the address that the connection comes from in the listener's
 * network, or whom a trusted proxy vouches for. Nothing else in a request is looked at.
 */
final class WhoAsks {
  private final Optional<NativeId> network;
  private final Optional<GuestHeader> proxies;

  WhoAsks(Optional<NativeId> network, Optional<GuestHeader> proxies) {
    this.network = network;
    this.proxies = proxies;
  }

  /** What a request's origin amounts to. */
  sealed interface Claim {
    /** Asked by whoever has this address. */
    record By(Asker asker, boolean proxied) implements Claim {}

    /** Claims what nobody here vouches for. */
    record Forged() implements Claim {}
  }

  /**
   * Who asks.
   *
   * @param remote the address that the connection comes from
   * @param headers every {@value GuestHeader#NAME} of the request
   */
  Claim read(String remote, List<String> headers) {
    if (!headers.isEmpty()) {
      return headers.size() == 1
          ? proxies
              .flatMap(proxy -> proxy.read(headers.getFirst()))
              .<Claim>map(asker -> new Claim.By(asker, true))
              .orElseGet(Claim.Forged::new)
          : new Claim.Forged();
    }
    return IpAddresses.find(remote)
        .<Claim>map(address -> new Claim.By(new Asker(network, address), false))
        .orElseGet(Claim.Forged::new);
  }
}
