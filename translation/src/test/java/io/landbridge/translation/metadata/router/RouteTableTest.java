// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.metadata.router;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RouteTableTest {
  private static final String HEADER =
      "Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT   \n";

  @Test
  void readsTheDefaultGateway() {
    String table =
        HEADER
            + "eth0\t00000000\t0101010A\t0003\t0\t0\t0\t00000000\t0\t0\t0    \n"
            + "eth0\t0001010A\t00000000\t0001\t0\t0\t0\t00FFFFFF\t0\t0\t0    \n";
    assertThat(RouteTable.findDefaultGateway(table)).contains("10.1.1.1");
  }

  @Test
  void takesTheLowestMetric() {
    String table =
        HEADER
            + "eth1\t00000000\t0100020A\t0003\t0\t0\t200\t00000000\t0\t0\t0\n"
            + "eth0\t00000000\t010000C0\t0003\t0\t0\t100\t00000000\t0\t0\t0\n";
    assertThat(RouteTable.findDefaultGateway(table)).contains("192.0.0.1");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "",
        "eth0\t00000000\t0101010A\t0003",
        "eth0\t00000000\txyz\t0003\t0\t0\t0\t00000000\t0\t0\t0",
        "eth0\t00000000\t00000000\t0001\t0\t0\t0\t00000000\t0\t0\t0",
        "eth0\t00000000\t0101010A\t0003\t0\t0\t0\t00000080\t0\t0\t0",
        "eth0\t0001010A\t0101010A\t0003\t0\t0\t0\t00FFFFFF\t0\t0\t0",
        "eth0\t00000000\t0101010A\t0003\t0\t0\tx\t00000000\t0\t0\t0"
      })
  void findsNoneInOtherRoutes(String line) {
    assertThat(RouteTable.findDefaultGateway(HEADER + line)).isEmpty();
  }

  @Test
  void findsNoneInAnEmptyFile() {
    assertThat(RouteTable.findDefaultGateway("")).isEmpty();
  }
}
