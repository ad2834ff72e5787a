// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.s3;

import io.landbridge.tests.harness.CaFile;
import io.landbridge.tests.harness.GatewayProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.net.ssl.TrustManagerFactory;

/** How a client speaks to the gateway. */
public enum Wire {
  /** HTTP. */
  PLAIN,
  /** HTTPS with the gateway's own certificate. */
  TLS;

  /**
   * Where to connect.
   *
   * @param api the gateway
   * @param ca whose certificates to trust over TLS
   */
  public record Target(URI api, Optional<Path> ca) {
    /** The trust in that authority. */
    Optional<TrustManagerFactory> trust() {
      return ca.map(Wire::trust);
    }
  }

  /** Where to connect to when it is spoken to in this way. */
  public Target target(GatewayProcess plain, TlsGateway tls) {
    return switch (this) {
      case PLAIN -> new Target(plain.endpoints().api(), Optional.empty());
      case TLS -> new Target(tls.process().endpoints().api(), Optional.of(tls.ca()));
    };
  }

  private static TrustManagerFactory trust(Path ca) {
    try {
      return CaFile.trust(ca);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
