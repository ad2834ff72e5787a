// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.bench.s3;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;

/**
 * Requests to one server over a fixed number of connections, a thread each; each thread sends the
 * next request when its last one is answered.
 *
 * @param server whom to ask
 * @param operation what to ask
 * @param heads the requests, in this order
 * @param size of the content of each, in bytes
 * @param connections how many
 * @param most at most so many requests; when there are fewer heads, they come again
 * @param time no request begins later than this after the first
 */
record Load(
    Contender server,
    Operation operation,
    List<byte[]> heads,
    long size,
    int connections,
    int most,
    Duration time) {
  private static final ByteBuffer CONTENT = noise();

  /** Sends them all and waits for the last answer; the first wrong answer ends it. */
  Measured run() throws IOException, InterruptedException {
    AtomicInteger next = new AtomicInteger();
    List<Wire> wires = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(connections)) {
      for (int i = 0; i < connections; i++) {
        wires.add(Wire.to(server.port()));
      }
      CyclicBarrier start = new CyclicBarrier(connections + 1);
      List<Future<long[]>> workers = new ArrayList<>();
      for (Wire wire : wires) {
        Callable<long[]> work = () -> work(wire, start, next);
        workers.add(threads.submit(work));
      }
      Duration cpu = server.cpu();
      long begun = System.nanoTime();
      var _ = start.await();
      LongStream all = LongStream.empty();
      for (Future<long[]> worker : workers) {
        all = LongStream.concat(all, Arrays.stream(worker.get()));
      }
      Duration wall = Duration.ofNanos(System.nanoTime() - begun);
      long[] latencies = all.toArray();
      boolean empty = operation == Operation.HEAD || operation == Operation.DELETE;
      long bytes = empty ? 0 : size * latencies.length;
      return new Measured(latencies, bytes, wall, server.cpu().minus(cpu));
    } catch (ExecutionException | BrokenBarrierException e) {
      throw new IOException(operation + " of " + size + " bytes from " + server.name(), e);
    } finally {
      for (Wire wire : wires) {
        wire.close();
      }
    }
  }

  private long[] work(Wire wire, CyclicBarrier start, AtomicInteger next) throws Exception {
    long length = operation == Operation.PUT ? size : 0;
    boolean toHead = operation == Operation.HEAD || operation == Operation.DELETE;
    LongStream.Builder latencies = LongStream.builder();
    var _ = start.await();
    long end = System.nanoTime() + time.toNanos();
    for (long now = System.nanoTime(); now < end; ) {
      int index = next.getAndIncrement();
      if (index >= most) {
        break;
      }
      int status = wire.exchange(heads.get(index % heads.size()), CONTENT, length, toHead);
      if (status != operation.status()) {
        throw new IOException("answered " + status);
      }
      long answered = System.nanoTime();
      latencies.add(answered - now);
      now = answered;
    }
    return latencies.build().toArray();
  }

  /** A MiB that no compression makes smaller. */
  private static ByteBuffer noise() {
    byte[] bytes = new byte[1 << 20];
    new Random(1).nextBytes(bytes);
    return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip().asReadOnlyBuffer();
  }
}
