// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.metadata.router;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.regex.Pattern;

/** IPv4 addresses in their dotted form. */
final class Ipv4 {
  private static final Pattern DOTTED = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");

  private Ipv4() {}

  /** Whether a text is an address that one host can have. */
  static boolean isHost(String text) {
    if (!DOTTED.matcher(text).matches()) {
      return false;
    }
    try {
      Inet4Address address = Inet4Address.ofLiteral(text);
      return !address.isAnyLocalAddress()
          && !address.isMulticastAddress()
          && (address.getAddress()[0] & 0xff) < 240;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** The text form of the address whose bytes are in this number, the lowest byte first. */
  static String ofLittleEndian(long number) {
    return (number & 0xff)
        + "."
        + ((number >> 8) & 0xff)
        + "."
        + ((number >> 16) & 0xff)
        + "."
        + ((number >> 24) & 0xff);
  }

  /** Whether an address is one of IPv4. */
  static boolean is(InetAddress address) {
    return address instanceof Inet4Address;
  }
}
