// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.store;

import io.landbridge.gateway.embedded.store.seal.ContentKey;
import io.landbridge.gateway.embedded.store.seal.DataKey;
import io.landbridge.gateway.embedded.store.seal.SealedBytes;
import io.landbridge.gateway.embedded.store.seal.SealingChannel;
import io.landbridge.translation.s3.store.ObjectBody;
import io.landbridge.translation.s3.store.StoreErrors;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Takes in content: reads a body to its end, into memory while it is small and into a file from
 * then on. A transfer holds one buffer, and two segments when it is sealed.
 */
final class Intake {

  private final DataFiles files;
  private final Disk disk;
  private final StoreOptions options;
  private final RandomGenerator random;
  private final BufferPool buffers = new BufferPool();

  Intake(DataFiles files, Disk disk, StoreOptions options, RandomGenerator random) {
    this.files = files;
    this.disk = disk;
    this.options = options;
    this.random = random;
  }

  /**
   * Reads a body.
   *
   * @param inlineLimit up to how many bytes stay in memory, to become a row
   * @param key what to seal with
   * @throws io.landbridge.aws.AwsException what the body throws, {@code EntityTooLarge}, {@code
   *     QuotaExceeded}, {@code InsufficientStorage}
   * @throws IOException when the sender has gone
   */
  Received receive(Bucket bucket, ObjectBody body, int inlineLimit, Optional<DataKey> key)
      throws IOException {
    checkRoom(bucket, Math.max(0, body.length()));
    boolean large = body.length() > inlineLimit;
    // One byte more than may stay, because only a further read shows the end.
    int room = body.length() < 0 ? inlineLimit : (int) Math.min(body.length(), inlineLimit);
    ByteBuffer buffer = large ? buffers.take() : ByteBuffer.allocate(room + 1);
    try {
      MessageDigest md5 = md5();
      boolean ended = fill(body, buffer);
      return ended && buffer.position() <= inlineLimit
          ? inRow(bucket, body, buffer.flip(), md5, key)
          : inFile(bucket, body, buffer, ended, md5, key);
    } finally {
      buffers.give(buffer);
    }
  }

  private Received inRow(
      Bucket bucket,
      ObjectBody body,
      ByteBuffer content,
      MessageDigest md5,
      Optional<DataKey> key) {
    byte[] plain = new byte[content.remaining()];
    content.get(plain);
    byte[] digest = md5.digest(plain);
    if (plain.length == 0) {
      return new Received(
          files, bucket.id(), 0, digest, body.checksums(), Optional.empty(), new byte[0]);
    }
    UUID id = newId();
    byte[] stored = key.map(it -> SealedBytes.seal(it.contentKey(id), plain)).orElse(plain);
    CRC32C crc = new CRC32C();
    crc.update(stored, 0, stored.length);
    Piece piece =
        new Piece(Piece.Place.ROW, id, id, plain.length, stored.length, (int) crc.getValue());
    return new Received(
        files, bucket.id(), plain.length, digest, body.checksums(), Optional.of(piece), stored);
  }

  private Received inFile(
      Bucket bucket,
      ObjectBody body,
      ByteBuffer first,
      boolean ended,
      MessageDigest md5,
      Optional<DataKey> key)
      throws IOException {
    UUID id = newId();
    boolean published = false;
    try {
      Piece piece;
      try (FileChannel file = draft(bucket, id)) {
        piece = copy(new Transfer(bucket, body, id, md5), file, first, ended, key);
        sync(bucket, id, file);
      }
      publish(bucket, id);
      published = true;
      return new Received(
          files,
          bucket.id(),
          piece.length(),
          md5.digest(),
          body.checksums(),
          Optional.of(piece),
          new byte[0]);
    } finally {
      if (!published) {
        discard(bucket, id);
      }
    }
  }

  private record Transfer(Bucket bucket, ObjectBody body, UUID id, MessageDigest md5) {}

  private Piece copy(
      Transfer transfer,
      FileChannel file,
      ByteBuffer first,
      boolean endedBefore,
      Optional<DataKey> key)
      throws IOException {
    StoredSink sink = new StoredSink(file);
    SealingChannel sealing = key.map(it -> sealing(sink, it, transfer.id())).orElse(null);
    long length = take(transfer, first, 0, sink, sealing);
    boolean grown = first.capacity() != BufferPool.SIZE;
    ByteBuffer buffer = grown ? buffers.take() : first;
    try {
      boolean ended = endedBefore;
      while (!ended) {
        ended = fill(transfer.body(), buffer.clear());
        length = take(transfer, buffer, length, sink, sealing);
      }
    } finally {
      if (grown) {
        buffers.give(buffer);
      }
    }
    finish(sealing);
    return new Piece(
        Piece.Place.FILE, transfer.id(), transfer.id(), length, sink.written(), sink.crc32c());
  }

  /** Stores what is in the buffer; returns how many bytes have come so far. */
  private long take(
      Transfer transfer,
      ByteBuffer buffer,
      long before,
      StoredSink sink,
      @Nullable SealingChannel sealing) {
    buffer.flip();
    long length = before + buffer.remaining();
    checkLength(transfer, length);
    transfer.md5().update(buffer.duplicate());
    store(sink, sealing, buffer);
    return length;
  }

  private void checkLength(Transfer transfer, long length) {
    if (length > options.maximumObjectSize()) {
      throw StoreErrors.entityTooLarge(length, options.maximumObjectSize()).toException();
    }
    if (transfer.body().length() < 0) {
      checkRoom(transfer.bucket(), length);
    }
  }

  /** Reads until the buffer is full or the body ends; says whether it has ended. */
  private static boolean fill(ObjectBody body, ByteBuffer buffer) throws IOException {
    while (buffer.hasRemaining()) {
      if (body.read(buffer) < 0) {
        return true;
      }
    }
    return false;
  }

  private void checkRoom(Bucket bucket, long more) {
    bucket.checkRoom(more);
    try {
      disk.check(more, options.reserve());
    } catch (IOException e) {
      throw DataFiles.toFailure(e);
    }
  }

  // A failure of the disk must not be taken for one of the sender: each has its own answer.

  private FileChannel draft(Bucket bucket, UUID id) {
    try {
      return files.draft(bucket.id(), id);
    } catch (IOException e) {
      bucket.checkThere();
      throw DataFiles.toFailure(e);
    }
  }

  private static void store(StoredSink sink, @Nullable SealingChannel sealing, ByteBuffer buffer) {
    try {
      if (sealing == null) {
        sink.write(buffer);
      } else {
        sealing.write(buffer);
      }
    } catch (IOException e) {
      throw DataFiles.toFailure(e);
    }
  }

  private static void finish(@Nullable SealingChannel sealing) {
    try {
      if (sealing != null) {
        sealing.finish();
      }
    } catch (IOException e) {
      throw DataFiles.toFailure(e);
    }
  }

  private void sync(Bucket bucket, UUID id, FileChannel file) {
    try {
      files.syncDraft(bucket.id(), id, file);
    } catch (IOException e) {
      throw DataFiles.toFailure(e);
    }
  }

  private void publish(Bucket bucket, UUID id) {
    try {
      files.publish(bucket.id(), id);
    } catch (IOException e) {
      files.settle(id);
      bucket.checkThere();
      throw DataFiles.toFailure(e);
    }
  }

  private void discard(Bucket bucket, UUID id) {
    try {
      files.discardDraft(bucket.id(), id);
    } catch (IOException e) {
      throw DataFiles.toFailure(e);
    }
  }

  private static SealingChannel sealing(StoredSink sink, DataKey key, UUID id) {
    ContentKey contentKey = key.contentKey(id);
    return new SealingChannel(sink, contentKey);
  }

  UUID newId() {
    return new UUID(random.nextLong(), random.nextLong());
  }

  private static MessageDigest md5() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has MD5", e);
    }
  }
}
