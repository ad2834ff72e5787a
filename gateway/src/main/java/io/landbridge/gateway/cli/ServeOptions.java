// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.cli;

import io.landbridge.gateway.config.Configuration;
import io.landbridge.gateway.config.ConfigurationReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/**
 * The options of {@code serve} and of what works on the data of a gateway; each stands for a
 * configuration key and wins over it.
 */
final class ServeOptions {
  @Option(names = "--config", paramLabel = "FILE", description = "YAML configuration file.")
  private Optional<Path> config = Optional.empty();

  @Option(
      names = "--seed",
      paramLabel = "FILE",
      description = "What the embedded cloud starts with (YAML).")
  private Optional<String> seed = Optional.empty();

  @Option(names = "--data", paramLabel = "DIR", description = "Directory for the gateway's files.")
  private Optional<String> data = Optional.empty();

  @Option(names = "--api-port", paramLabel = "N", description = "EC2, S3 and STS; 8773.")
  private Optional<String> apiPort = Optional.empty();

  @Option(names = "--metadata-port", paramLabel = "N", description = "Instance metadata; 8775.")
  private Optional<String> metadataPort = Optional.empty();

  @Option(names = "--admin-port", paramLabel = "N", description = "Health and metrics; 8776.")
  private Optional<String> adminPort = Optional.empty();

  @Option(
      names = "--native-port",
      paramLabel = "N",
      description = "The embedded cloud's own API; 8774. 0 takes a free port, as everywhere.")
  private Optional<String> nativePort = Optional.empty();

  @Option(
      names = "--cloudstack",
      paramLabel = "URL",
      description =
          "Native API of a real CloudStack, instead of the embedded cloud; the service account's"
              + " keys are in the configuration.")
  private Optional<String> cloudstack = Optional.empty();

  @Option(
      names = "--tls",
      paramLabel = "MODE",
      description = "HTTPS on the API port: off, pem or self-signed.")
  private Optional<String> tls = Optional.empty();

  /** A configuration and what is to be said about how it came together. */
  record Result(Configuration configuration, List<String> unknownVariables) {}

  /**
   * The configuration of file, environment and options together.
   *
   * @throws io.landbridge.gateway.config.ConfigurationException when it cannot be used
   */
  Result read(Map<String, String> environment) {
    ConfigurationReader reader = new ConfigurationReader();
    config.ifPresent(reader::file);
    reader.environment(environment);
    set(reader, "cloud.embedded.seed", seed);
    set(reader, "data", data);
    set(reader, "api.port", apiPort);
    set(reader, "metadata.port", metadataPort);
    set(reader, "admin.port", adminPort);
    set(reader, "cloud.embedded.port", nativePort);
    set(reader, "cloud.url", cloudstack);
    set(reader, "api.tls.mode", tls);
    return new Result(reader.read(), reader.unknownVariables());
  }

  private static void set(ConfigurationReader reader, String key, Optional<String> value) {
    value.ifPresent(text -> reader.set(key, text));
  }
}
