// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.access.policy;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A range of Internet addresses in CIDR notation; a single address is the range of itself alone.
 * Names are never looked up.
 */
final class AddressRange {
  private static final Pattern DOTTED =
      Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})");
  private static final Pattern BITS = Pattern.compile("\\d{1,3}");
  private static final int LONGEST_ADDRESS = 45;

  private final byte[] network;
  private final int bits;

  private AddressRange(byte[] network, int bits) {
    this.network = network;
    this.bits = bits;
  }

  /** Reads {@code 192.0.2.0/24}, {@code 2001:db8::/32} or a single address. */
  static Optional<AddressRange> find(String text) {
    int slash = text.indexOf('/');
    Optional<byte[]> address = address(slash < 0 ? text : text.substring(0, slash));
    if (address.isEmpty()) {
      return Optional.empty();
    }
    int most = address.get().length * Byte.SIZE;
    String length = slash < 0 ? Integer.toString(most) : text.substring(slash + 1);
    if (!BITS.matcher(length).matches() || Integer.parseInt(length) > most) {
      return Optional.empty();
    }
    return Optional.of(new AddressRange(address.get(), Integer.parseInt(length)));
  }

  private static Optional<byte[]> address(String text) {
    Matcher dotted = DOTTED.matcher(text);
    if (dotted.matches()) {
      byte[] bytes = new byte[4];
      for (int i = 0; i < bytes.length; i++) {
        int part = Integer.parseInt(dotted.group(i + 1));
        if (part > 255) {
          return Optional.empty();
        }
        bytes[i] = (byte) part;
      }
      return Optional.of(bytes);
    }
    if (text.length() > LONGEST_ADDRESS || text.indexOf(':') < 0 || text.indexOf('%') >= 0) {
      return Optional.empty();
    }
    try {
      InetAddress parsed = Inet6Address.ofLiteral(text);
      return Optional.of(parsed.getAddress());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Whether an address, written without a length, lies in this range. */
  boolean contains(String address) {
    return address(address).filter(this::containsBytes).isPresent();
  }

  private boolean containsBytes(byte[] address) {
    if (address.length != network.length) {
      return false;
    }
    int whole = bits / Byte.SIZE;
    for (int i = 0; i < whole; i++) {
      if (address[i] != network[i]) {
        return false;
      }
    }
    int rest = bits % Byte.SIZE;
    int mask = 0xFF << (Byte.SIZE - rest);
    return rest == 0 || (address[whole] & mask) == (network[whole] & mask);
  }

  /**
   * Whether the range is so wide that block public access takes it for everybody: shorter than /8
   * for IPv4, shorter than /32 for IPv6. Source: Amazon S3 User Guide, "The meaning of public".
   */
  boolean isBroad() {
    return bits < (network.length == 4 ? 8 : 32);
  }
}
