// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landbridge.aws.AwsException;
import io.landbridge.translation.s3.store.Retention.Mode;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Retention and legal hold. Times are days from now; 0 is no retention. */
class ObjectLockTest {
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

  private static Optional<Retention> retention(String mode, int days) {
    return days == 0
        ? Optional.empty()
        : Optional.of(new Retention(Mode.valueOf(mode), NOW.plusSeconds(days * 86_400L)));
  }

  @ParameterizedTest(name = "{0} of {1} days, hold {2}, bypass {3}: {4}")
  @CsvSource({
    "GOVERNANCE, 0, false, false, true",
    "GOVERNANCE, 0, true, false, false",
    "GOVERNANCE, 0, true, true, false",
    "GOVERNANCE, 1, false, false, false",
    "GOVERNANCE, 1, false, true, true",
    "GOVERNANCE, 1, true, true, false",
    "GOVERNANCE, -1, false, false, true",
    "GOVERNANCE, -1, true, false, false",
    "COMPLIANCE, 1, false, false, false",
    "COMPLIANCE, 1, false, true, false",
    "COMPLIANCE, -1, false, false, true",
    "COMPLIANCE, -1, true, true, false",
  })
  void saysWhatMayBeDeleted(String mode, int days, boolean hold, boolean bypass, boolean free) {
    Attributes attributes =
        Attributes.NONE
            .withRetention(retention(mode, days))
            .withLegalHold(hold ? LegalHold.ON : LegalHold.OFF);
    assertThat(ObjectLock.isDeletable(attributes, bypass, NOW)).isEqualTo(free);
  }

  @ParameterizedTest(name = "from {0} {1} to {2} {3}, bypass {4}: {5}")
  @CsvSource({
    "GOVERNANCE, 0, GOVERNANCE, 1, false, ok",
    "GOVERNANCE, 0, COMPLIANCE, 1, false, ok",
    "GOVERNANCE, 5, GOVERNANCE, 5, false, ok",
    "GOVERNANCE, 5, GOVERNANCE, 6, false, ok",
    "GOVERNANCE, 5, GOVERNANCE, 4, false, AccessDenied",
    "GOVERNANCE, 5, GOVERNANCE, 4, true, ok",
    "GOVERNANCE, 5, GOVERNANCE, 0, false, AccessDenied",
    "GOVERNANCE, 5, GOVERNANCE, 0, true, ok",
    "GOVERNANCE, 5, COMPLIANCE, 9, false, AccessDenied",
    "GOVERNANCE, 5, COMPLIANCE, 9, true, ok",
    "COMPLIANCE, 5, COMPLIANCE, 5, false, ok",
    "COMPLIANCE, 5, COMPLIANCE, 9, false, ok",
    "COMPLIANCE, 5, COMPLIANCE, 4, true, AccessDenied",
    "COMPLIANCE, 5, COMPLIANCE, 0, true, AccessDenied",
    "COMPLIANCE, 5, GOVERNANCE, 9, true, AccessDenied",
    "COMPLIANCE, -1, GOVERNANCE, 1, false, ok",
    "COMPLIANCE, -1, GOVERNANCE, 0, false, ok",
    "GOVERNANCE, 0, GOVERNANCE, -1, true, InvalidArgument",
  })
  void changesRetention(
      String from, int fromDays, String to, int toDays, boolean bypass, String expected) {
    Attributes before = Attributes.NONE.withRetention(retention(from, fromDays));
    Optional<Retention> wanted = retention(to, toDays);
    if (expected.equals("ok")) {
      assertThat(ObjectLock.changeRetention(before, wanted, bypass, NOW).retention())
          .isEqualTo(wanted);
    } else {
      assertThatThrownBy(() -> ObjectLock.changeRetention(before, wanted, bypass, NOW))
          .isInstanceOfSatisfying(
              AwsException.class, it -> assertThat(it.error().code()).isEqualTo(expected));
    }
  }
}
