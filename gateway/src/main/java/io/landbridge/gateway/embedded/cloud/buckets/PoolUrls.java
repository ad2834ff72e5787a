// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.buckets;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/**
 * What the address of a pool may be. A store of another machine cannot be on this one; names are
 * not resolved. Source: recording addObjectStoragePool-minio-unreachable.
 */
final class PoolUrls {
  private PoolUrls() {}

  /** What is wrong with an address, if anything. */
  static Optional<String> findProblem(Provider provider, String url) {
    URI uri;
    try {
      uri = new URI(url);
    } catch (URISyntaxException _) {
      return Optional.of("Invalid URL: " + url);
    }
    String scheme = Optional.ofNullable(uri.getScheme()).orElse("").toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      return Optional.of("Unsupported scheme for url: " + url);
    }
    String host = uri.getHost();
    if (host == null) {
      return Optional.of("Invalid URL: " + url);
    }
    return provider == Provider.SIMULATOR && isHere(host)
        ? Optional.of("Illegal host specified in URL.")
        : Optional.empty();
  }

  private static boolean isHere(String host) {
    if (host.equalsIgnoreCase("localhost")) {
      return true;
    }
    try {
      InetAddress address = InetAddress.ofLiteral(host.replaceAll("[\\[\\]]", ""));
      return address.isAnyLocalAddress()
          || address.isLoopbackAddress()
          || address.isLinkLocalAddress()
          || address.isMulticastAddress();
    } catch (IllegalArgumentException _) {
      return false;
    }
  }
}
