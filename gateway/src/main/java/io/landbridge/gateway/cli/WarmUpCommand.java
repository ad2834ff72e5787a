// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.cli;

import io.landbridge.gateway.Gateway;
import io.landbridge.gateway.MachineMetadata;
import io.landbridge.gateway.config.ConfigurationReader;
import io.landbridge.translation.metadata.router.RouterOptions;
import io.landbridge.translation.metadata.tree.TreeChoice;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Starts a gateway, asks it a little and ends, so that a JVM that watches (the launcher's {@code
 * -XX:AOTCacheOutput}) learns which classes a start needs.
 */
@Command(name = "warm-up", hidden = true)
final class WarmUpCommand implements Callable<Integer> {
  private static final List<String> FREE_PORTS =
      List.of("api.port", "metadata.port", "admin.port", "cloud.embedded.port");

  @Option(names = "--data", required = true)
  private Path data = Path.of("");

  @Override
  public Integer call() {
    ConfigurationReader reader = new ConfigurationReader().set("data", data.toString());
    FREE_PORTS.forEach(port -> reader.set(port, "0"));
    try (Gateway gateway = new Gateway(reader.read())) {
      Gateway.Welcome welcome = gateway.start();
      ask(welcome.endpoints().api().resolve("/?Action=DescribeInstances"));
      ask(welcome.endpoints().admin().resolve("/health/ready"));
      ask(welcome.endpoints().admin().resolve("/metrics"));
      askMachine(welcome.endpoints().metadata());
    }
    return 0;
  }

  /** The metadata of one machine, from a router that does not know it. */
  private static void askMachine(URI router) {
    RouterOptions options = RouterOptions.DEFAULT.withAddress("127.0.0.1", router.getPort());
    try (MachineMetadata machine = new MachineMetadata()) {
      URI endpoint =
          machine.start(new MachineMetadata.Options("127.0.0.1", 0, TreeChoice.BOTH, options));
      ask(endpoint.resolve("/latest/meta-data/"));
    }
  }

  private static void ask(URI page) {
    try {
      HttpURLConnection connection = (HttpURLConnection) page.toURL().openConnection();
      InputStream body =
          connection.getResponseCode() < 400
              ? connection.getInputStream()
              : connection.getErrorStream();
      try (body) {
        body.transferTo(OutputStream.nullOutputStream());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
