// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.metadata.router;

import java.util.List;

/**
 * What a DHCP client keeps of the servers that gave it addresses. Two ways of writing are
 * understood, wherever they are met:
 *
 * <pre>
 *   option dhcp-server-identifier 10.1.1.1;     dhclient, in a block of each lease, newest last
 *   SERVER_ADDRESS=10.1.1.1                     systemd-networkd and NetworkManager's own client
 *   dhcp_server_identifier=10.1.1.1             NetworkManager's state of a device
 * </pre>
 *
 * <p>Values may be quoted, keys of NetworkManager may begin with {@code dhcp4.}. Lines that are
 * neither, or are cut off, are passed over: a client may be writing.
 */
final class DhcpLease {
  private static final String DHCLIENT_OPTION = "option dhcp-server-identifier ";
  private static final List<String> KEYS =
      List.of("SERVER_ADDRESS", "dhcp_server_identifier", "dhcp-server-identifier");
  private static final String DHCP4 = "dhcp4.";

  private DhcpLease() {}

  /** The servers' addresses in a file, the one written last first; each once. */
  static List<String> servers(String file) {
    return file
        .lines()
        .map(String::strip)
        .map(DhcpLease::server)
        .filter(Ipv4::isHost)
        .toList()
        .reversed()
        .stream()
        .distinct()
        .toList();
  }

  /** What a line says of a server; empty when it says nothing. */
  private static String server(String line) {
    int option = line.startsWith("#") ? -1 : line.indexOf(DHCLIENT_OPTION);
    if (option >= 0) {
      int end = line.indexOf(';', option);
      return end < 0 ? "" : unquoted(line.substring(option + DHCLIENT_OPTION.length(), end));
    }
    int equals = line.indexOf('=');
    return equals > 0 && isKey(line.substring(0, equals).strip())
        ? unquoted(line.substring(equals + 1))
        : "";
  }

  private static boolean isKey(String name) {
    return KEYS.contains(name.startsWith(DHCP4) ? name.substring(DHCP4.length()) : name);
  }

  private static String unquoted(String value) {
    String text = value.strip();
    boolean quoted =
        text.length() >= 2
            && (text.charAt(0) == '"' || text.charAt(0) == '\'')
            && text.charAt(text.length() - 1) == text.charAt(0);
    return quoted ? text.substring(1, text.length() - 1).strip() : text;
  }
}
