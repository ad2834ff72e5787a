// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.s3;

import io.landbridge.tests.harness.CaFile;
import io.landbridge.tests.harness.Checkout;
import io.landbridge.tests.harness.GatewayProcess;
import io.landbridge.tests.harness.GatewayProcess.Launch;
import io.landbridge.tests.harness.OncePerRun;
import java.nio.file.Path;

/**
 * A gateway with a certificate of its own, one for the whole run.
 *
 * @param process the gateway
 * @param ca the file to trust
 */
public record TlsGateway(GatewayProcess process, Path ca) implements AutoCloseable {

  @Override
  public void close() {
    process.close();
  }

  /** Gives it to tests. */
  public static final class Extension extends OncePerRun<TlsGateway> {
    Extension() {
      super(TlsGateway.class);
    }

    @Override
    protected TlsGateway start() {
      Path data = Checkout.newTestFolder("tls-gateway-");
      GatewayProcess process =
          GatewayProcess.start(Launch.withEmbeddedCloud(data).with("--tls", "self-signed"));
      return new TlsGateway(process, CaFile.in(data));
    }
  }
}
