// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.store.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.landbridge.translation.s3.store.CustomerKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
  void aRotatedKeyWrapsWithItsNewVersionAndUnwrapsWithAll() throws IOException {
    KeyRing before = open("mine");
    DataKey key = DataKey.generate(random);
    RingKey first = before.find("alias/mine").orElseThrow();
    WrappedKey old = before.wrap(key, first, "context");

    RingKey second = open("mine").rotate(directory.resolve("ring"), "mine");
    KeyRing after = open("mine");

    assertThat(second.id()).isEqualTo(first.id());
    assertThat(second.version()).isEqualTo(2);
    assertThat(second.material()).isNotEqualTo(first.material());
    assertThat(after.find("alias/mine")).contains(second);
    assertThat(after.find(first.id())).contains(second);
    assertThat(after.s3Key()).isEqualTo(before.s3Key());
    assertThat(after.keys()).containsAll(before.keys()).contains(second);
    assertThat(after.unwrap(old, "context").expose()).isEqualTo(key.expose());
    WrappedKey next = after.wrap(key, second, "context");
    assertThat(after.unwrap(next, "context").expose()).isEqualTo(key.expose());
    assertThatThrownBy(() -> before.unwrap(next, "context")).isInstanceOf(DamagedException.class);
  }

  @Test
  void aRingOfTheOperatorsIsTakenAsItIs() throws IOException {
    Files.writeString(
        directory.resolve("ring"),
        """
        {"keys": [
          {"id": "0d9e3b5a-8f61-4d39-9a4e-1a4b3c2d5e6f", "name": "mine", "version": 3,
           "key": "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="},
          {"id": "0d9e3b5a-8f61-4d39-9a4e-1a4b3c2d5e6f", "name": "mine",
           "key": "ICEiIyQlJicoKSorLC0uLzAxMjM0NTY3ODk6Ozw9Pj8="}
        ]}
        """);
    KeyRing ring = open();
    RingKey latest = ring.find("alias/mine").orElseThrow();
    assertThat(latest.version()).isEqualTo(3);
    assertThat(latest.material().expose()).startsWith(0, 1, 2).endsWith(30, 31);
    assertThat(ring.keys())
        .extracting(RingKey::name, RingKey::version)
        .containsExactly(
            tuple("mine", 3),
            tuple("mine", 1),
            tuple(KeyRing.S3, 1),
            tuple(KeyRing.DEFAULT_KMS, 1));
  }

  @ParameterizedTest(name = "{0}: {1} {2} {3}")
  @CsvSource({
    "two ids of one name, b, mine, 2",
    "two names of one id, a, yours, 2",
    "one version twice, a, mine, 1",
    "no version, a, mine, 0",
    "no name, b, '', 1",
  })
  void refusesARingThatIsAmbiguous(String what, String id, String name, int version)
      throws IOException {
    Files.writeString(
        directory.resolve("ring"),
        "{\"keys\":[%s,%s]}".formatted(line("a", "mine", 1), line(id, name, version)));
    assertThatThrownBy(() -> open()).as(what).isInstanceOf(IOException.class);
  }

  private static String line(String id, String name, int version) {
    return """
    {"id":"%s0000000-0000-4000-8000-000000000000","name":"%s","version":%d,
     "key":"AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="}
    """
        .formatted(id, name, version);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "[]", "{\"keys\":[]}", "{\"keys\":{}}"})
  void aFileWithoutKeysIsRefusedAndStaysAsItIs(String content) throws IOException {
    Path ring = Files.writeString(directory.resolve("ring"), content);

    assertThatThrownBy(() -> open())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no keys");
    assertThat(ring).hasContent(content);
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
