// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.landbridge.aws.AwsException;
import io.landbridge.s3.ByteRange.Slice;
import io.landbridge.s3.model.GetObjectRequest;
import io.landbridge.translation.s3.S3Refusal;
import io.landbridge.translation.s3.store.Attributes;
import io.landbridge.translation.s3.store.EncryptionFacts;
import io.landbridge.translation.s3.store.ObjectKey;
import io.landbridge.translation.s3.store.ObjectMetadata;
import io.landbridge.translation.s3.store.ObjectVersion;
import io.landbridge.translation.s3.store.PartFacts;
import io.landbridge.translation.s3.store.Reading.Wanted;
import io.landbridge.translation.s3.store.VersionId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ObjectReadingTest {
  private static final Instant WRITTEN = Instant.parse("2026-11-21T20:00:00.500Z");

  private static ObjectVersion object(long size, long... parts) {
    List<PartFacts> facts = new java.util.ArrayList<>();
    for (long part : parts) {
      facts.add(new PartFacts(facts.size() + 1, part, "part", WRITTEN, List.of()));
    }
    return new ObjectVersion(
        new ObjectKey("key"),
        VersionId.NULL,
        true,
        WRITTEN,
        "owner",
        size,
        "etag",
        "STANDARD",
        ObjectMetadata.NONE,
        Attributes.NONE,
        List.of(),
        facts,
        EncryptionFacts.NONE);
  }

  private static GetObjectRequest.Builder request() {
    return GetObjectRequest.builder().bucket("bucket").key("key");
  }

  private static ObjectReading reading(GetObjectRequest.Builder request) {
    return new ObjectReading(request.build(), Optional.empty(), true);
  }

  @Test
  void givesTheWholeObjectToWhoAsksForNothingElse() {
    ObjectReading reading = reading(request());

    assertThat(reading.choose(object(10))).isEqualTo(new Wanted(0, 10, Optional.empty()));
    assertThat(reading.slice()).isEmpty();
  }

  @Test
  void givesARange() {
    ObjectReading reading = reading(request().range("bytes=2-4"));

    assertThat(reading.choose(object(10))).isEqualTo(new Wanted(2, 3, Optional.empty()));
    assertThat(reading.slice()).contains(new Slice(2, 3, 10));
    assertThat(reading.isRange()).isTrue();
  }

  @Test
  void takesARangeOfEverythingForTheWhole() {
    ObjectReading reading = reading(request().range("bytes=0-9"));

    assertThat(reading.choose(object(10))).isEqualTo(new Wanted(0, 10, Optional.empty()));
    assertThat(reading.slice()).contains(new Slice(0, 10, 10));
    assertThat(reading.isRange()).isFalse();
  }

  @Test
  void givesAPartOfAnObjectOfParts() {
    ObjectReading reading = reading(request().partNumber(2));

    assertThat(reading.choose(object(30, 10, 15, 5)))
        .isEqualTo(new Wanted(10, 15, Optional.empty()));
    assertThat(reading.part()).map(PartFacts::number).contains(2);
    assertThat(reading.isRange()).isFalse();
  }

  @Test
  void takesAnObjectWithoutPartsForOnePart() {
    assertThat(reading(request().partNumber(1)).choose(object(10)))
        .isEqualTo(new Wanted(0, 10, Optional.empty()));
    assertThatExceptionOfType(AwsException.class)
        .isThrownBy(() -> reading(request().partNumber(2)).choose(object(10)))
        .satisfies(e -> assertThat(e.error().code()).isEqualTo("InvalidPartNumber"));
  }

  @Test
  void refusesARangeOfAPart() {
    assertThatExceptionOfType(AwsException.class)
        .isThrownBy(() -> reading(request().partNumber(1).range("bytes=0-1")))
        .satisfies(e -> assertThat(e.error().code()).isEqualTo("InvalidRequest"));
  }

  @Test
  void refusesARangeBehindTheEnd() {
    assertThatExceptionOfType(AwsException.class)
        .isThrownBy(() -> reading(request().range("bytes=10-")).choose(object(10)))
        .satisfies(e -> assertThat(e.error().httpStatus()).isEqualTo(416));
  }

  @Test
  void tellsWhatTheClientHasAlready() {
    assertThatExceptionOfType(S3Refusal.class)
        .isThrownBy(() -> reading(request().ifNoneMatch("\"etag\"")).choose(object(10)))
        .satisfies(e -> {
          assertThat(e.error().httpStatus()).isEqualTo(304);
          assertThat(e.headers())
              .extracting(header -> header.name() + ": " + header.value())
              .containsExactly("ETag: \"etag\"", "Last-Modified: Sat, 21 Nov 2026 20:00:00 GMT");
        });
  }

  @Test
  void opensNothingForWhoWantsOnlyToKnow() {
    ObjectReading reading =
        new ObjectReading(request().range("bytes=2-4").build(), Optional.empty(), false);

    assertThat(reading.choose(object(10))).isEqualTo(new Wanted(0, 0, Optional.empty()));
    assertThat(reading.length(object(10))).isEqualTo(3);
  }
}
