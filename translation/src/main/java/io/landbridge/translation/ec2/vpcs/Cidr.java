// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.vpcs;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An IPv4 block.
 *
 * @param network the first address, as an unsigned 32 bit number
 * @param prefixLength 0 to 32
 */
public record Cidr(long network, int prefixLength) {
  private static final Pattern FORM =
      Pattern.compile("([0-9]{1,3})\\.([0-9]{1,3})\\.([0-9]{1,3})\\.([0-9]{1,3})/([0-9]{1,2})");
  private static final int BITS = 32;
  private static final int OCTETS = 4;
  private static final int MOST_OCTET = 255;

  /** The block of a text such as {@code 172.31.0.0/16}; empty for a text of another form. */
  public static Optional<Cidr> parse(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    long address = 0;
    for (int octet = 1; octet <= OCTETS; octet++) {
      int value = Integer.parseInt(parts.group(octet));
      if (value > MOST_OCTET) {
        return Optional.empty();
      }
      address = address << Byte.SIZE | value;
    }
    int length = Integer.parseInt(parts.group(OCTETS + 1));
    return length > BITS ? Optional.empty() : Optional.of(new Cidr(mask(address, length), length));
  }

  private static long mask(long address, int length) {
    return address >> (BITS - length) << (BITS - length);
  }

  /** The block as EC2 writes it, for example {@code 172.31.0.0/16}. */
  public String text() {
    StringBuilder text = new StringBuilder();
    for (int shift = BITS - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
      text.append(network >> shift & MOST_OCTET).append(shift == 0 ? '/' : '.');
    }
    return text.append(prefixLength).toString();
  }

  /** Whether every address of the other block is in this one. */
  public boolean contains(Cidr other) {
    return other.prefixLength >= prefixLength && mask(other.network, prefixLength) == network;
  }

  /** How many addresses the block has. */
  public long size() {
    return 1L << (BITS - prefixLength);
  }
}
