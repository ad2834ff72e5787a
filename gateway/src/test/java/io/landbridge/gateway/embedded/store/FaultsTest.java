// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landbridge.aws.AwsException;
import io.landbridge.translation.s3.store.BucketUsage;
import io.landbridge.translation.s3.store.EncryptionChoice;
import io.landbridge.translation.s3.store.NewObject;
import io.landbridge.translation.s3.store.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Disks that are full, files that are damaged, and what a former process left. */
class FaultsTest extends EmbeddedStoreCase {
  private Path objects() {
    return directory.resolve("store/objects");
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> tree = Files.walk(objects())) {
      return tree.filter(Files::isRegularFile).toList();
    }
  }

  private void awaitTidy() {
    Awaitility.await().until(() -> embedded().isTidy());
  }

  @Test
  void aFullDiskRefusesWritesAndGoesOnReading() throws IOException {
    put("k", bytes(50_000));
    free = 0;
    assertThat(refusal(() -> put("k", bytes(60_000)))).isEqualTo("InsufficientStorage");
    assertThat(refusal(() -> put("small", "x"))).isEqualTo("InsufficientStorage");
    assertThat(read("k", Reading.ALL)).isEqualTo(bytes(50_000));
    delete("k");
    assertThat(store.usage(BUCKET)).isEqualTo(BucketUsage.EMPTY);
    free = Long.MAX_VALUE;
    put("k", "again");
    awaitTidy();
    assertThat(files()).isEmpty();
  }

  @Test
  void theSystemsWordForAFullDiskIsUnderstood() {
    IOException full = new IOException("No space left on device");
    assertThat(DataFiles.toFailure(full)).isInstanceOf(AwsException.class);
    assertThat(DataFiles.toFailure(new IOException("Permission denied")))
        .isNotInstanceOf(AwsException.class);
  }

  @Test
  void replacedAndDeletedContentLeavesTheDisk() throws IOException {
    put("a", bytes(20_000));
    put("a", bytes(30_000));
    put("b", bytes(20_000));
    delete("b");
    awaitTidy();
    assertThat(files()).hasSize(1);
  }

  @Test
  void whatAFormerProcessLeftIsClearedAway() throws IOException {
    put("k", bytes(20_000));
    Path drafts = objects().resolve(BUCKET.toString()).resolve("drafts");
    Files.write(drafts.resolve("11111111-1111-1111-1111-111111111111"), new byte[10]);
    Path folder = Files.createDirectories(drafts.resolveSibling("22"));
    Files.write(folder.resolve("22222222-2222-2222-2222-222222222222"), new byte[10]);
    Files.write(folder.resolve("notes of the operator.txt"), new byte[10]);
    reopen();
    assertThat(drafts).isEmptyDirectory();
    assertThat(read("k", Reading.ALL)).isEqualTo(bytes(20_000));
  }

  @Test
  void whoeverComesSecondTouchesNothing() throws IOException {
    Path drafts = objects().resolve(BUCKET.toString()).resolve("drafts");
    Path draft = Files.write(drafts.resolve("11111111-1111-1111-1111-111111111111"), new byte[10]);
    assertThatThrownBy(() -> open(directory, now::get)).isInstanceOf(IOException.class);
    assertThat(draft).exists();
    put("k", "goes on");
  }

  @Test
  void aNewStoreCountsAsComparedSoThatItIsNotWhileItIsFilled() throws IOException {
    Optional<LastScrub> made = embedded().lastScrub();
    assertThat(made).hasValueSatisfying(last -> assertThat(last.pieces()).isZero());
    put("k", bytes(20_000));
    now.set(now.get().plusSeconds(60));
    reopen();
    assertThat(embedded().lastScrub()).isEqualTo(made);
  }

  @Test
  void theScrubberFindsOrphansAndDamage() throws Exception {
    put("row", bytes(1000));
    put("file", bytes(20_000));
    put(
        "sealed",
        NewObject.of(OWNER).withEncryption(EncryptionChoice.SSE_S3),
        BytesBody.of(bytes(20_000)));
    ScrubReport clean = embedded().scrub();
    assertThat(clean.pieces()).isEqualTo(3);
    assertThat(clean.damages()).isEmpty();
    assertThat(clean.orphans()).isZero();

    List<Path> files = files();
    assertThat(files).hasSize(2);
    Files.delete(files.get(0));
    byte[] changed = Files.readAllBytes(files.get(1));
    changed[77] ^= 1;
    Files.write(files.get(1), changed);
    Path folder = Files.createDirectories(objects().resolve(BUCKET.toString()).resolve("22"));
    Path orphan = Files.write(folder.resolve("22222222-2222-2222-2222-222222222222"), new byte[9]);
    Path alien = Files.write(folder.resolve("notes of the operator.txt"), new byte[10]);

    ScrubReport report = embedded().scrub();
    assertThat(report.damages())
        .extracting(ScrubReport.Damage::key)
        .containsExactlyInAnyOrder("file", "sealed");
    assertThat(report.damages())
        .extracting(ScrubReport.Damage::what)
        .containsExactlyInAnyOrder("missing", "other bytes than were written");
    assertThat(report.orphans()).isEqualTo(1);
    assertThat(orphan).doesNotExist();
    assertThat(alien).exists();
    assertThat(read("row", Reading.ALL)).isEqualTo(bytes(1000));

    reopen();
    assertThat(embedded().lastScrub())
        .hasValueSatisfying(last -> {
          assertThat(last.pieces()).isEqualTo(report.pieces());
          assertThat(last.bytes()).isEqualTo(report.bytes());
          assertThat(last.damaged()).isEqualTo(2);
          assertThat(last.orphans()).isEqualTo(1);
        });
  }

  @Test
  void aFileThatIsCutShortIsNotGivenOut() throws IOException {
    put("k", bytes(20_000));
    Path file = files().getFirst();
    Files.write(file, new byte[100]);
    assertThat(refusal(() -> read("k", Reading.ALL))).isEqualTo("InternalError");
  }
}
