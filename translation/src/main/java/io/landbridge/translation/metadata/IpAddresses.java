// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.metadata;

import java.net.InetAddress;
import java.util.Optional;

/** IP addresses by their text forms, of which IPv6 has many for one address. */
public final class IpAddresses {
  private IpAddresses() {}

  /** The address that a text is; empty for any other text. Names are not resolved. */
  public static Optional<InetAddress> find(String text) {
    try {
      return Optional.of(InetAddress.ofLiteral(text));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
