// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.bench.s3;

import io.landbridge.tests.harness.GatewayProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/**
 * Looks at the memory of a process again and again, each time after a collection of its garbage, so
 * that what a transfer holds is seen and not what it has let go.
 */
final class MemoryWatch implements AutoCloseable {
  private static final long PAUSE_IN_NANOS = 500_000_000;
  private static final Pattern USED = Pattern.compile("used (\\d+)K");

  private final GatewayProcess process;
  private final Thread thread;
  private volatile Memory most;
  private volatile boolean closed;

  /**
   * What a process has.
   *
   * @param resident memory of the process in bytes
   * @param heap that is in use after a collection, in bytes
   */
  record Memory(long resident, long heap) {
    Memory max(Memory other) {
      return new Memory(Math.max(resident, other.resident), Math.max(heap, other.heap));
    }
  }

  private MemoryWatch(GatewayProcess process, Memory now) {
    this.process = process;
    this.most = now;
    this.thread = Thread.ofPlatform().daemon().name("memory-watch").unstarted(this::watch);
  }

  static MemoryWatch start(GatewayProcess process) throws IOException {
    MemoryWatch watch = new MemoryWatch(process, look(process));
    watch.thread.start();
    return watch;
  }

  private void watch() {
    while (!closed) {
      try {
        most = most.max(look(process));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      LockSupport.parkNanos(PAUSE_IN_NANOS);
    }
  }

  /** The most of either that has been seen. */
  Memory most() {
    return most;
  }

  /** What the process has now. */
  static Memory look(GatewayProcess process) throws IOException {
    var _ = ask(process, "GC.run");
    // Of the generations, the new one and the old one; what follows is not heap.
    String heap = ask(process, "GC.heap_info").split("Metaspace", 2)[0];
    long used = USED.matcher(heap).results().mapToLong(found -> kib(found.group(1))).sum();
    return new Memory(process.residentKiB() * 1024, used);
  }

  private static long kib(String digits) {
    return Long.parseLong(digits) * 1024;
  }

  private static String ask(GatewayProcess process, String question) throws IOException {
    Process jcmd =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(process.pid()),
                question)
            .redirectErrorStream(true)
            .start();
    return new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
