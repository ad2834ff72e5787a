// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.store;

import io.landbridge.translation.s3.store.ObjectStore;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;

/** Cases of the embedded store that look behind the contract. */
abstract class EmbeddedStoreCase extends StoreContract {
  /** Free bytes of the disk, as the store is told. */
  long free = Long.MAX_VALUE;

  StoreOptions options(Path directory) {
    return StoreOptions.of(directory.resolve("store")).withSync(false).withMinimumPartSize(1000);
  }

  @Override
  ObjectStore open(Path directory, InstantSource clock) throws IOException {
    return EmbeddedStore.open(options(directory), clock, new SecureRandom(), () -> free);
  }

  @Override
  void close(ObjectStore open) {
    ((EmbeddedStore) open).close();
  }

  EmbeddedStore embedded() {
    return (EmbeddedStore) store;
  }
}
