// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.landbridge.translation.s3.store.BucketId;
import io.landbridge.translation.s3.store.ListedObject;
import io.landbridge.translation.s3.store.ObjectPage;
import io.landbridge.translation.s3.store.PageRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Lists of objects. */
abstract class ListsContract extends StoreContract {

  private ObjectPage list(String prefix, String delimiter, int max, String after) {
    return store.listObjects(
        BUCKET,
        new PageRequest(prefix, Optional.of(delimiter), max),
        Optional.of(after).filter(it -> !it.isEmpty()));
  }

  private static List<String> keys(ObjectPage page) {
    return page.objects().stream().map(ListedObject::key).toList();
  }

  @Test
  void keysComeInTheOrderOfTheirBytes() {
    List<String> keys =
        List.of(" ", "+", "/", "//", "/a", "A", "a", "a ", "a/", "a/b", "a0", "é", "\uFFFD", "😀");
    keys.reversed().forEach(key -> put(key, key));
    assertThat(keys(list("", "", 100, ""))).isEqualTo(keys);
  }

  @Test
  void aDelimiterRollsUp() {
    Stream.of("a", "b/1", "b/2", "b/c/1", "d", "e/1", "e").forEach(key -> put(key, key));
    ObjectPage page = list("", "/", 100, "");
    assertThat(keys(page)).containsExactly("a", "d", "e");
    assertThat(page.commonPrefixes()).containsExactly("b/", "e/");
    assertThat(page.next()).isEmpty();
    ObjectPage below = list("b/", "/", 100, "");
    assertThat(keys(below)).containsExactly("b/1", "b/2");
    assertThat(below.commonPrefixes()).containsExactly("b/c/");
  }

  @Test
  void pagesFitTogether() {
    Stream.of("a", "b/1", "b/2", "b/c/1", "d", "e/1", "e", "f").forEach(key -> put(key, key));
    for (int size = 1; size < 8; size++) {
      List<String> seen = new ArrayList<>();
      String after = "";
      while (true) {
        ObjectPage page = list("", "/", size, after);
        seen.addAll(keys(page));
        seen.addAll(page.commonPrefixes());
        assertThat(page.objects().size() + page.commonPrefixes().size()).isLessThanOrEqualTo(size);
        if (page.next().isEmpty()) {
          break;
        }
        after = page.next().get();
      }
      assertThat(seen).containsExactlyInAnyOrder("a", "b/", "d", "e", "e/", "f");
    }
    assertThat(list("", "", 0, "").next()).isEmpty();
  }

  @Test
  void startsAfterAKeyThatNeedNotExist() {
    Stream.of("a", "b", "c").forEach(key -> put(key, key));
    assertThat(keys(list("", "", 10, "a5"))).containsExactly("b", "c");
    assertThat(keys(list("", "", 10, "b"))).containsExactly("c");
    assertThat(keys(list("b", "", 10, "a"))).containsExactly("b");
    assertThat(keys(list("b", "", 10, "c"))).isEmpty();
  }

  @Test
  void otherBucketsAreNotSeen() {
    BucketId before = new BucketId(new UUID(1, 0));
    BucketId after = new BucketId(new UUID(1, 2));
    store.createBucket(before);
    store.createBucket(after);
    put("k", "x");
    assertThat(keys(list("", "", 10, ""))).containsExactly("k");
    assertThat(store.listObjects(before, PageRequest.of(10), Optional.empty()).objects()).isEmpty();
    assertThat(store.listObjects(after, PageRequest.of(10), Optional.empty()).objects()).isEmpty();
  }
}
