// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.bench.s3;

import io.landbridge.tests.harness.Account;
import io.landbridge.tests.harness.NativeApi;
import io.landbridge.translation.s3.store.BucketId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The servers of a run, with what is in them before anything is measured, in a folder that goes.
 */
final class Stage implements AutoCloseable {
  private static final Duration WHATEVER_IT_TAKES = Duration.ofMinutes(10);
  private static final Duration LONGEST_AFTERMATH = Duration.ofSeconds(30);

  /** How long the servers are looked at; they rest when they take less than a tenth of it. */
  private static final Duration LOOK = Duration.ofMillis(500);

  private final LoadPlan plan;
  private final Path folder;
  private final List<Contender> all = new ArrayList<>();

  /** A million keys would be in the way of what the others are asked. */
  private Optional<Contender> lister = Optional.empty();

  private Stage(LoadPlan plan, Path folder) {
    this.plan = plan;
    this.folder = folder;
  }

  /** Starts and fills them. */
  static Stage set(LoadPlan plan) throws Exception {
    Stage stage = new Stage(plan, Files.createTempDirectory("landbridge-s3-load-"));
    try {
      stage.start();
      for (Contender server : stage.writers()) {
        each(server, Operation.PUT, List.of(Requests.BUCKET), 0, 1);
        stage.makeShortList(server);
      }
      return stage;
    } catch (Exception e) {
      stage.close();
      throw e;
    }
  }

  private void start() throws Exception {
    if (isWanted(LandbridgeServer.name(true))) {
      if (plan.measures(Operation.LIST)) {
        Path lists = folder.resolve("lists");
        fillLists(lists);
        lister = Optional.of(LandbridgeServer.start(lists, true));
      }
      all.add(LandbridgeServer.start(folder.resolve(LandbridgeServer.name(true)), true));
    }
    if (isWanted(LandbridgeServer.name(false))) {
      all.add(LandbridgeServer.start(folder.resolve(LandbridgeServer.name(false)), false));
    }
    if (isWanted(Rivals.S3PROXY)) {
      Rivals.startS3Proxy(Files.createDirectories(folder.resolve("s3proxy"))).ifPresent(all::add);
    }
    if (isWanted(Rivals.NGINX)) {
      var _ = Files.createDirectories(www());
      Rivals.startNginx(folder.resolve("nginx")).ifPresent(all::add);
    }
  }

  private boolean isWanted(String name) {
    return plan.servers().contains(name);
  }

  private Path www() {
    return folder.resolve("nginx/www");
  }

  /** Those that keep what they are sent. */
  List<Contender> writers() {
    return those(name -> !name.equals(Rivals.NGINX));
  }

  /** Those whose reading is measured; syncing makes no difference to it. */
  List<Contender> readers() {
    return those(name -> !name.equals(LandbridgeServer.name(false)));
  }

  /** Those that have a bucket with so many keys. */
  List<Contender> listers(int keys) {
    boolean few = keys == plan.listed().getFirst();
    return Stream.concat(
            lister.stream(), those(name -> few && name.equals(Rivals.S3PROXY)).stream())
        .toList();
  }

  private List<Contender> those(Predicate<String> names) {
    return all.stream().filter(server -> names.test(server.name())).toList();
  }

  /** Makes one request for each path. */
  static Measured each(
      Contender server, Operation operation, List<String> paths, long size, int connections)
      throws IOException, InterruptedException {
    List<byte[]> heads = Requests.of(server, operation, paths, size);
    int most = heads.size();
    return new Load(server, operation, heads, size, connections, most, WHATEVER_IT_TAKES).run();
  }

  /** The objects of a size that are read again and again, everywhere. */
  void keep(long size) throws Exception {
    for (Contender server : writers()) {
      var _ = each(server, Operation.PUT, Requests.kept(size), size, 1);
    }
    var _ = Files.createDirectories(www().resolve(Requests.BUCKET.substring(1)));
    byte[] content = new byte[Math.toIntExact(size)];
    new Random(size).nextBytes(content);
    for (String path : Requests.kept(size)) {
      Path file = www().resolve(path.substring(1));
      Files.write(file, content);
    }
  }

  private void fillLists(Path data) throws Exception {
    Map<BucketId, Integer> counts = new LinkedHashMap<>();
    try (LandbridgeServer server = LandbridgeServer.start(data, false)) {
      for (int keys : plan.listed()) {
        var _ = each(server, Operation.PUT, List.of(Requests.listed(keys)), 0, 1);
      }
      NativeApi cloud = new NativeApi(server.process().endpoints().nativeCommands(), Account.ALICE);
      for (var bucket : cloud.get("listBuckets", Map.of()).path("bucket")) {
        String name = bucket.path("name").asText();
        counts.put(
            BucketId.of(bucket.path("id").asText()),
            Integer.valueOf(name.substring(name.indexOf('-') + 1)));
      }
    }
    ManyKeys.fill(data.resolve("objects"), counts);
  }

  /** The server of our lists is filled already; a folder of others stands for the shortest one. */
  private void makeShortList(Contender server) throws Exception {
    if (plan.measures(Operation.LIST) && server.name().equals(Rivals.S3PROXY)) {
      int keys = plan.listed().getFirst();
      var _ = each(server, Operation.PUT, List.of(Requests.listed(keys)), 0, 1);
      List<String> paths =
          IntStream.range(0, keys)
              .mapToObj(i -> Requests.listed(keys) + "/" + ManyKeys.key(i))
              .toList();
      var _ = each(server, Operation.PUT, paths, 5, 4);
    }
  }

  /** Lets the compilers of the JVMs end, so that they are not measured. */
  void warm() throws IOException, InterruptedException {
    List<Operation> reading =
        Stream.of(Operation.GET, Operation.HEAD).filter(plan::measures).toList();
    boolean writes = plan.measures(Operation.PUT, Operation.DELETE);
    int keys = plan.listed().getFirst();
    for (Contender server : writers()) {
      List<Operation> read = readers().contains(server) ? reading : List.of();
      if (writes || !read.isEmpty()) {
        new Warming(server, plan.warming()).use(writes, read);
      }
    }
    if (plan.measures(Operation.LIST)) {
      for (Contender server : listers(keys)) {
        new Warming(server, plan.warming()).list(keys);
      }
    }
  }

  /**
   * Has the kernel write what it still holds back: whoever writes next would wait for what others
   * left, in its syncs or when the kernel slows down who makes more. Then waits until the servers
   * have done what their writes left to do in the background, which is not the cost of reading.
   */
  void settle() throws IOException, InterruptedException {
    int status =
        new ProcessBuilder("sync", "--file-system", folder.toString())
            .inheritIO()
            .start()
            .waitFor();
    if (status != 0) {
      throw new IOException("sync ended with " + status);
    }
    long end = System.nanoTime() + LONGEST_AFTERMATH.toNanos();
    Duration before = cpu();
    for (boolean busy = true; busy && System.nanoTime() < end; ) {
      Thread.sleep(LOOK);
      Duration now = cpu();
      busy = now.minus(before).compareTo(LOOK.dividedBy(10)) > 0;
      before = now;
    }
  }

  private Duration cpu() {
    return all.stream().map(Contender::cpu).reduce(Duration.ZERO, Duration::plus);
  }

  @Override
  public void close() throws IOException {
    all.forEach(Contender::close);
    lister.ifPresent(Contender::close);
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
