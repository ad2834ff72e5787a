// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.server;

import io.netty.channel.ChannelConfig;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.impl.HttpServerConnection;
import java.util.Optional;

/**
 * Lets the body of a request come in, or not. Event loop only.
 *
 * <p>On HTTP/1 the connection brings nothing but this body, and its socket is not read while it is
 * stopped. A request of Vert.x that is paused would have it read on: another 24 pieces, 1.5 MiB
 * (Vert.x 5.1.6).
 */
final class Inflow {
  private final HttpServerRequest request;
  private final Optional<ChannelConfig> socket;
  private boolean stopped;

  private Inflow(HttpServerRequest request, Optional<ChannelConfig> socket) {
    this.request = request;
    this.socket = socket;
  }

  /** That of a request whose body has not been read. */
  static Inflow of(HttpServerRequest request) {
    Optional<ChannelConfig> socket =
        request.version() != HttpVersion.HTTP_2
                && request.connection() instanceof HttpServerConnection connection
            ? Optional.of(connection.channelHandlerContext().channel().config())
            : Optional.empty();
    return new Inflow(request, socket);
  }

  /** What is under way still comes: one read of the socket, or what the window of HTTP/2 allows. */
  void stop() {
    stopped = true;
    if (socket.isPresent()) {
      var _ = socket.get().setAutoRead(false);
    } else {
      var _ = request.pause();
    }
  }

  /** Does nothing unless it is stopped. */
  void resume() {
    if (!stopped) {
      return;
    }
    stopped = false;
    if (socket.isPresent()) {
      var _ = socket.get().setAutoRead(true);
    } else {
      var _ = request.resume();
    }
  }
}
