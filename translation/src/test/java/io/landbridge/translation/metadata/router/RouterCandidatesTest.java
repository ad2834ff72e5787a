// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.metadata.router;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RouterCandidatesTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final String ROUTES =
      """
      Iface\tDestination\tGateway\tFlags\tRefCnt\tUse\tMetric\tMask\tMTU\tWindow\tIRTT
      eth0\t00000000\t0101010A\t0003\t0\t0\t0\t00000000\t0\t0\t0
      """;

  @TempDir private Path root = Path.of("");

  private RouterCandidates candidates() {
    return new RouterCandidates(root, Optional.empty());
  }

  private void write(String file, String content, Instant written) throws IOException {
    Path path = root.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, content);
    Files.setLastModifiedTime(path, FileTime.from(written));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "var/lib/dhclient/dhclient-5fb0-eth0.lease, option dhcp-server-identifier 10.9.0.3;",
    "var/lib/dhclient/dhclient.leases, option dhcp-server-identifier 10.9.0.3;",
    "var/lib/dhcp/dhclient.eth0.leases, option dhcp-server-identifier 10.9.0.3;",
    "run/dhclient.eth0.leases, option dhcp-server-identifier 10.9.0.3;",
    "run/dhclient.lease, option dhcp-server-identifier 10.9.0.3;",
    "var/lib/NetworkManager/dhclient-5fb0-eth0.lease, option dhcp-server-identifier 10.9.0.3;",
    "var/lib/NetworkManager/internal-5fb0-eth0.lease, SERVER_ADDRESS=10.9.0.3",
    "run/NetworkManager/devices/2, dhcp4.dhcp_server_identifier=10.9.0.3",
    "run/systemd/netif/leases/2, SERVER_ADDRESS=10.9.0.3"
  })
  void findsTheLeaseOfEachClient(String file, String line) throws IOException {
    write(file, line + "\n", NOON);
    assertThat(candidates().list()).containsExactly("10.9.0.3");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "var/lib/dhcp/dhcpd.conf",
    "run/other.lease",
    "var/lib/NetworkManager/secret_key",
    "run/systemd/netif/links/2"
  })
  void readsNoOtherFiles(String file) throws IOException {
    write(file, "SERVER_ADDRESS=10.9.0.3\n", NOON);
    assertThat(candidates().list()).isEmpty();
  }

  @Test
  void putsTheNewestLeaseFirstAndTheDefaultGatewayLast() throws IOException {
    write("var/lib/dhcp/dhclient.leases", "option dhcp-server-identifier 10.9.0.3;", NOON);
    write("run/systemd/netif/leases/3", "SERVER_ADDRESS=10.9.0.5", NOON.plusSeconds(60));
    write("run/systemd/netif/leases/2", "SERVER_ADDRESS=10.9.0.4", NOON.plusSeconds(30));
    write("proc/net/route", ROUTES, NOON.plusSeconds(90));
    assertThat(candidates().list()).containsExactly("10.9.0.5", "10.9.0.4", "10.9.0.3", "10.1.1.1");
  }

  @Test
  void namesNoneTwiceAndFourAtMost() throws IOException {
    for (int i = 1; i <= 9; i++) {
      write("run/systemd/netif/leases/" + i, "SERVER_ADDRESS=10.9.0." + i, NOON.plusSeconds(i));
    }
    write("run/systemd/netif/leases/99", "SERVER_ADDRESS=10.9.0.9", NOON.plusSeconds(99));
    assertThat(candidates().list()).containsExactly("10.9.0.9", "10.9.0.8", "10.9.0.7", "10.9.0.6");
  }

  @Test
  void takesTheDefaultGatewayWhenLeasesAreBroken() throws IOException {
    write("run/systemd/netif/leases/2", "SERVER_ADDRESS=", NOON);
    write("var/lib/dhcp/dhclient.leases", "lease {", NOON);
    Files.createDirectories(root.resolve("run/NetworkManager/devices/3"));
    write("proc/net/route", ROUTES, NOON);
    assertThat(candidates().list()).containsExactly("10.1.1.1");
  }

  @Test
  void readsTheEndOfAFileThatHasGrown() throws IOException {
    String old = "lease { option dhcp-server-identifier 10.9.0.1; }\n".repeat(20_000);
    write("var/lib/dhcp/dhclient.leases", old + "option dhcp-server-identifier 10.9.0.2;\n", NOON);
    assertThat(candidates().list()).containsExactly("10.9.0.2", "10.9.0.1");
  }

  @Test
  void looksAtNothingWhenTheAddressIsKnown() throws IOException {
    write("run/systemd/netif/leases/2", "SERVER_ADDRESS=10.9.0.4", NOON);
    assertThat(new RouterCandidates(root, Optional.of("10.7.0.1")).list())
        .containsExactly("10.7.0.1");
  }

  @Test
  void findsNoneOnAMachineWithoutANetwork() {
    assertThat(candidates().list()).isEmpty();
  }
}
