// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.cloudstack;

import java.util.List;
import java.util.Optional;

/** A network offering. */
public record NetworkOffering(
    NativeId id,
    String name,
    Optional<String> state,
    Optional<String> guestiptype,
    Optional<Boolean> forvpc,
    Optional<Boolean> isdefault,
    Optional<String> availability,
    List<NetworkService> service) {

  public NetworkOffering {
    service = List.copyOf(service);
  }
}
