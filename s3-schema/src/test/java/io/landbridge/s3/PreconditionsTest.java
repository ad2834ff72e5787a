// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreconditionsTest {
  private static final Instant MODIFIED = Instant.parse("2026-01-01T00:00:10.900Z");

  /** {@code -1}, {@code 0} and {@code 1} second from the object's time, to the second. */
  private static Optional<Instant> at(@Nullable Integer offset) {
    return Optional.ofNullable(offset)
        .map(seconds -> Instant.parse("2026-01-01T00:00:10Z").plusSeconds(seconds));
  }

  @ParameterizedTest
  @CsvSource({
    // If-Match, If-None-Match, If-Modified-Since, If-Unmodified-Since, outcome
    ", , , , 200",
    "'\"e\"', , , , 200",
    "e, , , , 200",
    "'\"x\", W/\"e\"', , , , 200",
    "*, , , , 200",
    "'\"\"', , , , 412",
    ", '\"\"', , , 200",
    "x, , , , 412",
    ", , , -1, 412",
    ", , , 0, 200",
    "e, , , -1, 200",
    "x, , , 1, 412",
    ", e, , , 304",
    ", x, , , 200",
    ", *, , , 304",
    ", , -1, , 200",
    ", , 0, , 304",
    ", , 1, , 304",
    ", x, 1, , 200",
    ", e, -1, , 304",
    "e, e, , , 304",
    "x, e, , , 412",
    ", e, , -1, 412"
  })
  void aTagOutweighsATime(
      @Nullable String match,
      @Nullable String noneMatch,
      @Nullable Integer modifiedSince,
      @Nullable Integer unmodifiedSince,
      int status) {
    Preconditions conditions =
        Preconditions.of(
            Optional.ofNullable(match),
            Optional.ofNullable(noneMatch),
            at(modifiedSince),
            at(unmodifiedSince));

    Throwable read = catchThrowable(() -> conditions.checkRead("e", MODIFIED));
    Throwable copy = catchThrowable(() -> conditions.checkCopySource("e", MODIFIED));

    switch (status) {
      case 304 -> {
        assertThat(read).hasMessageStartingWith("NotModified");
        assertThat(copy).hasMessageStartingWith("PreconditionFailed");
      }
      case 412 -> {
        assertThat(read).hasMessageStartingWith("PreconditionFailed");
        assertThat(copy).hasMessageStartingWith("PreconditionFailed");
      }
      default -> {
        assertThat(read).isNull();
        assertThat(copy).isNull();
      }
    }
  }

  @Test
  void aHeaderWithoutATagIsNoCondition() {
    var none = Preconditions.of(Optional.of(" , "), Optional.empty(), at(null), at(null));

    assertThat(none.isEmpty()).isTrue();
    assertThatThrownBy(() ->
            Preconditions.of(Optional.of("x"), Optional.empty(), at(null), at(null))
                .checkRead("e", MODIFIED))
        .isNotNull();
  }
}
