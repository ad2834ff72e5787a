// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.landbridge.translation.s3.store.Attributes;
import io.landbridge.translation.s3.store.BucketUsage;
import io.landbridge.translation.s3.store.DeleteMarker;
import io.landbridge.translation.s3.store.DeleteOutcome;
import io.landbridge.translation.s3.store.Deletion;
import io.landbridge.translation.s3.store.LegalHold;
import io.landbridge.translation.s3.store.NewObject;
import io.landbridge.translation.s3.store.ObjectVersion;
import io.landbridge.translation.s3.store.PageRequest;
import io.landbridge.translation.s3.store.Retention;
import io.landbridge.translation.s3.store.StoredVersion;
import io.landbridge.translation.s3.store.VersionId;
import io.landbridge.translation.s3.store.VersionPage;
import io.landbridge.translation.s3.store.VersioningState;
import io.landbridge.translation.s3.store.WriteCondition;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Versions, delete markers and locks. */
abstract class VersionsContract extends StoreContract {

  private List<StoredVersion> versions() {
    return store.listVersions(BUCKET, PageRequest.of(1000), Optional.empty()).versions();
  }

  private DeleteOutcome.Deleted delete(String key, VersionId version) {
    return store.delete(BUCKET, Deletion.of(key(key), version, OWNER));
  }

  @Test
  void keepsFormerVersions() throws IOException {
    put("k", "unversioned");
    store.setVersioning(BUCKET, VersioningState.ENABLED);
    VersionId second = put("k", "second").versionId();
    VersionId third = put("k", "third").versionId();
    reopen();
    assertThat(text("k")).isEqualTo("third");
    assertThat(text("k", second)).isEqualTo("second");
    assertThat(text("k", VersionId.NULL)).isEqualTo("unversioned");
    assertThat(versions())
        .extracting(StoredVersion::versionId)
        .containsExactly(third, second, VersionId.NULL);
    assertThat(versions()).extracting(StoredVersion::latest).containsExactly(true, false, false);
    assertThat(store.usage(BUCKET)).isEqualTo(new BucketUsage(22, 3));
  }

  @Test
  void aDeleteMarkerHidesAndItsRemovalShowsAgain() {
    store.setVersioning(BUCKET, VersioningState.ENABLED);
    put("k", "content");
    DeleteOutcome.Deleted marked = store.delete(BUCKET, Deletion.of(key("k"), OWNER));
    assertThat(marked.deleteMarker()).isTrue();
    assertThat(store.find(BUCKET, key("k"), Optional.empty()).get())
        .isInstanceOf(DeleteMarker.class);
    assertThat(store.listObjects(BUCKET, PageRequest.of(10), Optional.empty()).objects()).isEmpty();
    assertThat(refusal(() -> store.deleteBucket(BUCKET))).isEqualTo("BucketNotEmpty");

    DeleteOutcome.Deleted unmarked = delete("k", marked.version().get());
    assertThat(unmarked.deleteMarker()).isTrue();
    assertThat(text("k")).isEqualTo("content");
  }

  @Test
  void removingTheLatestPromotesTheOneBelow() {
    store.setVersioning(BUCKET, VersioningState.ENABLED);
    VersionId first = put("k", "first").versionId();
    delete("k");
    VersionId third = put("k", "third").versionId();
    assertThat(delete("k", third).deleteMarker()).isFalse();
    assertThat(store.find(BUCKET, key("k"), Optional.empty()).get())
        .isInstanceOf(DeleteMarker.class);
    VersionId marker = versions().getFirst().versionId();
    assertThat(delete("k", marker).deleteMarker()).isTrue();
    assertThat(text("k")).isEqualTo("first");
    assertThat(delete("k", first).deleteMarker()).isFalse();
    assertThat(versions()).isEmpty();
    assertThat(store.usage(BUCKET)).isEqualTo(BucketUsage.EMPTY);
    store.deleteBucket(BUCKET);
  }

  @Test
  void aSuspendedBucketHasOneNullVersion() throws IOException {
    store.setVersioning(BUCKET, VersioningState.ENABLED);
    VersionId named = put("k", "named").versionId();
    store.setVersioning(BUCKET, VersioningState.SUSPENDED);
    assertThat(put("k", "null one").versionId()).isEqualTo(VersionId.NULL);
    assertThat(put("k", "null two").versionId()).isEqualTo(VersionId.NULL);
    assertThat(versions())
        .extracting(StoredVersion::versionId)
        .containsExactly(VersionId.NULL, named);
    DeleteOutcome.Deleted deleted = store.delete(BUCKET, Deletion.of(key("k"), OWNER));
    assertThat(deleted.version()).contains(VersionId.NULL);
    assertThat(versions()).hasSize(2);
    store.setVersioning(BUCKET, VersioningState.ENABLED);
    VersionId last = put("k", "last").versionId();
    reopen();
    assertThat(versions())
        .extracting(StoredVersion::versionId)
        .containsExactly(last, VersionId.NULL, named);
    assertThat(store.find(BUCKET, key("k"), Optional.of(VersionId.NULL)).get())
        .isInstanceOf(DeleteMarker.class);
    assertThat(delete("k", VersionId.NULL).deleteMarker()).isTrue();
    assertThat(versions()).hasSize(2);
  }

  @Test
  void refusesVersionsThatCannotBe() {
    put("k", "x");
    VersionId unknown = new VersionId("0".repeat(32));
    assertThat(refusal(() -> text("k", unknown))).isEqualTo("NoSuchVersion");
    assertThat(refusal(() -> text("k", new VersionId("nonsense")))).isEqualTo("InvalidArgument");
    assertThat(delete("k", unknown).version()).contains(unknown);
    assertThat(text("k")).isEqualTo("x");
  }

  @Test
  void lockedVersionsStay() {
    store.setVersioning(BUCKET, VersioningState.ENABLED);
    Retention week = new Retention(Retention.Mode.GOVERNANCE, now.get().plusSeconds(7 * 86_400));
    NewObject locked =
        NewObject.of(OWNER).withAttributes(Attributes.NONE.withRetention(Optional.of(week)));
    VersionId version = put("k", locked, BytesBody.of("kept")).versionId();
    assertThat(refusal(() -> delete("k", version))).isEqualTo("AccessDenied");
    delete("k"); // hides it only
    assertThat(text("k", version)).isEqualTo("kept");
    Deletion bypassing =
        new Deletion(key("k"), Optional.of(version), true, WriteCondition.NONE, OWNER);
    assertThat(store.delete(BUCKET, bypassing).version()).contains(version);
  }

  @Test
  void deletesSeveralEachOnItsOwn() {
    store.setVersioning(BUCKET, VersioningState.ENABLED);
    VersionId a = put("a", "1").versionId();
    VersionId held =
        put(
                "b",
                NewObject.of(OWNER).withAttributes(Attributes.NONE.withLegalHold(LegalHold.ON)),
                BytesBody.of("2"))
            .versionId();
    List<DeleteOutcome> outcomes =
        store.deleteAll(
            BUCKET,
            List.of(
                Deletion.of(key("a"), OWNER),
                Deletion.of(key("a"), a, OWNER),
                Deletion.of(key("b"), held, OWNER),
                Deletion.of(key("c"), OWNER)));
    assertThat(outcomes.get(0))
        .isInstanceOfSatisfying(
            DeleteOutcome.Deleted.class, it -> assertThat(it.deleteMarker()).isTrue());
    assertThat(outcomes.get(1)).isEqualTo(new DeleteOutcome.Deleted(Optional.of(a), false));
    assertThat(outcomes.get(2))
        .isInstanceOfSatisfying(
            DeleteOutcome.Refused.class,
            it -> assertThat(it.error().code()).isEqualTo("AccessDenied"));
    assertThat(versions()).extracting(it -> it.key().value()).containsExactly("a", "b", "c");
  }

  @Test
  void attributesOfFormerVersionsChange() {
    store.setVersioning(BUCKET, VersioningState.ENABLED);
    VersionId first = put("k", "1").versionId();
    put("k", "2");
    ObjectVersion changed =
        store.updateAttributes(
            BUCKET, key("k"), Optional.of(first), it -> it.withTags(Map.of("t", "1")));
    assertThat(changed.latest()).isFalse();
    assertThat(store.find(BUCKET, key("k"), Optional.of(first))).contains(changed);
    delete("k");
    assertThat(
            refusal(() ->
                assertThat(store.updateAttributes(BUCKET, key("k"), Optional.empty(), it -> it))
                    .isNull()))
        .isEqualTo("MethodNotAllowed");
  }

  @Test
  void pagesOfVersionsGoOnWhereTheyEndedThoughWhatTheyShowedIsDeleted() {
    put("k", "null version");
    store.setVersioning(BUCKET, VersioningState.ENABLED);
    for (int i = 0; i < 5; i++) {
      put("k", "version " + i);
      put("other", "version " + i);
    }
    List<StoredVersion> all = versions();
    List<StoredVersion> seen = new ArrayList<>();
    Optional<VersionPage.VersionMarker> after = Optional.empty();
    do {
      VersionPage page = store.listVersions(BUCKET, PageRequest.of(3), after);
      seen.addAll(page.versions());
      page.versions().forEach(it -> delete(it.key().value(), it.versionId()));
      after = page.next();
    } while (after.isPresent());
    assertThat(seen)
        .extracting(StoredVersion::versionId)
        .containsExactlyElementsOf(all.stream().map(StoredVersion::versionId).toList());
    assertThat(versions()).isEmpty();
  }

  @Test
  void aMarkerOutsideOfThePrefixDecidesOnlyWhereToStart() {
    store.setVersioning(BUCKET, VersioningState.ENABLED);
    VersionId before = put("a", "1").versionId();
    VersionId within = put("b/1", "2").versionId();
    PageRequest page = new PageRequest("b/", Optional.empty(), 10);
    assertThat(keys(page, "a", Optional.of(before))).containsExactly("b/1");
    assertThat(keys(page, "b/1", Optional.of(within))).isEmpty();
    assertThat(keys(page, "c", Optional.of(within))).isEmpty();
    assertThat(refusal(() -> keys(page, "", Optional.of(within)))).isEqualTo("InvalidArgument");
  }

  private List<String> keys(PageRequest page, String key, Optional<VersionId> version) {
    return store
        .listVersions(BUCKET, page, Optional.of(new VersionPage.VersionMarker(key, version)))
        .versions()
        .stream()
        .map(it -> it.key().value())
        .toList();
  }
}
