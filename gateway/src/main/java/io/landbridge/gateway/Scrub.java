// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway;

import io.landbridge.gateway.config.Configuration;
import io.landbridge.gateway.config.ConfigurationException;
import io.landbridge.gateway.embedded.store.EmbeddedStore;
import io.landbridge.gateway.embedded.store.ScrubReport;
import io.landbridge.gateway.embedded.store.StoreOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.InstantSource;

/** One scrub of the object store of a gateway that does not run, as fast as the disk reads. */
public final class Scrub {
  private Scrub() {}

  /**
   * Recovers the store as a start would, reads all of it and removes what belongs to nothing;
   * blocks.
   *
   * @throws ConfigurationException when there is no store, or when a gateway has it open
   */
  public static ScrubReport run(Configuration configuration)
      throws IOException, InterruptedException {
    if (configuration.cloud().url().isPresent()) {
      throw new ConfigurationException("cloud.url", "leaves no object store here to scrub");
    }
    StoreOptions options = options(configuration);
    if (!Files.isDirectory(options.directory())) {
      throw new ConfigurationException("data", "has no object store: " + options.directory());
    }
    try (var _ = DataDirectory.take(configuration.data())) {
      NativeLibraries.unpackBelow(configuration.data());
      NativeLibraries.loadRocksDb(configuration.data());
      try (EmbeddedStore store =
          EmbeddedStore.open(options, InstantSource.system(), new SecureRandom())) {
        return store.scrub();
      }
    }
  }

  /** The store's options as they are configured. */
  static StoreOptions options(Configuration configuration) {
    return StoreOptions.of(
        configuration.data().resolve("objects"), configuration.region(), configuration.objects());
  }
}
