// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.logging;

import io.landbridge.translation.s3.logging.LoggingConfiguration.Source;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Collects the lines of access logs and writes them as objects, in the background: when many wait,
 * and after a while. As with S3 a log is best effort: lines that wait are in memory, and beyond a
 * bound they are dropped and counted.
 */
public final class AccessLogWriter implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AccessLogWriter.class);

  private static final Duration LONGEST_END = Duration.ofSeconds(30);

  private final LogSink sink;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final Limits limits;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final AtomicLong dropped = new AtomicLong();
  private Map<Log, List<byte[]>> waiting = new LinkedHashMap<>();
  private long waitingBytes;
  private boolean closed;
  private Optional<Thread> thread = Optional.empty();

  /** One log: of a bucket, to a place. */
  private record Log(Source source, LoggingConfiguration configuration) {}

  /**
   * What bounds the writer.
   *
   * @param objectBytes how many bytes of lines make it write before its time
   * @param mostBytes how many bytes of lines wait at most
   * @param pause how long lines wait at most
   */
  public record Limits(long objectBytes, long mostBytes, Duration pause) {
    /** Written at 1 MiB or after 5 minutes; at most 16 MiB wait. */
    public static final Limits DEFAULT = new Limits(1 << 20, 16 << 20, Duration.ofMinutes(5));

    /** The same with another pause. */
    public Limits every(Duration other) {
      return new Limits(objectBytes, mostBytes, other);
    }

    public Limits {
      if (objectBytes < 1 || mostBytes < objectBytes || !pause.isPositive()) {
        throw new IllegalArgumentException("Not the limits of a log writer");
      }
    }
  }

  /** Puts a finished log object into its target bucket. May block. */
  @FunctionalInterface
  public interface LogSink {
    /**
     * Writes an object, if the target bucket permits it.
     *
     * @param key see {@link LoggingConfiguration#keyOf}
     * @param content lines of text in UTF-8
     * @throws RuntimeException when it could not be written; the lines are dropped then
     */
    void write(Source source, LoggingConfiguration configuration, String key, byte[] content);
  }

  /** A writer that does nothing in the background until {@link #start}. */
  public AccessLogWriter(LogSink sink, InstantSource clock, RandomGenerator random, Limits limits) {
    this.sink = sink;
    this.clock = clock;
    this.random = random;
    this.limits = limits;
  }

  /** Begins to write on a thread of its own. */
  public void start() {
    thread = Optional.of(Thread.ofVirtual().name("s3-access-log").start(this::writeUntilClosed));
  }

  /** Takes a line. Does not block. */
  public void add(Source source, LoggingConfiguration configuration, AccessLogEntry entry) {
    byte[] line = (entry.toLine() + "\n").getBytes(StandardCharsets.UTF_8);
    lock.lock();
    try {
      if (closed || waitingBytes + line.length > limits.mostBytes()) {
        dropped.incrementAndGet();
        return;
      }
      waiting.computeIfAbsent(new Log(source, configuration), _ -> new ArrayList<>()).add(line);
      waitingBytes += line.length;
      if (waitingBytes >= limits.objectBytes()) {
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /** How many lines nobody will ever read. */
  public long dropped() {
    return dropped.get();
  }

  /** Writes all that waits: an object for each log. */
  public void flush() {
    Map<Log, List<byte[]>> taken;
    lock.lock();
    try {
      taken = waiting;
      waiting = new LinkedHashMap<>();
      waitingBytes = 0;
    } finally {
      lock.unlock();
    }
    taken.forEach(this::write);
  }

  private void write(Log log, List<byte[]> lines) {
    byte[] content = new byte[lines.stream().mapToInt(line -> line.length).sum()];
    int at = 0;
    for (byte[] line : lines) {
      System.arraycopy(line, 0, content, at, line.length);
      at += line.length;
    }
    String unique = String.format(Locale.ROOT, "%016X", random.nextLong());
    String key = log.configuration().keyOf(log.source(), clock.instant(), unique);
    try {
      sink.write(log.source(), log.configuration(), key, content);
    } catch (RuntimeException e) {
      // A target that is full, gone or closed to the log must not stop the logs of other buckets.
      dropped.addAndGet(lines.size());
      LOG.atWarn()
          .addKeyValue("bucket", log.source().bucket())
          .addKeyValue("target", log.configuration().targetBucket())
          .setCause(e)
          .log("access log dropped");
    }
  }

  private void writeUntilClosed() {
    boolean more = true;
    while (more) {
      more = !isClosedBeforeDue();
      flush();
    }
  }

  private boolean isClosedBeforeDue() {
    lock.lock();
    try {
      long left = limits.pause().toNanos();
      while (!closed && left > 0 && waitingBytes < limits.objectBytes()) {
        left = changed.awaitNanos(left);
      }
      return closed;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Takes no more lines, and writes those that wait. May block. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    // What is being written is written to its end: the store is closed after this.
    thread.ifPresent(AccessLogWriter::await);
    flush();
  }

  private static void await(Thread writing) {
    try {
      if (!writing.join(LONGEST_END)) {
        LOG.atWarn().log("The last access logs are cut off");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
