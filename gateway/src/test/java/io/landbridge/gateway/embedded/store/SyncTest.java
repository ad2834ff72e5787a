// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landbridge.translation.s3.store.BucketId;
import io.landbridge.translation.s3.store.BucketUsage;
import io.landbridge.translation.s3.store.CopySource;
import io.landbridge.translation.s3.store.NewObject;
import io.landbridge.translation.s3.store.NewUpload;
import io.landbridge.translation.s3.store.ObjectStore;
import io.landbridge.translation.s3.store.PageRequest;
import io.landbridge.translation.s3.store.Reading;
import io.landbridge.translation.s3.store.UploadId;
import io.landbridge.translation.s3.store.WriteCondition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In which order files and folders reach the disk, and what becomes of it when they do not. */
class SyncTest extends StoreContract {
  private static final int LARGE = 50_000;

  private final List<String> synced = new ArrayList<>();
  private Runnable meanwhile = () -> {};
  private int failing = -1;

  /** Writes down what is put on the disk; fails at the time that is due. */
  private final class WatchedDisk implements Disk {
    @Override
    public long free() {
      return Long.MAX_VALUE;
    }

    @Override
    public void sync(Path path, FileChannel open) throws IOException {
      String name = directory.resolve("store").relativize(path).toString();
      synced.add(name.replace(BUCKET.toString(), "BUCKET").replaceAll("[0-9a-f-]{36}", "ID"));
      meanwhile.run();
      if (failing-- == 0) {
        throw new IOException("Input/output error");
      }
      open.force(true);
    }
  }

  @Override
  ObjectStore open(Path directory, InstantSource clock) throws IOException {
    StoreOptions options =
        StoreOptions.of(directory.resolve("store")).withSync(true).withMinimumPartSize(1000);
    return EmbeddedStore.open(options, clock, new SecureRandom(), new WatchedDisk());
  }

  @Override
  void close(ObjectStore open) {
    ((EmbeddedStore) open).close();
  }

  /** What the call puts on the disk besides rows, the first two digits of an id being "HH". */
  private List<String> syncedBy(Runnable call) {
    synced.clear();
    call.run();
    return synced.stream().map(name -> name.replaceAll("/[0-9a-f]{2}$", "/HH")).toList();
  }

  private void assertNothingIsSeenBefore(String key) {
    meanwhile = () -> assertThat(store.find(BUCKET, key(key), Optional.empty())).isEmpty();
  }

  private UploadId begin() {
    NewUpload upload =
        new NewUpload(NewObject.of(OWNER), OWNER, Optional.empty(), new LinkedHashMap<>());
    return store.createUpload(BUCKET, key("k"), upload).id();
  }

  private void copy(String from, String to) {
    CopySource source = new CopySource(BUCKET, key(from), Optional.empty(), Reading.ALL);
    assertThat(
            store.copy(
                source, BUCKET, key(to), NewObject.of(OWNER), List.of(), WriteCondition.NONE))
        .isNotNull();
  }

  @Test
  void theStoresFoldersAreThereBeforeItOpens() throws IOException {
    close(store);
    synced.clear();
    store = open(directory, now::get);
    assertThat(synced).contains("");
  }

  @Test
  void aBucketsFolderIsThereBeforeTheBucket() {
    assertThat(syncedBy(() -> store.createBucket(new BucketId(new UUID(2, 2)))))
        .containsExactly("objects/ID", "objects");
  }

  @Test
  void aFileAndThenItsNameAreThereBeforeTheObject() {
    assertNothingIsSeenBefore("k");
    assertThat(syncedBy(() -> put("k", bytes(LARGE))))
        .containsExactly("objects/BUCKET/drafts/ID", "objects/BUCKET", "objects/BUCKET/HH");
    assertThat(read("k", Reading.ALL)).isEqualTo(bytes(LARGE));
  }

  @Test
  void whatIsARowNeedsNoFile() {
    assertThat(syncedBy(() -> put("k", bytes(1000)))).isEmpty();
    assertThat(syncedBy(() -> delete("k"))).isEmpty();
  }

  @Test
  void aPartIsAFileWhateverItsSize() {
    UploadId id = begin();
    assertThat(
            syncedBy(() ->
                assertThat(
                        store.putPart(
                            BUCKET, key("k"), id, 1, BytesBody.of(bytes(10)), Optional.empty()))
                    .isNotNull()))
        .startsWith("objects/BUCKET/drafts/ID")
        .endsWith("objects/BUCKET/HH");
  }

  @Test
  void aSecondNameIsThereBeforeTheCopy() {
    put("from", bytes(LARGE));
    assertNothingIsSeenBefore("k");
    assertThat(syncedBy(() -> copy("from", "k"))).endsWith("objects/BUCKET/HH");
    assertThat(synced).noneMatch(name -> name.contains("drafts"));
  }

  @ParameterizedTest(name = "the sync after {0} others fails")
  @ValueSource(ints = {0, 1, 2})
  void whatDoesNotReachTheDiskIsNotThere(int before) throws Exception {
    failing = before;
    assertThatThrownBy(() -> put("k", bytes(LARGE))).isInstanceOf(UncheckedIOException.class);

    assertThat(store.find(BUCKET, key("k"), Optional.empty())).isEmpty();
    assertThat(store.listObjects(BUCKET, PageRequest.of(10), Optional.empty()).objects()).isEmpty();
    assertThat(store.usage(BUCKET)).isEqualTo(BucketUsage.EMPTY);
    put("k", bytes(LARGE));
    assertThat(read("k", Reading.ALL)).isEqualTo(bytes(LARGE));
    ScrubReport report = ((EmbeddedStore) store).scrub();
    assertThat(report.damages()).isEmpty();
    assertThat(report.orphans()).isLessThanOrEqualTo(1);
    Path drafts = directory.resolve("store/objects/" + BUCKET + "/drafts");
    assertThat(drafts).isEmptyDirectory();
    reopen();
    assertThat(read("k", Reading.ALL)).isEqualTo(bytes(LARGE));
  }

  @Test
  void anObjectStaysWhenItsReplacementDoesNotReachTheDisk() {
    put("k", bytes(LARGE));
    failing = 0;
    assertThatThrownBy(() -> put("k", bytes(LARGE + 1))).isInstanceOf(UncheckedIOException.class);
    assertThat(read("k", Reading.ALL)).isEqualTo(bytes(LARGE));
    failing = 0;
    assertThatThrownBy(() -> copy("k", "other")).isInstanceOf(UncheckedIOException.class);
    assertThat(store.find(BUCKET, key("other"), Optional.empty())).isEmpty();
  }
}
