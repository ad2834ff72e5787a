// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.store;

import java.time.Instant;
import java.util.Optional;

/**
 * Whether a version may be deleted and how its lock may change: pure rules. Source: S3 User Guide,
 * "Locking objects with Object Lock", "Retention modes".
 */
public final class ObjectLock {
  private ObjectLock() {}

  /** Whether a version with these attributes may be deleted now. */
  public static boolean isDeletable(Attributes attributes, boolean bypassGovernance, Instant now) {
    return attributes.legalHold() != LegalHold.ON
        && attributes
            .retention()
            .filter(retention -> holds(retention, now))
            .map(retention -> bypassGovernance && isGovernance(retention))
            .orElse(true);
  }

  /**
   * Refuses the deletion of a version that is locked.
   *
   * @throws io.landbridge.aws.AwsException {@code AccessDenied}
   */
  public static void checkDelete(Attributes attributes, boolean bypassGovernance, Instant now) {
    if (!isDeletable(attributes, bypassGovernance, now)) {
      throw StoreErrors.objectLocked().toException();
    }
  }

  /**
   * The attributes with another retention. Everybody may prolong a retention; a governance
   * retention is shortened, lifted or made strict only by those who bypass it, a compliance
   * retention by nobody.
   *
   * @param wanted absent to lift it
   * @throws io.landbridge.aws.AwsException {@code AccessDenied}, or {@code InvalidArgument} for an
   *     end in the past
   */
  public static Attributes changeRetention(
      Attributes attributes, Optional<Retention> wanted, boolean bypassGovernance, Instant now) {
    if (wanted.filter(retention -> !retention.until().isAfter(now)).isPresent()) {
      throw StoreErrors.retentionInPast().toException();
    }
    Optional<Retention> current = attributes.retention().filter(it -> holds(it, now));
    boolean free = current.map(it -> bypassGovernance && isGovernance(it)).orElse(true);
    if (!free && !prolongs(current.orElseThrow(), wanted)) {
      throw StoreErrors.objectLocked().toException();
    }
    return attributes.withRetention(wanted);
  }

  private static boolean prolongs(Retention current, Optional<Retention> wanted) {
    return wanted
        .filter(it -> it.mode() == current.mode() && !it.until().isBefore(current.until()))
        .isPresent();
  }

  private static boolean holds(Retention retention, Instant now) {
    return retention.until().isAfter(now);
  }

  private static boolean isGovernance(Retention retention) {
    return retention.mode() == Retention.Mode.GOVERNANCE;
  }
}
