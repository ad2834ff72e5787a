// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.landbridge.translation.s3.store.BucketId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFilesTest {
  private static final BucketId BUCKET = new BucketId(new UUID(1, 1));

  @TempDir Path directory;
  private final List<UUID> seen = new ArrayList<>();
  private DataFiles files;

  @BeforeEach
  void makeBucket() throws IOException {
    files = new DataFiles(directory, false, () -> Long.MAX_VALUE);
    files.createBucket(BUCKET);
  }

  private UUID publish(long id) throws IOException {
    UUID name = new UUID(0x2200_0000_0000_0000L, id);
    files.draft(BUCKET, name).close();
    files.publish(BUCKET, name);
    return name;
  }

  @Test
  void showsFilesThatAreInTheirPlaces() throws IOException {
    UUID published = publish(1);
    files.draft(BUCKET, new UUID(2, 2)).close();
    files.forEach((_, id) -> seen.add(id));
    assertThat(seen).containsExactly(published);
  }

  @Test
  void goesOnWhileFilesAreRemoved() throws IOException {
    List<UUID> all = List.of(publish(1), publish(2), publish(3));
    files.forEach((bucket, id) -> {
      seen.add(id);
      all.stream().filter(it -> !it.equals(id)).forEach(other -> remove(bucket, other));
    });
    assertThat(seen).hasSize(1).isSubsetOf(all);
  }

  @Test
  void goesOnWhenABucketIsRemoved() throws IOException {
    publish(1);
    files.forEach((bucket, id) -> {
      seen.add(id);
      removeBucket(bucket);
    });
    assertThat(seen).hasSize(1);
  }

  private void remove(BucketId bucket, UUID id) {
    try {
      assertThat(files.remove(bucket, id)).isTrue();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void removeBucket(BucketId bucket) {
    try {
      files.removeBucket(bucket);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
