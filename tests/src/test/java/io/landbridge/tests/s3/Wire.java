// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.s3;

import io.landbridge.tests.harness.CaFile;
import io.landbridge.tests.harness.GatewayProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.net.ssl.TrustManagerFactory;

/** How a client speaks to the gateway. */
enum Wire {
  /** HTTP. */
  PLAIN,
  /** HTTPS with the gateway's own certificate. */
  TLS;

  /**
   * Where to connect.
   *
   * @param api the gateway
   * @param trust whom to trust over TLS
   */
  record Target(URI api, Optional<TrustManagerFactory> trust) {}

  Target target(GatewayProcess plain, TlsGateway tls) {
    return switch (this) {
      case PLAIN -> new Target(plain.endpoints().api(), Optional.empty());
      case TLS -> new Target(tls.process().endpoints().api(), Optional.of(trust(tls)));
    };
  }

  private static TrustManagerFactory trust(TlsGateway gateway) {
    try {
      return CaFile.trust(gateway.ca());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
