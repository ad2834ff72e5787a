// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.landbridge.translation.s3.store.Attributes;
import io.landbridge.translation.s3.store.BucketId;
import io.landbridge.translation.s3.store.ListedObject;
import io.landbridge.translation.s3.store.ObjectMetadata;
import io.landbridge.translation.s3.store.ObjectPage;
import io.landbridge.translation.s3.store.PageRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A page costs what it holds, in a bucket of 100,000 objects: 1,000 folders with 100 each. */
class PageCostTest {
  private static final BucketId BUCKET = new BucketId(new UUID(1, 1));
  @TempDir static Path directory;
  private static EmbeddedStore store;

  @BeforeAll
  static void fill() throws IOException {
    StoreOptions options = StoreOptions.of(directory.resolve("store")).withSync(false);
    InstantSource clock = InstantSource.fixed(Instant.parse("2026-03-01T10:00:00Z"));
    store = EmbeddedStore.open(options, clock, new SecureRandom());
    store.createBucket(BUCKET);
    store.close();
    // The rows of empty objects are written as the store would write them, only many at once.
    try (Metadata metadata = Metadata.open(directory.resolve("store/rows"), false, 8 << 20)) {
      for (int folder = 0; folder < 1000; folder++) {
        Edits edits = new Edits();
        for (int i = 0; i < 100; i++) {
          byte[] key = PageWalk.bytes("folder-%04d/object-%03d".formatted(folder, i));
          edits.put(Keys.join(Keys.scope('c', BUCKET), key), row(folder * 100L + i));
        }
        metadata.commit(edits);
      }
    }
    store = EmbeddedStore.open(options, clock, new SecureRandom());
  }

  private static byte[] row(long sequence) {
    VersionRow.Content content =
        new VersionRow.Content(
            0,
            "d41d8cd98f00b204e9800998ecf8427e",
            "STANDARD",
            List.of(),
            ObjectMetadata.NONE,
            Attributes.NONE,
            Sealing.NONE,
            Optional.empty(),
            Optional.empty());
    return new VersionRow(
            new Stamp(sequence, 0, 0), true, Instant.EPOCH, "owner", Optional.of(content))
        .toRow();
  }

  @AfterAll
  static void close() {
    store.close();
  }

  private static long stepsOf(PageRequest page, Optional<String> after, int expected) {
    long before = store.steps();
    ObjectPage found = store.listObjects(BUCKET, page, after);
    assertThat(found.objects().size() + found.commonPrefixes().size()).isEqualTo(expected);
    return store.steps() - before;
  }

  @Test
  void aPlainPageStepsOncePerObject() {
    assertThat(stepsOf(PageRequest.of(1000), Optional.empty(), 1000)).isLessThanOrEqualTo(1005);
    assertThat(stepsOf(PageRequest.of(1000), Optional.of("folder-0500/object-050"), 1000))
        .isLessThanOrEqualTo(1005);
  }

  @Test
  void aDelimiterStepsOncePerCommonPrefix() {
    PageRequest folders = new PageRequest("", Optional.of("/"), 1000);
    assertThat(stepsOf(folders, Optional.empty(), 1000)).isLessThanOrEqualTo(1005);
    PageRequest ten = new PageRequest("", Optional.of("/"), 10);
    assertThat(stepsOf(ten, Optional.of("folder-0700/"), 10)).isLessThanOrEqualTo(15);
  }

  @Test
  void aPrefixStepsOverNothingElse() {
    PageRequest one = new PageRequest("folder-0999/", Optional.of("/"), 1000);
    assertThat(stepsOf(one, Optional.empty(), 100)).isLessThanOrEqualTo(105);
    PageRequest none = new PageRequest("nothing", Optional.empty(), 1000);
    assertThat(stepsOf(none, Optional.empty(), 0)).isLessThanOrEqualTo(1);
  }

  @Test
  void allPagesTogetherShowEveryObjectOnce() {
    Optional<String> after = Optional.empty();
    int count = 0;
    String last = "";
    do {
      ObjectPage page = store.listObjects(BUCKET, PageRequest.of(1000), after);
      for (ListedObject object : page.objects()) {
        assertThat(object.key()).isGreaterThan(last);
        last = object.key();
        count++;
      }
      after = page.next();
    } while (after.isPresent());
    assertThat(count).isEqualTo(100_000);
  }
}
