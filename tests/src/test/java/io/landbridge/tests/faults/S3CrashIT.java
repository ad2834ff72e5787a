// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.landbridge.gateway.Scrub;
import io.landbridge.gateway.config.ConfigurationReader;
import io.landbridge.gateway.embedded.store.ScrubReport;
import io.landbridge.tests.harness.Account;
import io.landbridge.tests.harness.GatewayProcess;
import io.landbridge.tests.harness.GatewayProcess.Launch;
import io.landbridge.tests.harness.NativeApi;
import io.landbridge.tests.harness.S3Clients;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Bucket;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.Part;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * The gateway with its store is killed while it is written to, and started again: what was
 * acknowledged is there with its bytes, what was deleted stays so, what was under way is there as a
 * whole or not at all, and nothing is left over. How often is the system property {@code
 * landbridge.crashes}.
 */
final class S3CrashIT {
  private static final int CRASHES = Integer.getInteger("landbridge.crashes", 5);
  private static final int WORKERS = 8;
  private static final int MOST_WRITES = 80;

  @TempDir private Path directory;
  private final Random random = new Random();
  private final List<CrashWorker> workers =
      IntStream.range(0, WORKERS).mapToObj(CrashWorker::new).toList();

  @Test
  void nothingAcknowledgedIsLostAndNothingHalfIsSeen() throws Exception {
    Launch launch =
        Launch.withEmbeddedCloud(directory)
            .withEnvironment("LANDBRIDGE_OBJECTS_MINIMUM_PART_SIZE", "64KiB");
    makeBuckets(launch);
    for (int crash = 0; crash < CRASHES; crash++) {
      workAndKill(launch);
      check(launch);
      if (crash % 5 == 0) {
        assertThat(scrub().damages()).isEmpty();
        assertThat(scrub().orphans()).as("what the scrub before has removed").isZero();
      }
    }
    removeAll(launch);
    assertThat(scrub().pieces()).isZero();
    try (Stream<Path> tree = Files.walk(directory.resolve("objects/objects"))) {
      assertThat(tree.skip(1)).as("files and folders of buckets that are gone").isEmpty();
    }
  }

  private int acknowledged() {
    return workers.stream().mapToInt(CrashWorker::acknowledged).sum();
  }

  private static void makeBuckets(Launch launch) {
    try (GatewayProcess gateway = GatewayProcess.start(launch);
        S3Client s3 = connect(gateway)) {
      s3.createBucket(r -> r.bucket(CrashWorker.PLAIN));
      s3.createBucket(r -> r.bucket(CrashWorker.VERSIONED));
      s3.putBucketVersioning(r ->
          r.bucket(CrashWorker.VERSIONED)
              .versioningConfiguration(v -> v.status(BucketVersioningStatus.ENABLED)));
    }
  }

  private static S3Client connect(GatewayProcess gateway) {
    return S3Clients.connect(gateway.endpoints().api(), Account.ALICE);
  }

  private void workAndKill(Launch launch) throws Exception {
    GatewayProcess gateway = GatewayProcess.start(launch);
    try (S3Client s3 = connect(gateway);
        ExecutorService threads = Executors.newFixedThreadPool(WORKERS)) {
      List<Future<?>> working = new ArrayList<>();
      workers.forEach(worker -> working.add(threads.submit(() -> worker.work(s3))));
      int enough = acknowledged() + 1 + random.nextInt(MOST_WRITES);
      Awaitility.await()
          .atMost(Duration.ofMinutes(2))
          .pollInterval(Duration.ofMillis(1))
          .until(() -> acknowledged() >= enough);
      gateway.kill();
      for (Future<?> each : working) {
        each.get();
      }
    } finally {
      gateway.close();
    }
  }

  private void check(Launch launch) {
    try (GatewayProcess gateway = GatewayProcess.start(launch);
        S3Client s3 = connect(gateway)) {
      for (CrashWorker worker : workers) {
        checkObjects(s3, worker);
        worker.takeUpload().ifPresent(upload -> checkUpload(s3, upload));
        worker.versions().check(s3);
        checkBucket(s3, worker);
      }
      checkBucketsAreThoseOfTheCloud(gateway, s3);
    }
  }

  private static void checkObjects(S3Client s3, CrashWorker worker) {
    List<S3Object> listed =
        s3.listObjectsV2(r -> r.bucket(CrashWorker.PLAIN).prefix(worker.prefix())).contents();
    assertThat(listed).extracting(S3Object::key).isSubsetOf(worker.objects().names());
    for (String key : worker.objects().names()) {
      Optional<Content> found = find(s3, key, worker.objects().at(key));
      worker.objects().settle(key, found);
      assertThat(listed.stream().filter(it -> it.key().equals(key)).map(S3Object::eTag))
          .as("the entry of %s in the list", key)
          .containsExactlyElementsOf(found.map(Content::etag).stream().toList());
    }
  }

  /** Which of these is under the key, by bytes and entity tag. */
  private static Optional<Content> find(S3Client s3, String key, List<Optional<Content>> possible) {
    try {
      // The client compares the bytes with the checksum that the store has kept.
      var got = s3.getObjectAsBytes(r -> r.bucket(CrashWorker.PLAIN).key(key));
      byte[] bytes = got.asByteArray();
      return Optional.of(
          possible.stream()
              .flatMap(Optional::stream)
              .filter(it -> it.etag().equals(got.response().eTag()))
              .filter(it -> java.util.Arrays.equals(it.bytes(), bytes))
              .findFirst()
              .orElseThrow(() -> new AssertionError(key + " has other bytes than were put")));
    } catch (NoSuchKeyException _) {
      return Optional.empty();
    }
  }

  /** Parts that were acknowledged are there; the upload could go on. */
  private static void checkUpload(S3Client s3, CrashWorker.PendingUpload upload) {
    List<String> kept =
        s3
            .listParts(r -> r.bucket(CrashWorker.PLAIN).key(upload.key()).uploadId(upload.id()))
            .parts()
            .stream()
            .map(Part::eTag)
            .toList();
    assertThat(kept).containsAll(upload.parts().stream().map(CompletedPart::eTag).toList());
  }

  private static void checkBucket(S3Client s3, CrashWorker worker) {
    String name = worker.bucket();
    boolean found;
    try {
      s3.listObjectsV2(r -> r.bucket(name));
      found = true;
    } catch (NoSuchBucketException _) {
      found = false;
    }
    worker.buckets().settle(name, found ? Optional.of(Content.of(0, 0)) : Optional.empty());
  }

  private static void checkBucketsAreThoseOfTheCloud(GatewayProcess gateway, S3Client s3) {
    NativeApi cloud = new NativeApi(gateway.endpoints().nativeCommands(), Account.ALICE);
    List<String> natively = new ArrayList<>();
    cloud
        .get("listBuckets", Map.of())
        .path("bucket")
        .forEach(bucket -> natively.add(bucket.path("name").asText()));
    assertThat(s3.listBuckets().buckets())
        .extracting(Bucket::name)
        .containsExactlyInAnyOrderElementsOf(natively);
  }

  private ScrubReport scrub() throws IOException, InterruptedException {
    return Scrub.run(new ConfigurationReader().set("data", directory.toString()).read());
  }

  private void removeAll(Launch launch) {
    try (GatewayProcess gateway = GatewayProcess.start(launch);
        S3Client s3 = connect(gateway)) {
      for (Bucket bucket : s3.listBuckets().buckets()) {
        for (MultipartUpload upload :
            s3.listMultipartUploads(r -> r.bucket(bucket.name())).uploads()) {
          s3.abortMultipartUpload(
              r -> r.bucket(bucket.name()).key(upload.key()).uploadId(upload.uploadId()));
        }
        var all = s3.listObjectVersions(r -> r.bucket(bucket.name()));
        all.versions().forEach(it -> remove(s3, bucket, it.key(), it.versionId()));
        all.deleteMarkers().forEach(it -> remove(s3, bucket, it.key(), it.versionId()));
        s3.deleteBucket(r -> r.bucket(bucket.name()));
      }
    }
  }

  private static void remove(S3Client s3, Bucket bucket, String key, String version) {
    s3.deleteObject(r -> r.bucket(bucket.name()).key(key).versionId(version));
  }
}
