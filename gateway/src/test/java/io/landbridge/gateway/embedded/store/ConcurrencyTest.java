// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.landbridge.translation.s3.store.BucketUsage;
import io.landbridge.translation.s3.store.Conditions;
import io.landbridge.translation.s3.store.CopySource;
import io.landbridge.translation.s3.store.Deletion;
import io.landbridge.translation.s3.store.NewObject;
import io.landbridge.translation.s3.store.ObjectVersion;
import io.landbridge.translation.s3.store.PageRequest;
import io.landbridge.translation.s3.store.Reading;
import io.landbridge.translation.s3.store.VersioningState;
import io.landbridge.translation.s3.store.WriteCondition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many writers of the same keys. */
class ConcurrencyTest extends EmbeddedStoreCase {
  private static final int WRITERS = 16;

  private List<String> race(int keys, IntFunction<String> call) throws Exception {
    List<Future<String>> running = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < keys * WRITERS; i++) {
        int number = i;
        running.add(threads.submit(() -> call.apply(number)));
      }
    }
    List<String> outcomes = new ArrayList<>();
    for (Future<String> one : running) {
      outcomes.add(one.get());
    }
    return outcomes;
  }

  private String putIf(String key, WriteCondition condition, int number) {
    NewObject object = NewObject.of(OWNER);
    // Both sizes that stay in rows and sizes that become files.
    byte[] content = bytes(number % 2 == 0 ? 100 : 20_000);
    return refusal(() ->
        assertThat(store.put(BUCKET, key(key), object, BytesBody.of(content), condition))
            .isNotNull());
  }

  @Test
  void oneOfManyCreatorsWins() throws Exception {
    int keys = 40;
    List<String> outcomes =
        race(keys, number -> putIf("k" + number % keys, Conditions.ifAbsent(), number));
    assertThat(outcomes.stream().filter("none"::equals)).hasSize(keys);
    assertThat(outcomes.stream().filter("PreconditionFailed"::equals))
        .hasSize(keys * (WRITERS - 1));
    assertThat(embedded().scrub().damages()).isEmpty();
  }

  @Test
  void oneOfManyReplacersWins() throws Exception {
    String etag = put("k", "first").etag();
    WriteCondition unchanged = Conditions.ifMatch(key("k"), List.of(etag));
    List<String> outcomes = race(4, number -> putIf("k", unchanged, number));
    assertThat(outcomes.stream().filter("none"::equals)).hasSize(1);
  }

  @Test
  void readersSeeOneObjectOrAnotherAndNeverAMixture() throws Exception {
    put("k", bytes(20_000));
    List<String> outcomes =
        race(
            10,
            number -> {
              if (number % 2 == 0) {
                put("k", bytes(20_000 + number));
                return "whole";
              }
              byte[] seen = read("k", Reading.ALL);
              return Arrays.equals(seen, bytes(seen.length)) ? "whole" : "mixed";
            });
    assertThat(outcomes).containsOnly("whole");
    assertThat(store.usage(BUCKET).versions()).isEqualTo(1);
  }

  @Test
  void everyVersionIsKeptAndCounted() throws Exception {
    store.setVersioning(BUCKET, VersioningState.ENABLED);
    List<String> ids = race(5, number -> put("k" + number % 5, bytes(number)).versionId().value());
    var listed = store.listVersions(BUCKET, PageRequest.of(1000), Optional.empty()).versions();
    assertThat(listed)
        .extracting(it -> it.versionId().value())
        .containsExactlyInAnyOrderElementsOf(ids);
    assertThat(listed.stream().filter(it -> it.latest())).hasSize(5);
    assertThat(store.usage(BUCKET)).isEqualTo(new BucketUsage(IntStream.range(0, 80).sum(), 80));
  }

  @Test
  void usageIsRightAfterARestart() throws Exception {
    race(
        5,
        number -> {
          if (number % 3 == 0) {
            return store.delete(BUCKET, Deletion.of(key("k" + number % 5), OWNER)).toString();
          }
          return put("k" + number % 5, bytes(number * 500)).etag();
        });
    BucketUsage before = store.usage(BUCKET);
    reopen();
    assertThat(store.usage(BUCKET)).isEqualTo(before);
    long bytes =
        store.listObjects(BUCKET, PageRequest.of(100), Optional.empty()).objects().stream()
            .mapToLong(it -> it.size())
            .sum();
    assertThat(bytes).isEqualTo(before.bytes());
    assertThat(embedded().scrub().damages()).isEmpty();
  }

  @Test
  void copiesOfAnObjectThatIsOverwrittenAreWhole() throws Exception {
    put("from", bytes(30_000));
    List<String> outcomes =
        race(
            4,
            number -> {
              if (number % 2 == 0) {
                return put("from", bytes(30_000)).etag();
              }
              ObjectVersion copy =
                  store.copy(
                      new CopySource(BUCKET, key("from"), Optional.empty(), Reading.ALL),
                      BUCKET,
                      key("to" + number),
                      NewObject.of(OWNER),
                      List.of(),
                      WriteCondition.NONE);
              assertThat(read("to" + number, Reading.ALL)).isEqualTo(bytes(30_000));
              return copy.etag();
            });
    assertThat(outcomes.stream().distinct()).hasSize(1);
  }
}
