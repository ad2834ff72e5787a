// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.store.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landbridge.translation.s3.store.CustomerKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The key ring, and keys of customers. */
class KeyRingTest {
  private final SecureRandom random = new SecureRandom();
  @TempDir Path directory;

  private KeyRing open(String... names) throws IOException {
    return KeyRing.open(directory.resolve("ring"), List.of(names), random);
  }

  @Test
  void isMadeOnceAndForItsOwnerOnly() throws IOException {
    KeyRing first = open("mine");
    KeyRing second = open("mine", "yours");
    assertThat(second.s3Key()).isEqualTo(first.s3Key());
    assertThat(second.find("alias/mine")).isEqualTo(first.find("alias/mine"));
    assertThat(first.find("alias/yours")).isEmpty();
    assertThat(second.find("alias/yours")).isPresent();
    assertThat(Files.getPosixFilePermissions(directory.resolve("ring")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(first.s3Key().toString()).contains("Material(hidden)");
  }

  @Test
  void keysAreFoundByIdAliasAndArnButNotTheOneOfSseS3() throws IOException {
    KeyRing ring = open("mine");
    RingKey mine = ring.find("alias/mine").orElseThrow();
    String arn = "arn:aws:kms:us-east-1:000000000000:";
    assertThat(ring.find(mine.id())).contains(mine);
    assertThat(ring.find(arn + "key/" + mine.id())).contains(mine);
    assertThat(ring.find(arn + "alias/mine")).contains(mine);
    assertThat(ring.find(ring.s3Key().id())).isEmpty();
    assertThat(ring.find("alias/" + KeyRing.S3)).isEmpty();
    assertThat(ring.find("mine")).isEmpty();
  }

  @Test
  void dataKeysOpenWithTheirKeyAndContextOnly() throws IOException {
    KeyRing ring = open();
    DataKey key = DataKey.generate(random);
    WrappedKey wrapped = ring.wrap(key, ring.s3Key(), "context");
    assertThat(ring.unwrap(wrapped, "context").expose()).isEqualTo(key.expose());
    assertThatThrownBy(() -> ring.unwrap(wrapped, "other")).isInstanceOf(DamagedException.class);
    KeyRing other = KeyRing.open(directory.resolve("other"), List.of(), random);
    assertThatThrownBy(() -> other.unwrap(wrapped, "context")).isInstanceOf(DamagedException.class);
  }

  @Test
  void aMalformedRingIsRefusedWithoutShowingIt() throws IOException {
    Files.writeString(
        directory.resolve("ring"), "{\"keys\":[{\"id\":\"1\",\"name\":\"n\",\"key\":\"secret\"}]}");
    assertThatThrownBy(() -> open())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("malformed")
        .hasMessageNotContaining("secret")
        .hasNoCause();
  }

  @Test
  void customersKeysAreToldApartAndNotKept() throws IOException {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    CustomerKey mine = CustomerKey.of(bytes);
    DataKey key = DataKey.generate(random);
    WrappedKey wrapped = CustomerWrap.wrap(key, mine, random);
    assertThat(CustomerWrap.unwrap(wrapped, mine).orElseThrow().expose()).isEqualTo(key.expose());
    assertThat(CustomerWrap.unwrap(wrapped, CustomerKey.of(new byte[32]))).isEmpty();
    assertThat(wrapped.sealed()).isNotEqualTo(CustomerWrap.wrap(key, mine, random).sealed());
    assertThat(mine.toString()).isEqualTo("CustomerKey(hidden)");
  }
}
