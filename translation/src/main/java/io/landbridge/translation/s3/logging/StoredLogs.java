// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.logging;

import io.landbridge.translation.s3.access.BucketAccess;
import io.landbridge.translation.s3.logging.LoggingConfiguration.Source;
import io.landbridge.translation.s3.store.BucketId;
import io.landbridge.translation.s3.store.Checksum;
import io.landbridge.translation.s3.store.EncryptionChoice;
import io.landbridge.translation.s3.store.NewObject;
import io.landbridge.translation.s3.store.ObjectBody;
import io.landbridge.translation.s3.store.ObjectKey;
import io.landbridge.translation.s3.store.ObjectMetadata;
import io.landbridge.translation.s3.store.ObjectStore;
import io.landbridge.translation.s3.store.WriteCondition;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Writes log objects into a store, where their target bucket lets the log's writer in. */
public final class StoredLogs implements AccessLogWriter.LogSink {
  private final ObjectStore store;
  private final Function<String, Optional<Target>> targets;

  /**
   * A bucket that logs can go to.
   *
   * @param encryption how objects are kept there that say nothing about it
   */
  public record Target(BucketId id, BucketAccess access, EncryptionChoice encryption) {}

  /**
   * Logs in a store.
   *
   * @param targets the bucket of a name, as it is now; may block
   */
  public StoredLogs(ObjectStore store, Function<String, Optional<Target>> targets) {
    this.store = store;
    this.targets = targets;
  }

  @Override
  public void write(Source source, LoggingConfiguration configuration, String key, byte[] content) {
    Target target =
        targets
            .apply(configuration.targetBucket())
            .orElseThrow(() -> new IllegalStateException("The target bucket is gone"));
    if (!target.access().owner().equals(source.owner())
        || !LoggingConfiguration.permits(source, target.access(), key)) {
      throw new IllegalStateException("The target bucket does not let the log's writer in");
    }
    NewObject object =
        NewObject.of(target.access().acl().owner().value())
            .withMetadata(new ObjectMetadata(Map.of("content-type", "text/plain"), Map.of()))
            .withEncryption(target.encryption());
    store.put(
        target.id(),
        new ObjectKey(key),
        object,
        new Lines(ByteBuffer.wrap(content)),
        WriteCondition.NONE);
  }

  /** Bytes that are in memory already. */
  private record Lines(ByteBuffer content) implements ObjectBody {
    @Override
    public long length() {
      return content.capacity();
    }

    @Override
    public int read(ByteBuffer target) {
      if (!content.hasRemaining()) {
        return -1;
      }
      int length = Math.min(content.remaining(), target.remaining());
      target.put(content.slice(content.position(), length));
      content.position(content.position() + length);
      return length;
    }

    @Override
    public List<Checksum> checksums() {
      if (content.hasRemaining()) {
        throw new IllegalStateException("The end has not been reached");
      }
      return List.of();
    }
  }
}
