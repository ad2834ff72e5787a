// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.server;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.core.net.SocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads the head of a request without decoding anything: signatures cover the bytes as sent. */
final class Heads {
  private Heads() {}

  static RequestHead read(
      HttpServerRequest request, ApiServer.Crossing crossing, Duration deadline) {
    Instant now = crossing.clock().instant();
    String target = originForm(request.uri());
    int mark = target.indexOf('?');
    SocketAddress remote = request.remoteAddress();
    return new RequestHead(
        crossing.requestIds().get(),
        now,
        now.plus(deadline),
        request.method().name(),
        mark < 0 ? target : target.substring(0, mark),
        mark < 0 ? "" : target.substring(mark + 1),
        headers(request),
        remote == null || remote.hostAddress() == null ? "" : remote.hostAddress());
  }

  private static List<Map.Entry<String, String>> headers(HttpServerRequest request) {
    List<Map.Entry<String, String>> headers = new ArrayList<>(request.headers().size() + 1);
    request.headers().forEach((name, value) -> headers.add(Map.entry(name, value)));
    // HTTP/2 says ":authority" where clients sign "host".
    HostAndPort authority = request.authority();
    if (authority != null && !request.headers().contains("host")) {
      headers.add(Map.entry("host", authority.toString()));
    }
    return headers;
  }

  /** RFC 9112 3.2: a proxy's client may send the whole URL, {@code http://host/path?query}. */
  private static String originForm(String target) {
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
