// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.landbridge.tests.harness.Account;
import io.landbridge.tests.harness.Failure;
import io.landbridge.tests.harness.GatewayProcess;
import io.landbridge.tests.harness.GatewayProcess.Launch;
import io.landbridge.tests.harness.Names;
import io.landbridge.tests.harness.S3Clients;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * The disk is full, really: writes are refused and nothing of them stays, reading and deleting go
 * on, and with room again so does writing, in the same process.
 */
final class FullDiskIT {
  private static final Failure FULL = new Failure(507, "InsufficientStorage");
  private static final int MIB = 1 << 20;
  private static final int ROOM = 128;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path directory;
  private final String bucket = Names.unique("full");
  private final Map<String, Content> acknowledged = new HashMap<>();
  private SmallDisk disk;
  private GatewayProcess gateway;
  private S3Client s3;

  @BeforeEach
  @SuppressWarnings("NullAway.Init") // each test starts the gateway with settings of its own
  void mount() throws Exception {
    disk = SmallDisk.mount(directory.resolve("small"), ROOM);
  }

  private void start(Launch launch) {
    gateway = GatewayProcess.start(launch);
    s3 = S3Clients.connect(gateway.endpoints().api(), Account.ALICE);
  }

  private void stop() {
    s3.close();
    gateway.close();
  }

  @AfterEach
  void unmount() throws Exception {
    stop();
    disk.close();
  }

  private Launch withStoreOnSmallDisk(String reserve) {
    return Launch.withEmbeddedCloud(directory.resolve("data"))
        .withEnvironment("LANDBRIDGE_OBJECTS_DIRECTORY", directory.resolve("small").toString())
        .withEnvironment("LANDBRIDGE_OBJECTS_RESERVE", reserve)
        .withEnvironment("LANDBRIDGE_OBJECTS_MINIMUM_PART_SIZE", "64KiB");
  }

  @Test
  void objectsLeaveTheReserveFreeAndDeletingMakesRoom() throws Exception {
    start(withStoreOnSmallDisk("64MiB"));
    s3.createBucket(r -> r.bucket(bucket));
    String upload = s3.createMultipartUpload(r -> r.bucket(bucket).key("parts")).uploadId();

    assertThat(fillWith(4 * MIB)).isEqualTo(FULL);
    assertThat(fillWith(MIB / 4)).isEqualTo(FULL);
    assertThat(Failure.of(() -> putPart(upload, MIB))).isEqualTo(FULL);

    checkAll();
    delete("fill-" + 4 * MIB + "-0");
    await().atMost(PATIENCE).ignoreExceptions().until(() -> putPart(upload, 65_536) != null);
    s3.abortMultipartUpload(r -> r.bucket(bucket).key("parts").uploadId(upload));
    checkAll();
  }

  @Test
  void aDiskWithoutOneFreeByteRefusesAndRecovers() throws Exception {
    Launch launch = withStoreOnSmallDisk("0B");
    start(launch);
    s3.createBucket(r -> r.bucket(bucket));
    put("before", MIB);
    put("small", 1000);
    String upload = s3.createMultipartUpload(r -> r.bucket(bucket).key("parts")).uploadId();

    disk.fill(0);
    assertThat(Failure.of(() -> put("large", MIB))).isEqualTo(FULL);
    assertThat(Failure.of(() -> putPart(upload, MIB))).isEqualTo(FULL);
    // The log has some room that it took before; then a write of rows fails as well.
    assertThat(fillWith(16_000)).isEqualTo(FULL);
    checkAll();
    assertThat(drafts()).isZero();

    disk.empty();
    await("writing of rows").atMost(PATIENCE).until(() -> succeeds("small again", 2000));
    put("large", MIB);
    CompletedPart part = CompletedPart.builder().partNumber(1).eTag(putPart(upload, MIB)).build();
    s3.completeMultipartUpload(r ->
        r.bucket(bucket)
            .key("parts")
            .uploadId(upload)
            .multipartUpload(u -> u.parts(List.of(part))));
    s3.deleteObject(r -> r.bucket(bucket).key("parts"));
    delete("before");
    checkAll();

    gateway.kill();
    s3.close();
    start(launch);
    checkAll();
  }

  @Test
  void theCloudsOwnStateRecoversToo() throws Exception {
    // Everything on the small disk, the embedded cloud's rows included.
    start(
        Launch.withEmbeddedCloud(directory.resolve("small/data"))
            .withEnvironment("LANDBRIDGE_OBJECTS_RESERVE", "0B")
            .withEnvironment("LANDBRIDGE_API_DEADLINE", "3s"));
    s3.createBucket(r -> r.bucket(bucket));
    put("before", MIB);

    disk.fill(0);
    assertThat(Failure.of(() -> put("large", MIB))).isEqualTo(FULL);
    String during = Names.unique("during");
    assertThat(Failure.of(() -> s3.createBucket(r -> r.bucket(during))).status()).isEqualTo(503);
    checkAll();

    disk.empty();
    String later = Names.unique("later");
    await("a bucket")
        .atMost(PATIENCE)
        .untilAsserted(() -> {
          var _ = s3.createBucket(r -> r.bucket(later));
        });
    await("writing of rows").atMost(PATIENCE).until(() -> succeeds("small", 2000));
    put("large", MIB);
    checkAll();
    s3.deleteBucket(r -> r.bucket(later));
  }

  /** Puts objects until one is refused; says how. */
  private Failure fillWith(int size) {
    for (int i = 0; ; i++) {
      String key = "fill-" + size + "-" + i;
      try {
        put(key, size);
      } catch (S3Exception e) {
        return Failure.of(() -> {
          throw e;
        });
      }
      assertThat(i * (long) size).as("what fits on the disk").isLessThan(2L * ROOM * MIB);
    }
  }

  private void put(String key, int size) {
    Content content = Content.of(key.hashCode(), size);
    s3.putObject(r -> r.bucket(bucket).key(key), RequestBody.fromBytes(content.bytes()));
    acknowledged.put(key, content);
  }

  private boolean succeeds(String key, int size) {
    try {
      put(key, size);
      return true;
    } catch (S3Exception e) {
      assertThat(e.statusCode()).isEqualTo(507);
      return false;
    }
  }

  private String putPart(String upload, int size) {
    return s3.uploadPart(
            r -> r.bucket(bucket).key("parts").uploadId(upload).partNumber(1),
            RequestBody.fromBytes(Content.of(1, size).bytes()))
        .eTag();
  }

  private void delete(String key) {
    s3.deleteObject(r -> r.bucket(bucket).key(key));
    acknowledged.remove(key);
  }

  /** What was acknowledged is there, and nothing else. */
  private void checkAll() {
    assertThat(s3.listObjectsV2Paginator(r -> r.bucket(bucket)).contents())
        .extracting(S3Object::key)
        .containsExactlyInAnyOrderElementsOf(acknowledged.keySet());
    acknowledged.forEach((key, content) ->
        assertThat(s3.getObjectAsBytes(r -> r.bucket(bucket).key(key)).asByteArray())
            .as(key)
            .isEqualTo(content.bytes()));
  }

  private long drafts() throws Exception {
    try (Stream<Path> tree = Files.walk(directory.resolve("small/objects"))) {
      return tree.filter(Files::isRegularFile)
          .filter(file -> file.toString().contains("/drafts/"))
          .count();
    }
  }
}
