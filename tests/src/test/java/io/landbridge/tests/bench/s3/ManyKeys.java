// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.bench.s3;

import io.landbridge.gateway.embedded.store.EmbeddedStore;
import io.landbridge.gateway.embedded.store.StoreOptions;
import io.landbridge.translation.s3.store.BucketId;
import io.landbridge.translation.s3.store.Checksum;
import io.landbridge.translation.s3.store.NewObject;
import io.landbridge.translation.s3.store.ObjectBody;
import io.landbridge.translation.s3.store.ObjectKey;
import io.landbridge.translation.s3.store.WriteCondition;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Fills buckets through the store itself, which no process may have open meanwhile. */
final class ManyKeys {
  private ManyKeys() {}

  /** The key with this number; they are listed in the order of their numbers. */
  static String key(int number) {
    return String.format(Locale.ROOT, "folder/of/some/depth/object-%08d", number);
  }

  /**
   * Puts small objects.
   *
   * @param objects the store's directory
   * @param counts how many objects, by bucket
   */
  static void fill(Path objects, Map<BucketId, Integer> counts) throws IOException {
    StoreOptions options = StoreOptions.of(objects).withSync(false);
    try (EmbeddedStore store =
        EmbeddedStore.open(options, InstantSource.system(), new SecureRandom())) {
      NewObject object = NewObject.of("0".repeat(64));
      for (Map.Entry<BucketId, Integer> bucket : counts.entrySet()) {
        for (int i = 0; i < bucket.getValue(); i++) {
          var key = new ObjectKey(key(i));
          var _ = store.put(bucket.getKey(), key, object, new ShortBody(), WriteCondition.NONE);
        }
      }
    }
  }

  /** A few bytes. */
  private static final class ShortBody implements ObjectBody {
    private static final byte[] TEXT = "small".getBytes(StandardCharsets.US_ASCII);

    private boolean read;

    @Override
    public long length() {
      return TEXT.length;
    }

    @Override
    public int read(ByteBuffer target) {
      if (read) {
        return -1;
      }
      read = true;
      target.put(TEXT);
      return TEXT.length;
    }

    @Override
    public List<Checksum> checksums() {
      return List.of();
    }
  }
}
