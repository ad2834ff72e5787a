// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.metadata;

import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/** IP addresses by their text forms, of which IPv6 has many for one address. */
public final class IpAddresses {
  /** All four parts: Java would take {@code 10.1} for 10.0.0.1. */
  private static final Pattern IPV4 = Pattern.compile("[0-9]+\\.[0-9]+\\.[0-9]+\\.[0-9]+");

  private IpAddresses() {}

  /**
   * The address that a text is; empty for any other text. The name of an interface behind it is
   * left out, and IPv4 that IPv6 wraps is IPv4. Names are not resolved.
   */
  public static Optional<InetAddress> find(String text) {
    int zone = text.indexOf('%');
    String literal = zone < 0 ? text : text.substring(0, zone);
    if (literal.indexOf(':') < 0 && !IPV4.matcher(literal).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.ofLiteral(literal));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
