// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landbridge.gateway.embedded.store.seal.KeyRing;
import io.landbridge.translation.s3.store.CopySource;
import io.landbridge.translation.s3.store.EncryptionChoice;
import io.landbridge.translation.s3.store.NewObject;
import io.landbridge.translation.s3.store.Reading;
import io.landbridge.translation.s3.store.WriteCondition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Encrypted objects while the keys of the key ring get new versions. */
class AtRestTest extends EmbeddedStoreCase {
  private static final EncryptionChoice KMS =
      new EncryptionChoice.SseKms(Optional.empty(), Optional.of("e30="), false);
  private static final int SMALL = 1000;
  private static final int LARGE = 300_000;

  private Path ring() {
    return options(directory).keyRing();
  }

  private void put(String prefix) {
    for (int size : new int[] {SMALL, LARGE}) {
      put(prefix + "s3" + size, size, EncryptionChoice.SSE_S3);
      put(prefix + "kms" + size, size, KMS);
    }
  }

  private void put(String key, int size, EncryptionChoice choice) {
    put(key, NewObject.of(OWNER).withEncryption(choice), BytesBody.of(bytes(size)));
  }

  private void readAll(String prefix) {
    for (int size : new int[] {SMALL, LARGE}) {
      for (String kind : List.of("s3", "kms")) {
        assertThat(read(prefix + kind + size, Reading.ALL)).isEqualTo(bytes(size));
        assertThat(read(prefix + kind + size, range(700, 10)))
            .isEqualTo(java.util.Arrays.copyOfRange(bytes(size), 700, 710));
      }
    }
  }

  private void readNone(String prefix) {
    for (int size : new int[] {SMALL, LARGE}) {
      for (String kind : List.of("s3", "kms")) {
        assertThatThrownBy(() -> read(prefix + kind + size, Reading.ALL))
            .isInstanceOf(IllegalStateException.class)
            .hasMessage("A data key cannot be unwrapped");
      }
    }
  }

  /** Rotates both keys; the ring as it was before is in {@code ring.1}. */
  private void rotate() throws IOException {
    close(store);
    Files.copy(ring(), directory.resolve("ring.1"));
    KeyRing keys = KeyRing.read(ring(), new SecureRandom());
    assertThat(keys.rotate(ring(), KeyRing.S3).version()).isEqualTo(2);
    assertThat(keys.rotate(ring(), KeyRing.DEFAULT_KMS).version()).isEqualTo(2);
    Files.copy(ring(), directory.resolve("ring.2"));
    store = open(directory, now::get);
  }

  private void useRing(String name) throws IOException {
    close(store);
    Files.copy(directory.resolve(name), ring(), StandardCopyOption.REPLACE_EXISTING);
    store = open(directory, now::get);
  }

  /** The ring without the first versions of its keys. */
  private void useRingOfTheNewVersionsOnly() throws IOException {
    String all = Files.readString(directory.resolve("ring.2"));
    String second = all.replaceAll("(?s)\\{[^{}]*\"version\" : 1,[^{}]*\\},?\\s*", "");
    assertThat(second).contains("\"version\" : 2").doesNotContain("\"version\" : 1");
    Files.writeString(directory.resolve("ring.new"), second);
    useRing("ring.new");
  }

  @Test
  void afterARotationOldObjectsAreReadAndNewOnesAreUnderTheNewVersions() throws IOException {
    put("old-");
    rotate();
    readAll("old-");
    put("new-");
    readAll("new-");

    useRing("ring.1");
    readAll("old-");
    readNone("new-");

    useRingOfTheNewVersionsOnly();
    readNone("old-");
    readAll("new-");
  }

  @Test
  void objectsThatAreCopiedOntoThemselvesNeedTheOldVersionsNoMore() throws IOException {
    put("old-");
    rotate();
    for (int size : new int[] {SMALL, LARGE}) {
      copyOntoItself("old-s3" + size, EncryptionChoice.SSE_S3);
      copyOntoItself("old-kms" + size, KMS);
    }
    useRingOfTheNewVersionsOnly();
    readAll("old-");
  }

  private void copyOntoItself(String key, EncryptionChoice choice) {
    CopySource source = new CopySource(BUCKET, key(key), Optional.empty(), Reading.ALL);
    assertThat(
            store.copy(
                source,
                BUCKET,
                key(key),
                NewObject.of(OWNER).withEncryption(choice),
                List.of(),
                WriteCondition.NONE))
        .isNotNull();
  }
}
