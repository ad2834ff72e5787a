// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landbridge.gateway.config.ConfigurationException;
import io.landbridge.gateway.config.DataSize;
import io.landbridge.gateway.config.ObjectSettings;
import io.landbridge.gateway.config.ObjectSettings.Sync;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What an operator sets reaches the store. */
class StoreOptionsTest {
  private static final DataSize SIZE = DataSize.parse("1MiB");

  private static ObjectSettings settings(DataSize inlineLimit) {
    return new ObjectSettings(
        Optional.of(Path.of("/objects")),
        Sync.NEVER,
        inlineLimit,
        SIZE,
        DataSize.parse("1GiB"),
        DataSize.parse("2MiB"),
        DataSize.parse("3MiB"),
        Duration.ofHours(5),
        DataSize.parse("4MiB"),
        Optional.of(Path.of("/keys")),
        List.of("mine"));
  }

  @Test
  void everySettingIsAnOption() {
    StoreOptions options =
        StoreOptions.of(Path.of("/data"), "eu-west-1", settings(DataSize.parse("1KiB")));
    assertThat(options)
        .isEqualTo(
            new StoreOptions(
                Path.of("/objects"),
                Path.of("/keys"),
                List.of("mine"),
                "arn:aws:kms:eu-west-1:000000000000:",
                false,
                1024,
                1 << 20,
                1 << 30,
                2 << 20,
                3 << 20,
                Duration.ofHours(5),
                4 << 20));
  }

  @Test
  void theDefaultIsSafe() {
    StoreOptions options = StoreOptions.of(Path.of("/data"));
    assertThat(options.sync()).isTrue();
    assertThat(options.minimumPartSize()).isEqualTo(5 << 20);
    assertThat(options.keyRing()).isEqualTo(Path.of("/data/keyring.json"));
  }

  @Test
  void contentInRowsIsSmall() {
    assertThatThrownBy(() -> settings(SIZE))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("inlineLimit");
  }
}
