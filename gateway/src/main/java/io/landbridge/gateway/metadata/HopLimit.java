// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.metadata;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.unix.IntegerUnixChannelOption;
import io.netty.util.AttributeKey;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.impl.HttpServerConnection;
import java.net.Inet6Address;
import java.net.InetSocketAddress;

/**
 * How many routers what is sent on a connection may pass: the IP TTL, or IPv6's hop limit. Java has
 * no socket option for it; Netty's native transport (epoll, on Linux) has one for any option, with
 * Linux's numbers. On other transports nothing happens. Event loop only.
 */
final class HopLimit {
  private static final ChannelOption<Integer> IPV4 = new IntegerUnixChannelOption("IP_TTL", 0, 2);
  private static final ChannelOption<Integer> IPV6 =
      new IntegerUnixChannelOption("IPV6_UNICAST_HOPS", 41, 16);
  private static final AttributeKey<Integer> BEFORE = AttributeKey.valueOf("landbridge.hops");
  private static final int MOST = 255;

  private HopLimit() {}

  /** Limits what is sent from now on; answers whether the platform does that. */
  static boolean apply(HttpConnection connection, int hops) {
    if (!(connection instanceof HttpServerConnection server)) {
      return false;
    }
    Channel channel = server.channelHandlerContext().channel();
    Integer before = channel.config().getOption(option(channel));
    if (before == null) {
      return false;
    }
    channel.attr(BEFORE).setIfAbsent(before);
    return channel.config().setOption(option(channel), Math.min(hops, MOST));
  }

  /** Sends as before again, if that was limited. */
  static void lift(HttpConnection connection) {
    if (connection instanceof HttpServerConnection server) {
      Channel channel = server.channelHandlerContext().channel();
      Integer before = channel.attr(BEFORE).getAndSet(null);
      if (before != null) {
        channel.config().setOption(option(channel), before);
      }
    }
  }

  private static ChannelOption<Integer> option(Channel channel) {
    return channel.remoteAddress() instanceof InetSocketAddress remote
            && remote.getAddress() instanceof Inet6Address
        ? IPV6
        : IPV4;
  }
}
