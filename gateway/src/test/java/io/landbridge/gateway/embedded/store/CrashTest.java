// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.landbridge.translation.s3.store.ObjectKey;
import io.landbridge.translation.s3.store.ObjectVersion;
import io.landbridge.translation.s3.store.OpenObject;
import io.landbridge.translation.s3.store.PageRequest;
import io.landbridge.translation.s3.store.Reading;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process is killed while it writes, and its store is opened again: everything that it was told
 * is written is there, whole, and nothing else is to be seen but what it may have been about to be
 * told. How often is the system property {@code landbridge.crashes}.
 */
class CrashTest {
  private static final int ACKNOWLEDGED = 150;
  @TempDir Path directory;

  @Test
  void nothingAcknowledgedIsLost() throws Exception {
    int crashes = Integer.getInteger("landbridge.crashes", 2);
    Map<Integer, Integer> next = new HashMap<>();
    int first = 0;
    for (int crash = 0; crash < crashes; crash++) {
      Map<Integer, Integer> acknowledged = writeAndKill(first);
      check(acknowledged, first);
      next.putAll(acknowledged);
      first = next.values().stream().mapToInt(Integer::intValue).max().orElseThrow() + 2;
    }
  }

  /** The last number of each thread that was acknowledged. */
  private Map<Integer, Integer> writeAndKill(int first) throws IOException, InterruptedException {
    String java = ProcessHandle.current().info().command().orElseThrow();
    Process process =
        new ProcessBuilder(
                java,
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                CrashWriter.class.getName(),
                directory.resolve("store").toString(),
                Integer.toString(first))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    Map<Integer, Integer> acknowledged = new HashMap<>();
    try (BufferedReader lines = process.inputReader()) {
      String line;
      for (int count = 0; (line = lines.readLine()) != null; count++) {
        List<String> words = List.of(line.split(" ", -1));
        if (words.size() == 3) {
          acknowledged.put(Integer.valueOf(words.get(0)), Integer.valueOf(words.get(1)));
        }
        if (count == ACKNOWLEDGED) {
          process.destroyForcibly();
        }
      }
    } catch (IOException _) {
      // The pipe of a process that was killed.
    } finally {
      assertThat(process.destroyForcibly().waitFor(10, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(acknowledged).isNotEmpty();
    return acknowledged;
  }

  private void check(Map<Integer, Integer> acknowledged, int first) throws Exception {
    StoreOptions options = StoreOptions.of(directory.resolve("store"));
    try (EmbeddedStore store =
        EmbeddedStore.open(options, InstantSource.system(), new SecureRandom())) {
      for (Map.Entry<Integer, Integer> entry : acknowledged.entrySet()) {
        int thread = entry.getKey();
        for (int number = first; number <= entry.getValue(); number++) {
          if (number % 3 != 0) {
            assertThat(read(store, CrashWriter.key(thread, number)))
                .as("thread %s, number %s", thread, number)
                .isEqualTo(CrashWriter.content(thread, number));
          }
        }
        checkRewritten(store, thread, first, entry.getValue());
      }
      assertThat(store.scrub().damages()).isEmpty();
      long listed =
          store
              .listObjects(CrashWriter.BUCKET, PageRequest.of(100_000), Optional.empty())
              .objects()
              .stream()
              .mapToLong(it -> it.size())
              .sum();
      assertThat(store.usage(CrashWriter.BUCKET).bytes()).isEqualTo(listed);
    }
  }

  /** A key that is written again and again has its last acknowledged content, or the next one. */
  private static void checkRewritten(EmbeddedStore store, int thread, int first, int last)
      throws IOException {
    int before = last - last % 3;
    if (before < first) {
      return;
    }
    byte[] found = read(store, CrashWriter.key(thread, before));
    assertThat(
            List.of(CrashWriter.content(thread, before), CrashWriter.content(thread, before + 3)))
        .contains(found);
  }

  private static byte[] read(EmbeddedStore store, ObjectKey key) throws IOException {
    try (OpenObject open =
        (OpenObject) store.open(CrashWriter.BUCKET, key, Optional.empty(), Reading.ALL)) {
      ObjectVersion version = open.version();
      byte[] content = StoreContract.read(open.content());
      assertThat((long) content.length).isEqualTo(version.size());
      return content;
    }
  }
}
