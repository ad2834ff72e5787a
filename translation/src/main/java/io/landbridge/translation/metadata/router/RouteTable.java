// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.metadata.router;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The kernel's table of IPv4 routes as {@code /proc/net/route} shows it: columns between tabs
 * (interface, destination, gateway, flags, references, use, metric, mask, …), addresses as
 * hexadecimal numbers in the byte order of the machine, which on every machine that CloudStack
 * starts is the little end first.
 */
final class RouteTable {
  private static final Pattern BETWEEN_COLUMNS = Pattern.compile("\\s+");
  private static final int COLUMNS = 8;
  private static final int THROUGH_GATEWAY = 2; // RTF_GATEWAY of linux/route.h
  private static final int HEXADECIMAL = 16;

  private RouteTable() {}

  private record Default(String gateway, int metric) {}

  /** The gateway of the default route, of several that with the lowest metric. */
  static Optional<String> findDefaultGateway(String table) {
    return table
        .lines()
        .skip(1)
        .flatMap(RouteTable::toDefault)
        .min(Comparator.comparingInt(Default::metric))
        .map(Default::gateway);
  }

  private static Stream<Default> toDefault(String line) {
    List<String> columns = BETWEEN_COLUMNS.splitAsStream(line.strip()).toList();
    if (columns.size() < COLUMNS) {
      return Stream.empty();
    }
    try {
      boolean everything = Long.parseLong(columns.get(1), HEXADECIMAL) == 0;
      boolean anyMask = Long.parseLong(columns.get(7), HEXADECIMAL) == 0;
      int flags = Integer.parseInt(columns.get(3), HEXADECIMAL);
      String gateway = Ipv4.ofLittleEndian(Long.parseLong(columns.get(2), HEXADECIMAL));
      return everything && anyMask && (flags & THROUGH_GATEWAY) != 0 && Ipv4.isHost(gateway)
          ? Stream.of(new Default(gateway, Integer.parseInt(columns.get(6))))
          : Stream.empty();
    } catch (NumberFormatException e) {
      return Stream.empty();
    }
  }
}
