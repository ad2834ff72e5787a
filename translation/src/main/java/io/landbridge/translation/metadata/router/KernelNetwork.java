// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.metadata.router;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads this machine's network from the kernel: addresses through the Java runtime, hardware
 * addresses and whether there is a device from {@code /sys/class/net/NAME/}.
 */
final class KernelNetwork implements Supplier<OwnNetwork> {
  private static final Pattern MAC = Pattern.compile("[0-9a-f]{2}(:[0-9a-f]{2}){5}");

  private final Path root;

  KernelNetwork(Path root) {
    this.root = root;
  }

  /** The network now; empty where the kernel tells nothing. */
  @Override
  public OwnNetwork get() {
    List<NetworkInterface> interfaces = interfaces();
    return new OwnNetwork(
        interfaces.stream().flatMap(NetworkInterface::inetAddresses).toList(),
        interfaces.stream()
            .sorted(Comparator.comparingInt(NetworkInterface::getIndex))
            .flatMap(this::toCard)
            .toList());
  }

  private static List<NetworkInterface> interfaces() {
    try {
      return NetworkInterface.networkInterfaces().toList();
    } catch (SocketException e) {
      return List.of();
    }
  }

  private Stream<OwnNetwork.Card> toCard(NetworkInterface it) {
    Path directory = root.resolve("sys/class/net").resolve(it.getName());
    List<String> ipv4 =
        it.getInterfaceAddresses().stream()
            .map(InterfaceAddress::getAddress)
            .filter(Ipv4::is)
            .map(InetAddress::getHostAddress)
            .toList();
    boolean hardware = Files.exists(directory.resolve("device"));
    return mac(directory.resolve("address")).stream()
        .map(mac -> new OwnNetwork.Card(it.getName(), mac, hardware, ipv4));
  }

  private static Optional<String> mac(Path file) {
    try {
      String text = Files.readString(file).strip().toLowerCase(Locale.ROOT);
      // The loopback has zeros.
      return Optional.of(text)
          .filter(mac -> MAC.matcher(mac).matches() && !mac.equals("00:00:00:00:00:00"));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
