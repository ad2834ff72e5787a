// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway;

import java.net.URI;

/**
 * Where a running gateway is reached.
 *
 * @param api EC2, S3 and STS
 * @param metadata for instances
 * @param admin health, metrics, requests
 * @param nativeApi the native cloud's API, embedded or not
 */
public record Endpoints(URI api, URI metadata, URI admin, URI nativeApi) {

  /** The line that tells whoever started the process that it can serve. */
  public String readyLine() {
    return "ready api="
        + api
        + " metadata="
        + metadata
        + " admin="
        + admin
        + " native="
        + nativeApi;
  }

  /** The base URL of a port, with an address that can be connected to. */
  static URI of(String scheme, String host, int port) {
    String reachable =
        switch (host) {
          case "0.0.0.0" -> "127.0.0.1";
          case "::", "[::]" -> "[::1]";
          default -> host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
        };
    return URI.create(scheme + "://" + reachable + ":" + port);
  }
}
