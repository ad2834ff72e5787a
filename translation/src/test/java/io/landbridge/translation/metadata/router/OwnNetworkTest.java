// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.metadata.router;

import static org.assertj.core.api.Assertions.assertThat;

import io.landbridge.translation.metadata.router.OwnNetwork.Card;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OwnNetworkTest {
  private static final Card VIRTIO =
      new Card("eth0", "02:00:00:00:00:01", true, List.of("10.1.1.5"));
  private static final Card BRIDGE =
      new Card("docker0", "02:42:00:00:00:01", false, List.of("172.17.0.1"));
  private static final OwnNetwork NETWORK =
      new OwnNetwork(
          List.of(InetAddress.ofLiteral("10.1.1.5"), InetAddress.ofLiteral("fe80::5")),
          List.of(VIRTIO, BRIDGE));

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "10.1.1.5",
        "127.0.0.1",
        "127.9.9.9",
        "::1",
        "fe80::5",
        "::ffff:10.1.1.5",
        "0:0:0:0:0:0:0:1"
      })
  void isThisMachine(String address) {
    assertThat(NETWORK.isOwn(InetAddress.ofLiteral(address))).isTrue();
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"10.1.1.6", "172.17.0.2", "fe80::6", "0.0.0.0"})
  void isSomebodyElse(String address) {
    assertThat(NETWORK.isOwn(InetAddress.ofLiteral(address))).isFalse();
  }

  @Test
  void leavesOutBridgesUnlessTheMachinesAddressIsThere() {
    assertThat(NETWORK.cardsWith(Optional.of("10.1.1.5"))).containsExactly(VIRTIO);
    assertThat(NETWORK.cardsWith(Optional.of("172.17.0.1"))).containsExactly(VIRTIO, BRIDGE);
    assertThat(NETWORK.cardsWith(Optional.empty())).containsExactly(VIRTIO);
  }

  @Test
  void readsCardsFromTheKernel(@TempDir Path root) throws IOException {
    // Given
    String loopback =
        NetworkInterface.networkInterfaces()
            .filter(it -> it.inetAddresses().anyMatch(InetAddress::isLoopbackAddress))
            .findFirst()
            .orElseThrow()
            .getName();
    Path directory = root.resolve("sys/class/net").resolve(loopback);
    Files.createDirectories(directory.resolve("device"));
    Files.writeString(directory.resolve("address"), "02:00:00:00:00:0A\n");
    // When
    OwnNetwork network = new KernelNetwork(root).get();
    // Then
    assertThat(network.isOwn(InetAddress.ofLiteral("127.0.0.1"))).isTrue();
    assertThat(network.cards()).hasSize(1);
    assertThat(network.cards().getFirst().mac()).isEqualTo("02:00:00:00:00:0a");
    assertThat(network.cards().getFirst().hardware()).isTrue();
    assertThat(network.cards().getFirst().ipv4()).contains("127.0.0.1");
  }

  @Test
  void hasNoCardWithoutAHardwareAddress(@TempDir Path root) {
    assertThat(new KernelNetwork(root).get().cards()).isEmpty();
  }
}
