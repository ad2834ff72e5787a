// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests a {@link GatewayProcess} with the embedded cloud, one for the whole run: for tests
 * that make their own resources, leave none behind and do not end the process.
 */
public final class SharedGateway implements ParameterResolver {
  private static final Namespace NAMESPACE = Namespace.create(SharedGateway.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == GatewayProcess.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .computeIfAbsent(GatewayProcess.class, _ -> start(), GatewayProcess.class);
  }

  private static GatewayProcess start() {
    try {
      Path target = Files.createDirectories(Checkout.root().resolve("tests/target"));
      Path data = Files.createTempDirectory(target, "shared-gateway-");
      return GatewayProcess.start(GatewayProcess.Launch.withEmbeddedCloud(data).withQuickRules());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
