// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.bench.s3;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** What the compilers of another JVM cost, by what Linux tells of its threads (proc(5)). */
final class CompilerThreads {
  /** Linux counts in hundredths of a second for user space, whatever it does itself. */
  private static final long MILLIS_OF_A_TICK = 10;

  private static final int USER_TIME = 11;
  private static final int SYSTEM_TIME = 12;

  private CompilerThreads() {}

  /** Processor time so far; none for a process without such threads, or where nothing is told. */
  static Duration cpu(long pid) {
    try (Stream<Path> threads = Files.list(Path.of("/proc", Long.toString(pid), "task"))) {
      long ticks = threads.mapToLong(CompilerThreads::ticks).sum();
      return Duration.ofMillis(ticks * MILLIS_OF_A_TICK);
    } catch (IOException e) {
      return Duration.ZERO;
    }
  }

  private static long ticks(Path thread) {
    try {
      String stat = Files.readString(thread.resolve("stat"));
      String name = stat.substring(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
      if (!name.startsWith("C1 Compiler") && !name.startsWith("C2 Compiler")) {
        return 0;
      }
      List<String> fields = List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1));
      return Long.parseLong(fields.get(USER_TIME)) + Long.parseLong(fields.get(SYSTEM_TIME));
    } catch (IOException e) {
      return 0; // the thread has ended
    }
  }
}
