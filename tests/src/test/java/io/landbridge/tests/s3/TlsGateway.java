// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.s3;

import io.landbridge.tests.harness.CaFile;
import io.landbridge.tests.harness.Checkout;
import io.landbridge.tests.harness.GatewayProcess;
import io.landbridge.tests.harness.GatewayProcess.Launch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

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

  private static TlsGateway start() {
    try {
      Path target = Files.createDirectories(Checkout.root().resolve("tests/target"));
      Path data = Files.createTempDirectory(target, "tls-gateway-");
      GatewayProcess process =
          GatewayProcess.start(Launch.withEmbeddedCloud(data).with("--tls", "self-signed"));
      return new TlsGateway(process, CaFile.in(data));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Gives it to tests. */
  public static final class Extension implements ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(TlsGateway.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == TlsGateway.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context
          .getRoot()
          .getStore(NAMESPACE)
          .computeIfAbsent(TlsGateway.class, _ -> start(), TlsGateway.class);
    }
  }
}
