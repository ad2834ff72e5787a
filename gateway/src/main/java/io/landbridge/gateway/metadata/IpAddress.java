// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.metadata;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.util.Optional;

/** IP addresses in the one text form by which they are looked up. */
final class IpAddress {
  private IpAddress() {}

  /**
   * The usual form (RFC 5952 for IPv6): without the name of an interface, and as IPv4 where IPv6
   * only wraps it. Empty for what is no address; names are not resolved.
   */
  static Optional<String> normalize(String text) {
    int zone = text.indexOf('%');
    InetAddress address =
        NetUtil.createInetAddressFromIpAddressString(zone < 0 ? text : text.substring(0, zone));
    return Optional.ofNullable(address).map(NetUtil::toAddressString);
  }
}
