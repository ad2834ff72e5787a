// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landbridge.tests.harness.Account;
import io.landbridge.tests.harness.Checkout;
import io.landbridge.tests.harness.GatewayProcess;
import io.landbridge.tests.harness.GatewayProcess.Launch;
import io.landbridge.tests.harness.S3Clients;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Encrypted objects are not to be found on the disk, are read again after a restart, and stay
 * readable while the keys of the key ring get new versions.
 */
final class EncryptionAtRestIT {
  private static final String BUCKET = "at-rest";
  private static final List<AtRest> OF_THE_RING = List.of(AtRest.SSE_S3, AtRest.SSE_KMS);

  @TempDir private Path directory;

  private Launch launch() {
    return Launch.withEmbeddedCloud(directory.resolve("data"))
        .withEnvironment("LANDBRIDGE_OBJECTS_MINIMUM_PART_SIZE", "1KiB")
        .withEnvironment("LANDBRIDGE_S3_CUSTOMER_KEYS", "anywhere");
  }

  private Path ring() {
    return directory.resolve("data/objects/keyring.json");
  }

  private void withGateway(Consumer<S3Client> work) {
    try (GatewayProcess gateway = GatewayProcess.start(launch());
        S3Client s3 = S3Clients.connect(gateway.endpoints().api(), Account.ALICE)) {
      work.accept(s3);
    }
  }

  private static void readAll(S3Client s3, String prefix, List<AtRest> kinds) {
    for (AtRest kind : kinds) {
      for (int size : AtRest.SIZES) {
        byte[] content = kind.content(prefix, size);
        assertThat(kind.read(s3, BUCKET, prefix, size, "bytes=0-")).isEqualTo(content);
        int from = size / 3 - 100; // over the border of segments and of parts
        int to = size * 2 / 3 + 100;
        assertThat(kind.read(s3, BUCKET, prefix, size, "bytes=" + from + "-" + (to - 1)))
            .isEqualTo(Arrays.copyOfRange(content, from, to));
      }
    }
  }

  private static void readNone(S3Client s3, String prefix) {
    for (AtRest kind : OF_THE_RING) {
      for (int size : AtRest.SIZES) {
        assertThatThrownBy(() -> kind.read(s3, BUCKET, prefix, size, "bytes=0-"))
            .isInstanceOfSatisfying(
                S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(500));
      }
    }
  }

  @Test
  void whatIsEncryptedIsNotOnTheDiskAndIsReadAfterARestart() throws IOException {
    List<AtRest> all = List.of(AtRest.values());
    withGateway(s3 -> {
      s3.createBucket(r -> r.bucket(BUCKET));
      all.forEach(kind -> kind.put(s3, BUCKET, "a"));
    });
    for (AtRest kind : all) {
      for (int size : AtRest.SIZES) {
        assertThat(isOnTheDisk(kind.content("a", size)))
            .as("%s of %d bytes", kind, size)
            .isEqualTo(kind == AtRest.CLEAR);
      }
    }
    assertThat(isOnTheDisk("a key of the customer's own".getBytes(StandardCharsets.US_ASCII)))
        .as("a customer's key")
        .isFalse();
    withGateway(s3 -> readAll(s3, "a", all));
  }

  /** Whether some bytes of this stand in any file of the gateway's. */
  private boolean isOnTheDisk(byte[] content) throws IOException {
    String sought =
        new String(content, 0, Math.min(24, content.length), StandardCharsets.ISO_8859_1);
    try (Stream<Path> tree = Files.walk(directory)) {
      for (Path file : tree.filter(Files::isRegularFile).toList()) {
        if (Files.readString(file, StandardCharsets.ISO_8859_1).contains(sought)) {
          return true;
        }
      }
    }
    return false;
  }

  @Test
  void afterARotationOldObjectsAreReadAndNewOnesAreUnderTheNewVersions() throws Exception {
    withGateway(s3 -> {
      s3.createBucket(r -> r.bucket(BUCKET));
      OF_THE_RING.forEach(kind -> kind.put(s3, BUCKET, "old"));
      assertThat(rotate().code()).as("of a gateway that runs").isEqualTo(2);
    });
    String first = Files.readString(ring());
    Printed printed = rotate();
    assertThat(printed.code()).as(printed.text()).isZero();
    assertThat(printed.text())
        .containsPattern("version 2 +landbridge/sse-s3")
        .containsPattern("version 2 +aws/s3");
    String both = Files.readString(ring());
    for (String key : keysIn(both)) {
      assertThat(printed.text()).doesNotContain(key);
    }
    withGateway(s3 -> {
      readAll(s3, "old", OF_THE_RING);
      OF_THE_RING.forEach(kind -> kind.put(s3, BUCKET, "new"));
      readAll(s3, "new", OF_THE_RING);
    });

    replaceRing(first);
    withGateway(s3 -> {
      readAll(s3, "old", OF_THE_RING);
      readNone(s3, "new");
    });

    replaceRing(both);
    withGateway(s3 -> OF_THE_RING.forEach(kind -> kind.copyOntoThemselves(s3, BUCKET, "old")));
    replaceRing(
        Pattern.compile("\\{[^{}]*\"version\" : 1,[^{}]*\\},?").matcher(both).replaceAll(""));
    withGateway(s3 -> {
      readAll(s3, "old", OF_THE_RING);
      readAll(s3, "new", OF_THE_RING);
    });
  }

  private static List<String> keysIn(String ring) {
    List<String> keys =
        Pattern.compile("\"key\" : \"([^\"]*)\"")
            .matcher(ring)
            .results()
            .map(found -> found.group(1))
            .toList();
    assertThat(keys)
        .hasSize(4)
        .allSatisfy(key -> assertThat(Base64.getDecoder().decode(key)).hasSize(32));
    return keys;
  }

  private void replaceRing(String content) throws IOException {
    Path other = directory.resolve("other-ring");
    Files.writeString(other, content);
    Files.move(other, ring(), StandardCopyOption.REPLACE_EXISTING);
  }

  private record Printed(int code, String text) {}

  private Printed rotate() {
    List<String> command = new ArrayList<>();
    command.add(Checkout.root().resolve("gateway/bin/landbridge").toString());
    command.addAll(List.of("keys", "--data", directory.resolve("data").toString()));
    command.addAll(List.of("--rotate", "landbridge/sse-s3", "--rotate", "aws/s3"));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("LANDBRIDGE_BUILD", "never");
    try {
      Process process = builder.start();
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Printed(process.waitFor(), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
