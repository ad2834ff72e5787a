// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.store;

import io.landbridge.translation.s3.store.ObjectStore;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import org.junit.jupiter.api.Nested;

/** The contract of an object store, held by the embedded one. */
class EmbeddedStoreTest {
  private static ObjectStore openEmbedded(Path directory, InstantSource clock) throws IOException {
    StoreOptions options =
        StoreOptions.of(directory.resolve("store")).withSync(false).withMinimumPartSize(1000);
    return EmbeddedStore.open(options, clock, new SecureRandom());
  }

  private static void closeEmbedded(ObjectStore store) {
    ((EmbeddedStore) store).close();
  }

  @Nested
  class ObjectsTest extends ObjectsContract {
    @Override
    ObjectStore open(Path directory, InstantSource clock) throws IOException {
      return openEmbedded(directory, clock);
    }

    @Override
    void close(ObjectStore open) {
      closeEmbedded(open);
    }
  }

  @Nested
  class VersionsTest extends VersionsContract {
    @Override
    ObjectStore open(Path directory, InstantSource clock) throws IOException {
      return openEmbedded(directory, clock);
    }

    @Override
    void close(ObjectStore open) {
      closeEmbedded(open);
    }
  }

  @Nested
  class ListsTest extends ListsContract {
    @Override
    ObjectStore open(Path directory, InstantSource clock) throws IOException {
      return openEmbedded(directory, clock);
    }

    @Override
    void close(ObjectStore open) {
      closeEmbedded(open);
    }
  }

  @Nested
  class UploadsTest extends UploadsContract {
    @Override
    ObjectStore open(Path directory, InstantSource clock) throws IOException {
      return openEmbedded(directory, clock);
    }

    @Override
    void close(ObjectStore open) {
      closeEmbedded(open);
    }
  }
}
