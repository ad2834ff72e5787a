// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.store;

import io.landbridge.translation.s3.store.BucketId;
import io.landbridge.translation.s3.store.NewObject;
import io.landbridge.translation.s3.store.ObjectKey;
import io.landbridge.translation.s3.store.WriteCondition;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * A process that writes until it is killed. It prints a line for each write that it was told has
 * happened. What it writes can be told from its key and number.
 */
final class CrashWriter {
  static final BucketId BUCKET = new BucketId(new UUID(1, 1));
  static final int THREADS = 6;
  private static final int[] SIZES = {0, 100, 4096, 16_384, 20_000, 150_000};

  private CrashWriter() {}

  /** The content of the write with this number. */
  static byte[] content(int thread, int number) {
    byte[] content = new byte[SIZES[number % SIZES.length]];
    new SplittableRandom(thread * 1_000_003L + number).nextBytes(content);
    return content;
  }

  static ObjectKey key(int thread, int number) {
    // Some keys are written again and again, others once.
    String name = number % 3 == 0 ? "again" : "once-" + number;
    return new ObjectKey("thread-" + thread + "/" + name);
  }

  public static void main(String[] arguments) throws Exception {
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.US_ASCII);
    StoreOptions options = StoreOptions.of(Path.of(arguments[0]));
    int first = Integer.parseInt(arguments[1]);
    EmbeddedStore store = EmbeddedStore.open(options, InstantSource.system(), new SecureRandom());
    store.createBucket(BUCKET);
    for (int i = 0; i < THREADS; i++) {
      int thread = i;
      Thread.ofVirtual().start(() -> write(store, out, thread, first));
    }
    Thread.currentThread().join();
  }

  private static void write(EmbeddedStore store, PrintStream out, int thread, int first) {
    for (int number = first; ; number++) {
      String etag =
          store
              .put(
                  BUCKET,
                  key(thread, number),
                  NewObject.of("owner"),
                  BytesBody.of(content(thread, number)),
                  WriteCondition.NONE)
              .etag();
      out.print(thread + " " + number + " " + etag + "\n");
      out.flush();
    }
  }
}
