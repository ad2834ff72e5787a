// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.landbridge.aws.AwsException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Conditions on writes and deletes. */
class ConditionsTest {
  private static final ObjectKey KEY = new ObjectKey("k");
  private static final Instant WRITTEN = Instant.parse("2026-03-01T10:00:00.123Z");
  private static final Optional<StoredVersion> NOTHING = Optional.empty();
  private static final Optional<StoredVersion> MARKER =
      Optional.of(new DeleteMarker(KEY, VersionId.NULL, true, WRITTEN, "owner"));
  private static final Optional<StoredVersion> OBJECT =
      Optional.of(
          new ObjectVersion(
              KEY,
              VersionId.NULL,
              true,
              WRITTEN,
              "owner",
              5,
              "tag",
              "STANDARD",
              ObjectMetadata.NONE,
              Attributes.NONE,
              List.of(),
              List.of(),
              EncryptionFacts.NONE));

  private static String check(WriteCondition condition, Optional<StoredVersion> current) {
    try {
      condition.check(current);
      return "met";
    } catch (AwsException e) {
      return e.error().code();
    }
  }

  @Test
  void ifNoneMatchWantsNoObject() {
    assertThat(check(Conditions.ifAbsent(), NOTHING)).isEqualTo("met");
    assertThat(check(Conditions.ifAbsent(), MARKER)).isEqualTo("met");
    assertThat(check(Conditions.ifAbsent(), OBJECT)).isEqualTo("PreconditionFailed");
    assertThat(check(Conditions.ifNoneMatch(List.of("other")), OBJECT)).isEqualTo("met");
    assertThat(check(Conditions.ifNoneMatch(List.of("other", "tag")), OBJECT))
        .isEqualTo("PreconditionFailed");
  }

  @Test
  void ifMatchWantsThatObject() {
    assertThat(check(Conditions.ifMatch(KEY, List.of("tag")), OBJECT)).isEqualTo("met");
    assertThat(check(Conditions.ifMatch(KEY, List.of("*")), OBJECT)).isEqualTo("met");
    assertThat(check(Conditions.ifMatch(KEY, List.of("other")), OBJECT))
        .isEqualTo("PreconditionFailed");
    assertThat(check(Conditions.ifMatch(KEY, List.of("*")), NOTHING)).isEqualTo("NoSuchKey");
    assertThat(check(Conditions.ifMatch(KEY, List.of("*")), MARKER)).isEqualTo("NoSuchKey");
  }

  @Test
  void deletesCompareWhatTheyAreAskedTo() {
    Optional<Instant> sameSecond = Optional.of(Instant.parse("2026-03-01T10:00:00Z"));
    Optional<Instant> otherSecond = Optional.of(Instant.parse("2026-03-01T10:00:01Z"));
    OptionalLong any = OptionalLong.empty();
    assertThat(check(Conditions.onDelete(List.of("tag"), sameSecond, OptionalLong.of(5)), OBJECT))
        .isEqualTo("met");
    assertThat(check(Conditions.onDelete(List.of("x"), sameSecond, any), OBJECT))
        .isEqualTo("PreconditionFailed");
    assertThat(check(Conditions.onDelete(List.of(), otherSecond, any), OBJECT))
        .isEqualTo("PreconditionFailed");
    assertThat(check(Conditions.onDelete(List.of(), Optional.empty(), OptionalLong.of(6)), OBJECT))
        .isEqualTo("PreconditionFailed");
    assertThat(check(Conditions.onDelete(List.of("*"), Optional.empty(), any), NOTHING))
        .isEqualTo("PreconditionFailed");
    assertThat(check(Conditions.onDelete(List.of(), otherSecond, OptionalLong.of(6)), NOTHING))
        .isEqualTo("met");
    assertThat(check(Conditions.onDelete(List.of(), Optional.empty(), any), NOTHING))
        .isEqualTo("met");
  }

  @Test
  void bothMustBeMet() {
    WriteCondition both =
        Conditions.both(Conditions.ifMatch(KEY, List.of("tag")), Conditions.ifAbsent());
    assertThat(check(both, OBJECT)).isEqualTo("PreconditionFailed");
    assertThat(check(both, NOTHING)).isEqualTo("NoSuchKey");
  }
}
