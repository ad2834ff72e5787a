// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landbridge.aws.AccountId;
import io.landbridge.aws.Secret;
import io.landbridge.translation.ids.ResourceKind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The store on one SQLite file. */
final class SqliteStoreTest {
  private static final AccountId ACCOUNT = new AccountId("123456789012");

  @TempDir private Path directory;

  private StoreOptions file() {
    return StoreOptions.sqlite(directory.resolve("state.db"));
  }

  @Nested
  final class Identity extends IdentityCases {
    @Override
    StoreOptions options() {
      return file();
    }
  }

  @Nested
  final class Tokens extends ClientTokenCases {
    @Override
    StoreOptions options() {
      return file();
    }
  }

  @Nested
  final class Jobs extends NativeJobCases {
    @Override
    StoreOptions options() {
      return file();
    }
  }

  @Nested
  final class Resources extends ResourceCases {
    @Override
    StoreOptions options() {
      return file();
    }
  }

  @Test
  void opensInMemory() {
    try (Store store = Store.open(StoreOptions.inMemory(), InstantSource.system())) {
      byte[] key = store.gatewaySecrets().getOrCreate("paging", () -> new byte[] {1, 2});
      assertThat(store.gatewaySecrets().getOrCreate("paging", () -> new byte[] {3}))
          .isEqualTo(key)
          .containsExactly(1, 2);
    }
  }

  @Test
  void takesTurnsWithAnotherProcessOnTheSameFile() throws Exception {
    try (Store here = Store.open(file(), InstantSource.system());
        Store there = Store.open(file(), InstantSource.system())) {
      var written =
          StoreFixture.atOnce(
              40,
              () -> {
                ResourceRef ref =
                    new ResourceRef(ACCOUNT, ResourceKind.VOLUME, StoreFixture.newId());
                here.resourceFacts().put(ref, "n", "1");
                there.resourceFacts().put(ref, "n", "2");
                return ref.id();
              });
      assertThat(here.resourceFacts().getAll(ACCOUNT, ResourceKind.VOLUME, written))
          .hasSize(40)
          .allSatisfy((_, facts) -> assertThat(facts).containsEntry("n", "2"));
    }
  }

  @Test
  void saysWhetherItIsWritable() {
    Store store = Store.open(file(), InstantSource.system());
    store.checkWritable();
    store.close();
    assertThatThrownBy(store::checkWritable).isInstanceOf(StoreException.class);
  }

  @Test
  void refusesTablesOfALaterVersion() throws SQLException {
    Store.open(file(), InstantSource.system()).close();
    try (Connection connection = DriverManager.getConnection(file().url());
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(
          "INSERT INTO landbridge_schema_history (installed_rank, version, description, type,"
              + " script, checksum, installed_by, execution_time, success)"
              + " VALUES (99, '99', 'later', 'SQL', 'V99__later.sql', 1, 'x', 1, 1)");
    }
    assertThatThrownBy(() -> Store.open(file(), InstantSource.system()))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("tables");
  }

  @Test
  void saysWhichFileCannotBeOpened() throws IOException {
    Path text = Files.writeString(directory.resolve("text"), "not a database ".repeat(100));
    assertThatThrownBy(() -> Store.open(StoreOptions.sqlite(text), InstantSource.system()))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining(text.toString());
  }

  @Test
  void refusesAUrlOfAnotherDatabase() {
    assertThatThrownBy(() -> StoreOptions.server("jdbc:h2:mem:x", "", Secret.of("")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("jdbc:sqlite:");
  }

  @Test
  void keepsEveryAcknowledgedRowWhenTheWriterIsKilled() throws Exception {
    Path database = directory.resolve("killed.db");
    Process writer =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                "--enable-native-access=ALL-UNNAMED",
                StoreWriter.class.getName(),
                database.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    List<String> acknowledged = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(writer.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        acknowledged.add(line);
        if (acknowledged.size() == 300) {
          // Not the process itself: that would also close the pipe, with lines still in it.
          writer.toHandle().destroyForcibly();
        }
      }
    }
    assertThat(writer.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(300);
    try (Store store = Store.open(StoreOptions.sqlite(database), InstantSource.system())) {
      assertThat(
              store
                  .resourceFacts()
                  .getAll(StoreWriter.ACCOUNT, StoreWriter.KIND, acknowledged)
                  .keySet())
          .containsExactlyInAnyOrderElementsOf(acknowledged);
    }
  }
}
