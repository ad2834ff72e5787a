// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The store on one SQLite file. */
final class SqliteStoreTest extends StoreCases {
  @TempDir private Path directory;

  @Override
  StoreOptions options() {
    return StoreOptions.sqlite(directory.resolve("state.db"));
  }

  @Test
  void opensInMemory() {
    try (Store store = Store.open(StoreOptions.inMemory(), InstantSource.system())) {
      byte[] key = store.gatewaySecrets().getOrCreate("paging", () -> new byte[] {1, 2});
      assertThat(store.gatewaySecrets().getOrCreate("paging", () -> new byte[] {3}))
          .isEqualTo(key)
          .containsExactly(1, 2);
    }
  }
}
