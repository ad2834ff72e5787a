// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.networks;

import java.util.Optional;

/**
 * An IPv4 range.
 *
 * @param first its first address as a number
 * @param bits how many bits of the address are fixed, 0 to 32
 */
public record Cidr(long first, int bits) {
  private static final int ADDRESS_BITS = 32;

  /** Checks the prefix. */
  public Cidr {
    if (bits < 0 || bits > ADDRESS_BITS) {
      throw new IllegalArgumentException("Not a prefix length: " + bits);
    }
  }

  /** The range in a text such as {@code 10.1.0.0/16}; empty when it is none. */
  public static Optional<Cidr> parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      return Optional.empty();
    }
    try {
      int bits = Integer.parseInt(text.substring(slash + 1));
      if (bits < 0 || bits > ADDRESS_BITS) {
        return Optional.empty();
      }
      return parseAddress(text.substring(0, slash))
          .map(address -> new Cidr(address & mask(bits), bits));
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }

  /**
   * The range in a text.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static Cidr of(String text) {
    return parse(text).orElseThrow(() -> new IllegalArgumentException("Not a CIDR: " + text));
  }

  /** An address as a number. */
  public static Optional<Long> parseAddress(String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length != 4) {
      return Optional.empty();
    }
    long address = 0;
    for (String part : parts) {
      if (!part.matches("\\d{1,3}") || Integer.parseInt(part) > 255) {
        return Optional.empty();
      }
      address = (address << 8) | Integer.parseInt(part);
    }
    return Optional.of(address);
  }

  /** An address as text. */
  public static String format(long address) {
    return "%d.%d.%d.%d"
        .formatted(
            (address >> 24) & 255, (address >> 16) & 255, (address >> 8) & 255, address & 255);
  }

  private static long mask(int bits) {
    return bits == 0 ? 0 : (0xffff_ffffL << (ADDRESS_BITS - bits)) & 0xffff_ffffL;
  }

  /** The last address, the broadcast one. */
  public long last() {
    return first | (~mask(bits) & 0xffff_ffffL);
  }

  /** The netmask as text. */
  public String netmask() {
    return format(mask(bits));
  }

  /** Whether an address lies in it. */
  public boolean contains(long address) {
    return (address & mask(bits)) == first;
  }

  /** Whether all of another range lies in it. */
  public boolean contains(Cidr other) {
    return other.bits >= bits && contains(other.first);
  }

  /** Whether it has an address in common with another range. */
  public boolean overlaps(Cidr other) {
    return contains(other.first) || other.contains(first);
  }

  @Override
  public String toString() {
    return format(first) + "/" + bits;
  }
}
