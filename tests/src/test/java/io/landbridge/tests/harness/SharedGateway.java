// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.harness;

/**
 * Gives tests a {@link GatewayProcess} with the embedded cloud, one for the whole run: for tests
 * that make their own resources, leave none behind and do not end the process.
 */
public final class SharedGateway extends OncePerRun<GatewayProcess> {
  SharedGateway() {
    super(GatewayProcess.class);
  }

  @Override
  protected GatewayProcess start() {
    return GatewayProcess.start(
        GatewayProcess.Launch.withEmbeddedCloud(Checkout.newTestFolder("shared-gateway-"))
            .withQuickRules());
  }
}
