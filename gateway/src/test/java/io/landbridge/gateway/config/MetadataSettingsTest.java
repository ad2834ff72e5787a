// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.landbridge.gateway.config.MetadataSettings.Listener;
import io.landbridge.translation.metadata.tree.TreeChoice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetadataSettingsTest {
  private static final String BLUE = "2c5e8f10-0000-4000-8000-000000000001";
  private static final String RED = "2c5e8f10-0000-4000-8000-000000000002";

  @Test
  void aFileNamesAPortForEachNetwork(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("landbridge.yaml");
    Files.writeString(
        file,
        """
        metadata:
          host: 0.0.0.0
          port: 80
          tree: ec2
          networks:
            red: "[fd00::2]:80 %s cloudstack"
            blue: 10.1.1.2:8080 %s
        """
            .formatted(RED, BLUE));

    MetadataSettings read = new ConfigurationReader().file(file).read().metadata();

    assertThat(read.listeners())
        .containsExactly(
            new Listener("metadata", "0.0.0.0", 80, TreeChoice.EC2, Optional.empty()),
            new Listener("blue", "10.1.1.2", 8080, TreeChoice.EC2, Optional.of(BLUE)),
            new Listener("red", "fd00::2", 80, TreeChoice.CLOUDSTACK, Optional.of(RED)));
  }

  @Test
  void theEnvironmentDoesSoToo() {
    MetadataSettings read =
        new ConfigurationReader()
            .environment(
                Map.of(
                    "LANDBRIDGE_METADATA_NETWORK",
                    RED,
                    "LANDBRIDGE_METADATA_NETWORKS",
                    "blue=10.1.1.2:80 " + BLUE + " both"))
            .read()
            .metadata();

    assertThat(read.listeners())
        .containsExactly(
            new Listener("metadata", "127.0.0.1", 8775, TreeChoice.BOTH, Optional.of(RED)),
            new Listener("blue", "10.1.1.2", 80, TreeChoice.BOTH, Optional.of(BLUE)));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "metadata.networks, blue=10.1.1.2:80, metadata.networks.blue: must be like",
    "metadata.networks, blue=10.1.1.2:80 guests, metadata.networks.blue: must name a network",
    "metadata.networks, blue=10.1.1.2:99999 2c5e8f10-0000-4000-8000-000000000001,"
        + " metadata.networks.blue: must be between",
    "metadata.networks, blue=10.1.1.2:80 2c5e8f10-0000-4000-8000-000000000001 azure,"
        + " metadata.networks.blue: must end with",
    "metadata.networks, Blue=10.1.1.2:80 2c5e8f10-0000-4000-8000-000000000001,"
        + " metadata.networks.Blue: must be named",
    "metadata.network, guests, metadata.network: must name a network",
    "metadata.proxySecret, short, metadata.proxySecret: must have 32 characters",
    "metadata.rate, 0, metadata.rate: must be between",
    "metadata.routers, 255, metadata.routers: must be between",
    "metadata.tree, azure, metadata.tree: must be one of",
  })
  void whatCannotWorkIsRefusedByItsKey(String key, String value, String message) {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> new ConfigurationReader().set(key, value).read())
        .withMessageStartingWith(message);
  }
}
