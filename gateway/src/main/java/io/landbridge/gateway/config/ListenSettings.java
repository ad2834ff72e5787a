// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.config;

/**
 * An address to listen on.
 *
 * @param host an IP address or a name of this machine; {@code 0.0.0.0} is every IPv4 address
 * @param port 0 takes a free port
 */
public record ListenSettings(
    @Meaning("Address to listen on; `0.0.0.0` for every interface.") String host,
    @Meaning("TCP port; 0 takes a free one.") int port) {

  public ListenSettings {
    Check.text("host", host);
    Check.port("port", port);
  }
}
