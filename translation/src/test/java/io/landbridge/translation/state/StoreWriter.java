// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.state;

import io.landbridge.aws.AccountId;
import io.landbridge.translation.ids.ResourceKind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A process that writes rows from several threads and prints the id of each after the store has
 * acknowledged it, until it is killed.
 */
final class StoreWriter {
  static final AccountId ACCOUNT = new AccountId("123456789012");
  static final ResourceKind KIND = ResourceKind.VOLUME;
  private static final int THREADS = 4;
  private static final ReentrantLock output = new ReentrantLock();

  private StoreWriter() {}

  public static void main(String[] arguments) {
    Store store = Store.open(StoreOptions.sqlite(Path.of(arguments[0])), InstantSource.system());
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int thread = 0; thread < THREADS; thread++) {
        threads.execute(() -> writeForEver(store));
      }
    }
  }

  private static void writeForEver(Store store) {
    while (true) {
      String id = UUID.randomUUID().toString();
      store.resourceFacts().put(new ResourceRef(ACCOUNT, KIND, id), "written", id);
      print(id);
    }
  }

  private static void print(String id) {
    output.lock();
    try {
      System.out.writeBytes((id + "\n").getBytes(StandardCharsets.UTF_8));
      System.out.flush();
    } finally {
      output.unlock();
    }
  }
}
