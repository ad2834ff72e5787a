// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3;

import io.landbridge.s3.S3Address;
import io.landbridge.translation.cloudstack.NativeException;
import io.landbridge.translation.s3.access.StoredAccess;
import io.landbridge.translation.s3.configuration.DefaultEncryption;
import io.landbridge.translation.s3.configuration.KeptConfiguration;
import io.landbridge.translation.s3.logging.AccessLogEntry;
import io.landbridge.translation.s3.logging.AccessLogWriter;
import io.landbridge.translation.s3.logging.LoggingConfiguration;
import io.landbridge.translation.s3.logging.StoredLogs;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * The access logs of the buckets that keep one. Source: S3 User Guide, "Logging requests with
 * server access logging".
 */
public final class AccessLogs implements AutoCloseable {
  private static final Duration LONGEST_LOOK = Duration.ofSeconds(20);

  private final S3Backend backend;
  private final KeptConfiguration kept;
  private final StoredAccess access;
  private final AccessLogWriter writer;

  /**
   * The logs of a backend's buckets, written in the background until this is closed.
   *
   * @param every how long lines wait at most
   */
  public AccessLogs(S3Backend backend, Duration every) {
    this.backend = backend;
    this.kept = new KeptConfiguration(backend.documents());
    this.access = new StoredAccess(backend.store());
    this.writer =
        new AccessLogWriter(
            new StoredLogs(backend.store(), this::target),
            backend.clock(),
            new SplittableRandom(),
            AccessLogWriter.Limits.DEFAULT.every(every));
    writer.start();
  }

  private Optional<StoredLogs.Target> target(String name) {
    return backend
        .buckets()
        .find(name, backend.clock().instant().plus(LONGEST_LOOK))
        .map(bucket ->
            new StoredLogs.Target(
                bucket.id(),
                access.read(bucket.id(), bucket.name(), bucket.owner(), bucket.ownerId()),
                DefaultEncryption.of(backend.documents(), bucket.id())));
  }

  /**
   * A bucket that keeps a log.
   *
   * @param bucket as lines name it
   */
  public record Log(
      AccessLogEntry.LoggedBucket bucket,
      LoggingConfiguration.Source source,
      LoggingConfiguration configuration) {}

  /**
   * The log that a request belongs in; empty where its bucket keeps none, or cannot be asked.
   * Blocks.
   */
  public Optional<Log> find(S3Call call, S3Address address) {
    try {
      return address
          .findBucket()
          .flatMap(name -> backend.buckets().find(call, name.value()))
          .flatMap(bucket -> kept.logging(bucket.id()).map(logging -> log(bucket, logging)));
    } catch (NativeException _) {
      return Optional.empty(); // the cloud is away: a log is kept as well as can be
    }
  }

  private Log log(S3Bucket bucket, LoggingConfiguration logging) {
    return new Log(
        new AccessLogEntry.LoggedBucket(bucket.ownerId().value(), bucket.name()),
        new LoggingConfiguration.Source(bucket.owner(), backend.options().region(), bucket.name()),
        logging);
  }

  /** Takes a line for a log. Does not block. */
  public void add(Log log, AccessLogEntry entry) {
    writer.add(log.source(), log.configuration(), entry);
  }

  /** Writes what waits; blocks. */
  @Override
  public void close() {
    writer.close();
  }
}
