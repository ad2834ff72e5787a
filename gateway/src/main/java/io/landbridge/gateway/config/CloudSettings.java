// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.config;

import io.landbridge.aws.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * The native cloud.
 *
 * @param url the native API of a real CloudStack; absent for the embedded cloud
 * @param apiKey the service account's API key; only with {@code url}
 * @param secretKey the service account's secret key; only with {@code url}
 * @param connections the most connections to the native API
 * @param timeout the longest wait for one native answer
 * @param authorities a PEM file with the authorities to trust; Java's own when absent
 * @param embedded the embedded cloud, used when there is no {@code url}
 */
public record CloudSettings(
    @Meaning(
            "Native API of a CloudStack, like `http://cloud:8080/client/api`; without it the"
                + " embedded cloud runs.")
        Optional<String> url,
    @Meaning("API key of the service account (root admin) that looks up users' keys.")
        Optional<String> apiKey,
    @Meaning("Secret key of the service account.") Optional<Secret> secretKey,
    @Meaning("Most connections to the native API.") int connections,
    @Meaning("Longest wait for one native answer.") Duration timeout,
    @Meaning("PEM file with the authorities to trust for an https URL; Java's own otherwise.")
        Optional<Path> authorities,
    EmbeddedSettings embedded) {

  /**
   * The embedded cloud.
   *
   * @param port the loopback port of its native API; 0 takes a free one
   * @param seed what it starts with; absent for the built-in seed
   */
  public record EmbeddedSettings(
      @Meaning("Loopback port of the embedded cloud's native API; 0 takes a free one.") int port,
      @Meaning("YAML file with what the embedded cloud starts with; the built-in one otherwise.")
          Optional<Path> seed) {

    public EmbeddedSettings {
      Check.port("port", port);
    }
  }

  public CloudSettings {
    url.ifPresent(u -> Check.httpUrl("url", u));
    if (url.isPresent() && apiKey.isEmpty()) {
      throw new ConfigurationException("apiKey", "is needed with url");
    }
    if (url.isPresent() && secretKey.isEmpty()) {
      throw new ConfigurationException("secretKey", "is needed with url");
    }
    Check.range("connections", connections, 1, 1000);
    Check.duration("timeout", timeout, Duration.ofMillis(100), Duration.ofMinutes(10));
  }

  static CloudSettings defaults() {
    return new CloudSettings(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        64,
        Duration.ofSeconds(30),
        Optional.empty(),
        new EmbeddedSettings(8774, Optional.empty()));
  }
}
