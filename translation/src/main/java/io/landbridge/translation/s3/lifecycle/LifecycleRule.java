// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.lifecycle;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What becomes of some objects, and when. Not checked when made, as documents may say anything: see
 * {@link LifecycleConfiguration#check()}.
 *
 * @param id the rule's name
 * @param enabled whether it counts
 * @param filter which objects it is for
 * @param expiration when current versions expire
 * @param noncurrentExpiration when versions are removed that are not current any more
 * @param abortDaysAfterInitiation how many days an upload may take
 * @param asksForTransition whether it names another storage class for anything
 */
public record LifecycleRule(
    String id,
    boolean enabled,
    LifecycleFilter filter,
    Optional<Expiration> expiration,
    Optional<NoncurrentExpiration> noncurrentExpiration,
    OptionalInt abortDaysAfterInitiation,
    boolean asksForTransition) {
  private static final int LONGEST_ID = 255;
  private static final int MOST_NEWER_VERSIONS = 100;

  /**
   * When a current version expires: one of the three.
   *
   * @param days after it was written
   * @param date at midnight
   * @param expiredObjectDeleteMarker whether a delete marker goes that no version is behind
   */
  public record Expiration(
      OptionalInt days, Optional<Instant> date, Optional<Boolean> expiredObjectDeleteMarker) {

    /** So many days after it was written. */
    public static Expiration afterDays(int days) {
      return new Expiration(OptionalInt.of(days), Optional.empty(), Optional.empty());
    }

    /** On a day. */
    public static Expiration onDate(Instant midnight) {
      return new Expiration(OptionalInt.empty(), Optional.of(midnight), Optional.empty());
    }

    /** As soon as it is nothing but a delete marker. */
    public static Expiration ofLoneMarkers() {
      return new Expiration(OptionalInt.empty(), Optional.empty(), Optional.of(true));
    }

    boolean removesLoneMarkers() {
      return expiredObjectDeleteMarker.orElse(false);
    }
  }

  /**
   * When a version is removed that is not current any more.
   *
   * @param days after it was replaced
   * @param newerVersions how many replaced versions stay whatever their age
   */
  public record NoncurrentExpiration(int days, OptionalInt newerVersions) {}

  void check() {
    if (id.length() > LONGEST_ID) {
      throw LifecycleErrors.invalidArgument("ID length should not exceed allowed limit of 255");
    }
    // The name is told in headers.
    if (id.chars().anyMatch(Character::isISOControl)) {
      throw LifecycleErrors.invalidArgument("ID must not hold control characters");
    }
    if (asksForTransition) {
      throw LifecycleErrors.notImplemented("Transition");
    }
    if (expiration.isEmpty()
        && noncurrentExpiration.isEmpty()
        && abortDaysAfterInitiation.isEmpty()) {
      throw LifecycleErrors.invalidRequest("At least one action needs to be specified in a rule.");
    }
    filter.check();
    expiration.ifPresent(this::checkExpiration);
    noncurrentExpiration.ifPresent(LifecycleRule::checkNoncurrent);
    abortDaysAfterInitiation.ifPresent(this::checkAbort);
  }

  private void checkExpiration(Expiration when) {
    int given =
        (when.days().isPresent() ? 1 : 0)
            + (when.date().isPresent() ? 1 : 0)
            + (when.expiredObjectDeleteMarker().isPresent() ? 1 : 0);
    if (given != 1) {
      throw LifecycleErrors.malformed();
    }
    when.days().ifPresent(days -> checkPositive(days, "Days", "Expiration"));
    when.date()
        .ifPresent(date -> {
          var time = date.atOffset(ZoneOffset.UTC).toLocalTime();
          if (time.toNanoOfDay() != 0) {
            throw LifecycleErrors.invalidArgument("'Date' must be at midnight GMT");
          }
        });
    if (when.removesLoneMarkers()) {
      checkUnfiltered("ExpiredObjectDeleteMarker");
    }
  }

  private static void checkNoncurrent(NoncurrentExpiration when) {
    checkPositive(when.days(), "NoncurrentDays", "NoncurrentVersionExpiration");
    when.newerVersions()
        .ifPresent(newer -> {
          checkPositive(newer, "NewerNoncurrentVersions", "NoncurrentVersionExpiration");
          if (newer > MOST_NEWER_VERSIONS) {
            throw LifecycleErrors.invalidArgument(
                "'NewerNoncurrentVersions' for NoncurrentVersionExpiration action must be at"
                    + " most "
                    + MOST_NEWER_VERSIONS);
          }
        });
  }

  private void checkAbort(int days) {
    checkPositive(days, "DaysAfterInitiation", "AbortIncompleteMultipartUpload");
    checkUnfiltered("AbortIncompleteMultipartUpload");
  }

  private static void checkPositive(int number, String member, String action) {
    if (number <= 0) {
      throw LifecycleErrors.invalidArgument(
          "'" + member + "' for " + action + " action must be a positive integer");
    }
  }

  private void checkUnfiltered(String action) {
    if (!filter.tags().isEmpty()) {
      throw LifecycleErrors.invalidRequest(action + " cannot be specified with Tags.");
    }
    if (filter.hasSizes()) {
      throw LifecycleErrors.invalidRequest(action + " cannot be specified with Object Size.");
    }
  }
}
