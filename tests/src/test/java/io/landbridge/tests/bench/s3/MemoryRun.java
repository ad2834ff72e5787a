// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.bench.s3;

import io.landbridge.tests.harness.Account;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/**
 * What large objects and many transfers at once cost in memory: 5 GiB in one request and in parts,
 * then 16 transfers of 320 MiB in parallel, in and out. It needs 15 GiB of disk.
 */
public final class MemoryRun {
  private static final long MIB = 1 << 20;
  private static final int PARTS = 10;
  private static final int PARALLEL = 16;
  private static final Duration PATIENCE = Duration.ofMinutes(15);
  private static final String IN_PARTS = "in-parts";

  private final LandbridgeServer server;
  private final long large;
  private final long middle;
  private MemoryWatch.Memory idle;

  private MemoryRun(LandbridgeServer server, boolean quick) throws IOException {
    this.server = server;
    this.large = (quick ? 640 : 5 * 1024) * MIB;
    this.middle = (quick ? 64 : 320) * MIB;
    this.idle = MemoryWatch.look(server.process());
  }

  /**
   * Prints what each step added to the memory of the idle gateway.
   *
   * @param arguments {@code --quick} makes all objects smaller
   */
  public static void main(String[] arguments) throws Exception {
    Path folder = Files.createTempDirectory("landbridge-s3-memory-");
    try (LandbridgeServer server = LandbridgeServer.start(folder, false)) {
      var _ = Stage.each(server, Operation.PUT, List.of(Requests.BUCKET), 0, 1);
      new MemoryRun(server, List.of(arguments).contains("--quick")).run();
    } finally {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private void run() throws Exception {
    // Buffers and compiled code that any load leaves behind are not what is asked here.
    var _ = transfer(Operation.PUT, Requests.fresh("warm", 256), MIB, PARALLEL);
    var _ = transfer(Operation.GET, Requests.fresh("warm", 256), MIB, PARALLEL);
    idle = MemoryWatch.look(server.process());
    System.out.println("| step | resident MiB more | heap after collection MiB more | seconds |");
    System.out.println("|---|---|---|---|");
    List<String> one = Requests.fresh("large", 1);
    step("PUT of " + large / MIB + " MiB", () -> transfer(Operation.PUT, one, large, 1));
    step("GET of it", () -> transfer(Operation.GET, one, large, 1));
    step("the same in " + PARTS + " parts", this::upload);
    List<String> other = List.of(Requests.BUCKET + "/" + IN_PARTS);
    step("GET of it", () -> transfer(Operation.GET, other, large, 1));
    List<String> many = Requests.fresh("middle", PARALLEL);
    String together = PARALLEL + " times " + middle / MIB + " MiB at once";
    step("PUT, " + together, () -> transfer(Operation.PUT, many, middle, PARALLEL));
    step("GET, " + together, () -> transfer(Operation.GET, many, middle, PARALLEL));
  }

  private void step(String name, Callable<Measured> work) throws Exception {
    try (MemoryWatch watch = MemoryWatch.start(server.process())) {
      Measured measured = work.call();
      MemoryWatch.Memory most = watch.most();
      System.out.printf(
          Locale.ROOT,
          "| %s | %.0f | %.0f | %.0f |%n",
          name,
          (most.resident() - idle.resident()) / (double) MIB,
          (most.heap() - idle.heap()) / (double) MIB,
          measured.wall().toNanos() / 1e9);
    }
  }

  private Measured transfer(Operation operation, List<String> paths, long size, int connections)
      throws IOException, InterruptedException {
    List<byte[]> heads = Requests.of(server, operation, paths, size);
    return new Load(server, operation, heads, size, connections, paths.size(), PATIENCE).run();
  }

  private Measured upload() throws IOException, InterruptedException {
    String bucket = Requests.BUCKET.substring(1);
    try (S3Client s3 =
        S3Client.builder()
            .endpointOverride(server.process().endpoints().api())
            .region(Region.US_EAST_1)
            .forcePathStyle(true)
            .credentialsProvider(Account.ALICE.provider())
            .build()) {
      String upload = s3.createMultipartUpload(r -> r.bucket(bucket).key(IN_PARTS)).uploadId();
      List<String> queries =
          IntStream.rangeClosed(1, PARTS)
              .mapToObj(number -> "partNumber=" + number + "&uploadId=" + upload)
              .toList();
      long size = large / PARTS;
      List<byte[]> heads = Requests.ofParts(server, IN_PARTS, queries, size);
      Measured measured = new Load(server, Operation.PUT, heads, size, 4, PARTS, PATIENCE).run();
      List<CompletedPart> parts =
          s3.listParts(r -> r.bucket(bucket).key(IN_PARTS).uploadId(upload)).parts().stream()
              .map(part ->
                  CompletedPart.builder().partNumber(part.partNumber()).eTag(part.eTag()).build())
              .toList();
      var _ =
          s3.completeMultipartUpload(r ->
              r.bucket(bucket)
                  .key(IN_PARTS)
                  .uploadId(upload)
                  .multipartUpload(complete -> complete.parts(parts)));
      return measured;
    }
  }
}
