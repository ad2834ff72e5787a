// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.metadata.router;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DhcpLeaseTest {
  @Test
  void readsTheBlocksOfDhclientNewestFirst() {
    String file =
        """
        default-duid "\\000\\001\\000\\001";
        lease {
          interface "eth0";
          fixed-address 10.1.1.20;
          option subnet-mask 255.255.255.0;
          option dhcp-server-identifier 10.1.1.1;
          renew 0 2026/11/15 10:00:00;
          expire 0 2026/11/15 22:00:00;
        }
        lease {
          interface "eth1";
          fixed-address 10.2.0.9;
          option dhcp-server-identifier 10.2.0.77;
          expire 1 2026/11/16 22:00:00;
        }
        lease {
          interface "eth0";
          fixed-address 10.1.1.20;
          option dhcp-server-identifier 10.1.1.1;
          expire 2 2026/11/17 22:00:00;
        }
        """;
    assertThat(DhcpLease.servers(file)).containsExactly("10.1.1.1", "10.2.0.77");
  }

  @Test
  void readsALeaseOfNetworkdAndOfNetworkManagersOwnClient() {
    String file =
        """
        # This is private data. Do not parse.
        ADDRESS=10.10.220.191
        NETMASK=255.255.255.0
        ROUTER=10.10.220.1
        SERVER_ADDRESS=10.10.220.244
        NEXT_SERVER=10.10.220.245
        DNS=10.10.220.240 10.10.220.160
        HOSTNAME=localhost
        """;
    assertThat(DhcpLease.servers(file)).containsExactly("10.10.220.244");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "dhcp_server_identifier=10.3.0.1",
        "dhcp4.dhcp_server_identifier=10.3.0.1",
        "  dhcp_server_identifier = 10.3.0.1",
        "[dhcp4]\ndhcp_server_identifier=10.3.0.1\n[dhcp6]\n",
        "SERVER_ADDRESS=\"10.3.0.1\"",
        "SERVER_ADDRESS='10.3.0.1'\r",
        "option dhcp-server-identifier \"10.3.0.1\";",
        "lease { option dhcp-server-identifier 10.3.0.1; renew never; }"
      })
  void readsTheServer(String file) {
    assertThat(DhcpLease.servers(file)).containsExactly("10.3.0.1");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "",
        "lease {\n  option dhcp-server-identifier 10.1.1",
        "option dhcp-server-identifier 10.1.1.1",
        "# option dhcp-server-identifier 10.1.1.1;",
        "option dhcp-server-identifier;",
        "option dhcp-server-identifier example.com;",
        "option dhcp-server-identifier 10.1.1.256;",
        "option dhcp-server-identifier 10.1.1;",
        "option dhcp-server-identifier 255.255.255.255;",
        "SERVER_ADDRESS=",
        "SERVER_ADDRESS=\"",
        "SERVER_ADDRESS=0.0.0.0",
        "SERVER_ADDRESS=10.1.1.1.1",
        "SERVER_ADDRESS=224.0.0.1",
        "SERVER_ADDRESS=10.1.1.1/latest",
        "NOT_SERVER_ADDRESS=10.1.1.1",
        "NEXT_SERVER=10.1.1.1",
        "=10.1.1.1"
      })
  void passesOverWhatIsNoServer(String file) {
    assertThat(DhcpLease.servers(file)).isEmpty();
  }

  @Test
  void takesTheLeaseBeforeOneThatIsBeingWritten() {
    String file =
        "lease {\n  option dhcp-server-identifier 10.1.1.1;\n}\nlease {\n  option dhcp-server-ide";
    assertThat(DhcpLease.servers(file)).containsExactly("10.1.1.1");
  }

  @Property(tries = 300)
  void namesOnlyHostsWhateverIsInAFile(@ForAll String before, @ForAll String value) {
    String file = before + "\nSERVER_ADDRESS=" + value + "\noption dhcp-server-identifier " + value;
    assertThat(DhcpLease.servers(file)).allMatch(Ipv4::isHost);
  }
}
