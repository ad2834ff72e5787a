// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.server;

import io.landbridge.gateway.auth.HeaderField;
import io.landbridge.gateway.auth.RequestHead;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.HostAndPort;
import io.vertx.core.net.SocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the head of a request without decoding anything: signatures cover the bytes as sent. */
final class Heads {
  private Heads() {}

  static Arrival read(HttpServerRequest request, ApiServer.Crossing crossing, Duration deadline) {
    Instant now = crossing.clock().instant();
    SocketAddress remote = request.remoteAddress();
    return new Arrival(
        crossing.requestIds().get(),
        now,
        now.plus(deadline),
        remote == null || remote.hostAddress() == null ? "" : remote.hostAddress(),
        protocol(request.version()),
        Optional.ofNullable(request.sslSession()),
        RequestHead.of(request.method().name(), originForm(request.uri()), headers(request)));
  }

  private static String protocol(HttpVersion version) {
    return switch (version) {
      case HTTP_1_0 -> "HTTP/1.0";
      case HTTP_1_1 -> "HTTP/1.1";
      case HTTP_2 -> "HTTP/2.0";
      default -> version.alpnName();
    };
  }

  private static List<HeaderField> headers(HttpServerRequest request) {
    List<HeaderField> headers = new ArrayList<>(request.headers().size() + 1);
    request.headers().forEach((name, value) -> headers.add(new HeaderField(name, value)));
    // HTTP/2 says ":authority" where clients sign "host".
    HostAndPort authority = request.authority();
    if (authority != null && !request.headers().contains("host")) {
      headers.add(new HeaderField("host", authority.toString()));
    }
    return headers;
  }

  /** RFC 9112 3.2: a proxy's client may send the whole URL, {@code http://host/path?query}. */
  static String originForm(String target) {
    if (target.startsWith("/")) {
      return target;
    }
    int scheme = target.indexOf("://");
    if (scheme < 0) {
      return "/";
    }
    int path = target.indexOf('/', scheme + 3);
    int query = target.indexOf('?', scheme + 3);
    if (path >= 0 && (query < 0 || path < query)) {
      return target.substring(path);
    }
    return query < 0 ? "/" : "/" + target.substring(query);
  }
}
