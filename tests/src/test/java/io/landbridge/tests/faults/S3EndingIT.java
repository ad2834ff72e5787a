// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.landbridge.tests.harness.Account;
import io.landbridge.tests.harness.GatewayProcess;
import io.landbridge.tests.harness.GatewayProcess.Launch;
import io.landbridge.tests.harness.Metrics;
import io.landbridge.tests.harness.S3Clients;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** SIGTERM while objects come and go: what is under way is finished, and what was told is true. */
final class S3EndingIT {
  private static final String BUCKET = "ending";
  private static final int WRITERS = 4;
  private static final int MIB = 1 << 20;
  private static final Content LARGE = Content.of(1, 24 * MIB);

  @TempDir private Path directory;
  private final Map<String, Content> acknowledged = new ConcurrentHashMap<>();

  @Test
  void finishesWhatIsUnderWayAndLosesNothing() throws Exception {
    Launch launch = Launch.withEmbeddedCloud(directory);
    GatewayProcess gateway = GatewayProcess.start(launch);
    int exit;
    try (S3Client s3 = S3Clients.connect(gateway.endpoints().api(), Account.ALICE);
        S3Presigner presigner = S3Clients.presigner(gateway.endpoints().api(), Account.ALICE);
        ExecutorService threads = Executors.newCachedThreadPool()) {
      s3.createBucket(r -> r.bucket(BUCKET));
      s3.putObject(r -> r.bucket(BUCKET).key("large"), RequestBody.fromBytes(LARGE.bytes()));
      acknowledged.put("large", LARGE);
      URL source = get(presigner, "large");
      URL target = put(presigner, "late");
      try (RudeClient download = RudeClient.get(source);
          RudeClient upload = RudeClient.put(target, 2 * MIB, MIB)) {
        assertThat(download.read(MIB)).isEqualTo(MIB);
        await().until(() -> Metrics.inFlight(gateway) >= 2);
        List<Future<?>> writers = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
          int writer = i;
          writers.add(threads.submit(() -> write(s3, writer)));
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> acknowledged.size() > 5 * WRITERS);

        Future<Integer> ended = threads.submit(gateway::terminate);
        for (Future<?> writer : writers) {
          writer.get();
        }
        // Both go on after the end was asked for, and come to theirs.
        upload.send(new byte[MIB]);
        assertThat(upload.readHead()).startsWith("HTTP/1.1 200");
        acknowledged.put("late", new Content(0, 2 * MIB, 0));
        String rest = download.readAll();
        assertThat(MIB + rest.length()).isGreaterThanOrEqualTo(LARGE.size());
        exit = ended.get();
      }
    } finally {
      gateway.close();
    }

    assertThat(exit).isZero();
    assertThat(gateway.log()).doesNotContain("Requests are cut off");
    assertThat(drafts()).isZero();
    try (GatewayProcess again = GatewayProcess.start(launch);
        S3Client s3 = S3Clients.connect(again.endpoints().api(), Account.ALICE)) {
      check(s3);
    }
  }

  /** Until nobody answers any more; what is refused on the way is refused in order. */
  private void write(S3Client s3, int writer) {
    try {
      for (int i = 0; ; i++) {
        String key = "w" + writer + "/" + i;
        Content content = Content.of(i * 31L + writer, i % 2 == 0 ? 1000 : 200_000);
        s3.putObject(r -> r.bucket(BUCKET).key(key), RequestBody.fromBytes(content.bytes()));
        acknowledged.put(key, content);
      }
    } catch (S3Exception e) {
      assertThat(e.statusCode()).isEqualTo(503);
    } catch (SdkClientException _) {
      // The port is closed.
    }
  }

  private void check(S3Client s3) {
    List<String> listed =
        s3.listObjectsV2Paginator(r -> r.bucket(BUCKET)).contents().stream()
            .map(S3Object::key)
            .toList();
    assertThat(listed).containsAll(acknowledged.keySet());
    assertThat(listed.size() - acknowledged.size())
        .as("writes whose answer nobody saw")
        .isBetween(0, WRITERS);
    acknowledged.forEach((key, content) -> {
      byte[] bytes = s3.getObjectAsBytes(r -> r.bucket(BUCKET).key(key)).asByteArray();
      assertThat(bytes)
          .as(key)
          .isEqualTo(key.equals("late") ? new byte[content.size()] : content.bytes());
    });
  }

  private static URL get(S3Presigner presigner, String key) {
    return presigner
        .presignGetObject(r ->
            r.signatureDuration(Duration.ofMinutes(5))
                .getObjectRequest(o -> o.bucket(BUCKET).key(key)))
        .url();
  }

  private static URL put(S3Presigner presigner, String key) {
    return presigner
        .presignPutObject(r ->
            r.signatureDuration(Duration.ofMinutes(5))
                .putObjectRequest(o -> o.bucket(BUCKET).key(key)))
        .url();
  }

  private long drafts() throws IOException {
    try (Stream<Path> tree = Files.walk(directory.resolve("objects/objects"))) {
      return tree.filter(Files::isRegularFile)
          .filter(file -> file.toString().contains("/drafts/"))
          .count();
    }
  }
}
