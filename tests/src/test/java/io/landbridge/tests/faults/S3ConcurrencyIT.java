// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.faults;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.landbridge.tests.harness.Account;
import io.landbridge.tests.harness.GatewayProcess;
import io.landbridge.tests.harness.Names;
import io.landbridge.tests.harness.S3Clients;
import io.landbridge.tests.harness.SharedGateway;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.ObjectVersion;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Many at the same key at the same time: conditions are decided once, lists and versions agree. */
@ExtendWith(SharedGateway.class)
final class S3ConcurrencyIT {
  private static final int RACERS = 16;
  private static final int WON = 200;
  private static final int LOST = 412;

  private final S3Client s3;
  private final String bucket = Names.unique("race");
  private final ExecutorService threads = Executors.newFixedThreadPool(RACERS);

  S3ConcurrencyIT(GatewayProcess gateway) {
    this.s3 = S3Clients.connect(gateway.endpoints().api(), Account.ALICE);
  }

  @BeforeEach
  void makeBucket() {
    s3.createBucket(r -> r.bucket(bucket));
  }

  @AfterEach
  void removeBucket() {
    threads.shutdownNow();
    var all = s3.listObjectVersionsPaginator(r -> r.bucket(bucket));
    all.versions().forEach(it -> remove(it.key(), it.versionId()));
    all.deleteMarkers().forEach(it -> remove(it.key(), it.versionId()));
    s3.listMultipartUploads(r -> r.bucket(bucket))
        .uploads()
        .forEach(it ->
            s3.abortMultipartUpload(r -> r.bucket(bucket).key(it.key()).uploadId(it.uploadId())));
    s3.deleteBucket(r -> r.bucket(bucket));
    s3.close();
  }

  private void remove(String key, String version) {
    s3.deleteObject(r -> r.bucket(bucket).key(key).versionId(version));
  }

  /** Starts all at once; each answers its HTTP status. */
  private List<Integer> race(IntFunction<Callable<?>> racers) throws Exception {
    CountDownLatch start = new CountDownLatch(RACERS);
    List<Future<Integer>> running = new ArrayList<>();
    for (int i = 0; i < RACERS; i++) {
      Callable<?> racer = racers.apply(i);
      running.add(
          threads.submit(() -> {
            start.countDown();
            start.await();
            try {
              racer.call();
              return WON;
            } catch (S3Exception e) {
              return e.statusCode();
            }
          }));
    }
    List<Integer> statuses = new ArrayList<>();
    for (Future<Integer> each : running) {
      statuses.add(each.get());
    }
    return statuses;
  }

  private static void checkOneWins(List<Integer> statuses, Integer... others) {
    assertThat(statuses).filteredOn(status -> status == WON).hasSize(1);
    assertThat(statuses).filteredOn(status -> status != WON).isSubsetOf(others);
  }

  @Test
  void oneOfManyPutsToANewKeyWins() throws Exception {
    for (int size : new int[] {100, 100_000}) {
      Map<String, Integer> sent = new ConcurrentHashMap<>();
      String key = "new-" + size;
      checkOneWins(
          race(i ->
              () -> {
                Content content = Content.of(i, size);
                var put =
                    s3.putObject(
                        r -> r.bucket(bucket).key(key).ifNoneMatch("*"),
                        RequestBody.fromBytes(content.bytes()));
                sent.put(put.eTag(), i);
                return put;
              }),
          LOST);
      var got = s3.getObjectAsBytes(r -> r.bucket(bucket).key(key));
      assertThat(sent).containsOnlyKeys(got.response().eTag());
      int winner = sent.getOrDefault(got.response().eTag(), -1);
      assertThat(got.asByteArray()).isEqualTo(Content.of(winner, size).bytes());
    }
  }

  @Test
  void oneOfManyCompletedUploadsOfANewKeyWins() throws Exception {
    List<String> uploads = new ArrayList<>();
    List<CompletedPart> parts = new ArrayList<>();
    for (int i = 0; i < RACERS; i++) {
      String upload = s3.createMultipartUpload(r -> r.bucket(bucket).key("made")).uploadId();
      Content content = Content.of(i, 50_000);
      uploads.add(upload);
      String tag =
          s3.uploadPart(
                  r -> r.bucket(bucket).key("made").uploadId(upload).partNumber(1),
                  RequestBody.fromBytes(content.bytes()))
              .eTag();
      parts.add(CompletedPart.builder().partNumber(1).eTag(tag).build());
    }

    checkOneWins(
        race(i ->
            () ->
                s3.completeMultipartUpload(r ->
                    r.bucket(bucket)
                        .key("made")
                        .uploadId(uploads.get(i))
                        .ifNoneMatch("*")
                        .multipartUpload(u -> u.parts(List.of(parts.get(i)))))),
        LOST);
    assertThat(s3.listMultipartUploads(r -> r.bucket(bucket)).uploads())
        .as("uploads that did not win can still be ended")
        .hasSize(RACERS - 1);
  }

  @Test
  void oneOfManyCopiesToANewKeyWins() throws Exception {
    for (int i = 0; i < RACERS; i++) {
      Content content = Content.of(i, 30_000);
      String key = "source-" + i;
      s3.putObject(r -> r.bucket(bucket).key(key), RequestBody.fromBytes(content.bytes()));
    }

    checkOneWins(
        race(i ->
            () ->
                s3.copyObject(r ->
                    r.sourceBucket(bucket)
                        .sourceKey("source-" + i)
                        .destinationBucket(bucket)
                        .destinationKey("copy")
                        .ifNoneMatch("*"))),
        LOST);
  }

  @Test
  void oneOfManyPutsOverTheSameVersionWins() throws Exception {
    String tag =
        s3.putObject(r -> r.bucket(bucket).key("cas"), RequestBody.fromString("old")).eTag();

    checkOneWins(
        race(i ->
            () ->
                s3.putObject(
                    r -> r.bucket(bucket).key("cas").ifMatch(tag),
                    RequestBody.fromString("new " + i))),
        LOST);
  }

  @Test
  void oneOfManyDeletesOfTheSameVersionWins() throws Exception {
    String tag =
        s3.putObject(r -> r.bucket(bucket).key("gone"), RequestBody.fromString("old")).eTag();

    checkOneWins(
        race(_ -> () -> s3.deleteObject(r -> r.bucket(bucket).key("gone").ifMatch(tag))),
        LOST,
        404);
    assertThat(s3.listObjectsV2(r -> r.bucket(bucket)).contents()).isEmpty();
  }

  @Test
  void whoCountsWithConditionsLosesNoCount() throws Exception {
    int each = 5;
    s3.putObject(r -> r.bucket(bucket).key("count"), RequestBody.fromString("0"));

    List<Integer> statuses =
        race(_ ->
            () -> {
              for (int i = 0; i < each; i++) {
                increment();
              }
              return each;
            });

    assertThat(statuses).containsOnly(WON);
    assertThat(s3.getObjectAsBytes(r -> r.bucket(bucket).key("count")).asUtf8String())
        .isEqualTo(Integer.toString(RACERS * each));
  }

  private void increment() {
    while (true) {
      var now = s3.getObjectAsBytes(r -> r.bucket(bucket).key("count"));
      int next = Integer.parseInt(now.asString(StandardCharsets.UTF_8)) + 1;
      try {
        s3.putObject(
            r -> r.bucket(bucket).key("count").ifMatch(now.response().eTag()),
            RequestBody.fromString(Integer.toString(next)));
        return;
      } catch (S3Exception e) {
        assertThat(e.statusCode()).isEqualTo(LOST);
      }
    }
  }

  @Test
  void aListNeverLosesAStableKeyOrShowsHalfAnObject() throws Exception {
    List<String> stable = IntStream.range(0, 120).mapToObj("k-%03d-stable"::formatted).toList();
    for (String key : stable) {
      s3.putObject(r -> r.bucket(bucket).key(key), RequestBody.fromString(key));
    }
    Content small = Content.of(1, 1000);
    Content large = Content.of(2, 200_000);
    Set<String> whole = Set.of(small.etag() + small.size(), large.etag() + large.size());
    AtomicBoolean over = new AtomicBoolean();
    List<Future<?>> writers = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      int writer = i;
      writers.add(threads.submit(() -> write(over, writer, small, large)));
    }

    for (int pass = 0; pass < 15; pass++) {
      List<S3Object> listed =
          s3.listObjectsV2Paginator(r -> r.bucket(bucket).maxKeys(17)).contents().stream().toList();
      assertThat(listed).extracting(S3Object::key).isSorted().doesNotHaveDuplicates();
      assertThat(listed).extracting(S3Object::key).containsAll(stable);
      assertThat(listed)
          .filteredOn(it -> it.key().contains("hot"))
          .allMatch(it -> whole.contains(it.eTag() + it.size()));
    }
    over.set(true);
    for (Future<?> writer : writers) {
      writer.get();
    }
  }

  /** Between the stable keys, and now before and now after what a page has reached. */
  private void write(AtomicBoolean over, int writer, Content small, Content large) {
    for (int i = 0; !over.get(); i++) {
      String key = "k-%03d-hot-%d".formatted(i * 37 % 120, writer);
      Content content = i % 2 == 0 ? small : large;
      s3.putObject(r -> r.bucket(bucket).key(key), RequestBody.fromBytes(content.bytes()));
      if (i % 3 == 0) {
        s3.deleteObject(r -> r.bucket(bucket).key(key));
      }
    }
  }

  @Test
  void everyVersionOfManyWritersIsThereAndOneIsTheLatest() throws Exception {
    s3.putBucketVersioning(r ->
        r.bucket(bucket).versioningConfiguration(v -> v.status(BucketVersioningStatus.ENABLED)));
    Map<String, Content> put = new ConcurrentHashMap<>();
    Set<String> marked = ConcurrentHashMap.newKeySet();
    int each = 4;

    List<Integer> statuses =
        race(racer ->
            () -> {
              for (int i = 0; i < each; i++) {
                Content content = Content.of(racer * 100L + i, i % 2 == 0 ? 500 : 40_000);
                var answer =
                    s3.putObject(
                        r -> r.bucket(bucket).key("one"), RequestBody.fromBytes(content.bytes()));
                put.put(answer.versionId(), content);
              }
              return marked.add(s3.deleteObject(r -> r.bucket(bucket).key("one")).versionId());
            });

    assertThat(statuses).containsOnly(WON);
    var listed = s3.listObjectVersions(r -> r.bucket(bucket).prefix("one"));
    assertThat(put).hasSize(RACERS * each);
    assertThat(listed.versions())
        .extracting(ObjectVersion::versionId)
        .containsExactlyInAnyOrderElementsOf(put.keySet());
    assertThat(listed.deleteMarkers())
        .extracting(it -> it.versionId())
        .containsExactlyInAnyOrderElementsOf(marked);
    Set<String> latest = new HashSet<>();
    listed.versions().stream()
        .filter(ObjectVersion::isLatest)
        .forEach(it -> latest.add(it.versionId()));
    listed.deleteMarkers().stream()
        .filter(it -> it.isLatest())
        .forEach(it -> latest.add(it.versionId()));
    assertThat(latest).hasSize(1);
    for (ObjectVersion version : listed.versions()) {
      assertThat(version.eTag()).isEqualTo(requireNonNull(put.get(version.versionId())).etag());
    }
    // Removed from the top: each time the next one is the latest.
    String gone = latest.iterator().next();
    s3.deleteObject(r -> r.bucket(bucket).key("one").versionId(gone));
    var after = s3.listObjectVersions(r -> r.bucket(bucket).prefix("one"));
    long stillLatest =
        after.versions().stream().filter(ObjectVersion::isLatest).count()
            + after.deleteMarkers().stream().filter(it -> it.isLatest()).count();
    assertThat(stillLatest).isEqualTo(1);
  }
}
