// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.landbridge.aws.AwsException;
import io.landbridge.translation.s3.store.BucketId;
import io.landbridge.translation.s3.store.CustomerKey;
import io.landbridge.translation.s3.store.Deletion;
import io.landbridge.translation.s3.store.NewObject;
import io.landbridge.translation.s3.store.ObjectBody;
import io.landbridge.translation.s3.store.ObjectContent;
import io.landbridge.translation.s3.store.ObjectKey;
import io.landbridge.translation.s3.store.ObjectStore;
import io.landbridge.translation.s3.store.ObjectVersion;
import io.landbridge.translation.s3.store.OpenObject;
import io.landbridge.translation.s3.store.Reading;
import io.landbridge.translation.s3.store.VersionId;
import io.landbridge.translation.s3.store.WriteCondition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What the cases of an object store's contract share: a store with one bucket, and short words. */
abstract class StoreContract {
  static final String OWNER = "79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be";
  static final BucketId BUCKET = new BucketId(new UUID(1, 1));

  @TempDir Path directory;
  final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-01T10:00:00Z"));
  ObjectStore store;

  /** Opens the store in a directory, or opens it again. */
  abstract ObjectStore open(Path directory, InstantSource clock) throws IOException;

  abstract void close(ObjectStore open);

  @BeforeEach
  void openStore() throws IOException {
    store = open(directory, now::get);
    store.createBucket(BUCKET);
  }

  @AfterEach
  void closeStore() {
    close(store);
  }

  void reopen() throws IOException {
    close(store);
    store = open(directory, now::get);
  }

  static ObjectKey key(String value) {
    return new ObjectKey(value);
  }

  static byte[] bytes(int size) {
    byte[] bytes = new byte[size];
    new SplittableRandom(size).nextBytes(bytes);
    return bytes;
  }

  ObjectVersion put(String key, String text) {
    return put(key, NewObject.of(OWNER), BytesBody.of(text));
  }

  ObjectVersion put(String key, byte[] bytes) {
    return put(key, NewObject.of(OWNER), BytesBody.of(bytes));
  }

  ObjectVersion put(String key, NewObject object, ObjectBody body) {
    return store.put(BUCKET, key(key), object, body, WriteCondition.NONE);
  }

  void delete(String key) {
    assertThat(store.delete(BUCKET, Deletion.of(key(key), OWNER))).isNotNull();
  }

  String text(String key) {
    return new String(read(key, Reading.ALL), StandardCharsets.UTF_8);
  }

  String text(String key, VersionId version) {
    return new String(read(key, Optional.of(version), Reading.ALL), StandardCharsets.UTF_8);
  }

  byte[] read(String key, Reading reading) {
    return read(key, Optional.empty(), reading);
  }

  byte[] read(String key, Optional<VersionId> version, Reading reading) {
    try (OpenObject open = (OpenObject) store.open(BUCKET, key(key), version, reading)) {
      return read(open.content());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] read(ObjectContent content) throws IOException {
    ByteBuffer all = ByteBuffer.allocate((int) content.length() + 1);
    ByteSource source = ByteSource.of(content);
    while (source.read(all) >= 0) {
      assertThat(all.hasRemaining()).isTrue();
    }
    return Arrays.copyOf(all.array(), all.position());
  }

  static Reading range(long offset, long length) {
    return _ -> new Reading.Wanted(offset, length, Optional.empty());
  }

  static Reading with(CustomerKey key) {
    return version -> new Reading.Wanted(0, version.size(), Optional.of(key));
  }

  /** The code of the error that this is refused with. */
  static String refusal(Runnable call) {
    try {
      call.run();
    } catch (AwsException e) {
      return e.error().code();
    }
    return "none";
  }
}
