// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.lifecycle;

import io.landbridge.translation.s3.lifecycle.LifecycleRule.Expiration;
import io.landbridge.translation.s3.lifecycle.LifecycleRule.NoncurrentExpiration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A bucket's lifecycle rules, and what they mean for one version or upload.
 *
 * @param rules in the order of the document
 */
public record LifecycleConfiguration(List<LifecycleRule> rules) {
  private static final int MOST_RULES = 1000;

  public LifecycleConfiguration {
    rules = List.copyOf(rules);
  }

  /**
   * Checks that a bucket may have these rules.
   *
   * @throws io.landbridge.aws.AwsException MalformedXML, InvalidArgument, InvalidRequest, or
   *     NotImplemented for transitions, saying what is wrong
   */
  public void check() {
    if (rules.isEmpty()) {
      throw LifecycleErrors.malformed();
    }
    if (rules.size() > MOST_RULES) {
      throw LifecycleErrors.invalidRequest(
          "The number of lifecycle rules must not exceed the allowed limit of 1000 rules");
    }
    Set<String> ids = new HashSet<>();
    for (LifecycleRule rule : rules) {
      rule.check();
      if (!ids.add(rule.id())) {
        throw LifecycleErrors.invalidArgument(
            "Rule ID must be unique. Found same ID for more than one rule");
      }
    }
  }

  /**
   * When something becomes due, and by which rule.
   *
   * @param at the moment
   * @param ruleId the rule's name
   */
  public record Due(Instant at, String ruleId) {}

  /** What is to become of a version now. Removing a version for good wins over keeping it. */
  public LifecycleAction evaluate(VersionFacts version, Instant now, DayLength day) {
    if (version.noncurrentSince().isPresent()) {
      return rules.stream().anyMatch(rule -> removesNoncurrent(rule, version, now, day))
          ? LifecycleAction.REMOVE_VERSION
          : LifecycleAction.KEEP;
    }
    if (version.deleteMarker()) {
      return version.alone() && rules.stream().anyMatch(r -> removesMarker(r, version, now, day))
          ? LifecycleAction.REMOVE_VERSION
          : LifecycleAction.KEEP;
    }
    return findExpiry(version, day).filter(due -> !due.at().isAfter(now)).isPresent()
        ? LifecycleAction.EXPIRE
        : LifecycleAction.KEEP;
  }

  /** When a current version will expire, by the rule that comes first. */
  public Optional<Due> findExpiry(VersionFacts version, DayLength day) {
    return rules.stream()
        .filter(rule -> rule.enabled() && rule.filter().matches(version))
        .flatMap(rule -> dueOf(rule, version, day).stream())
        .min(Comparator.comparing(Due::at));
  }

  /** When an upload will be aborted, by the rule that comes first. */
  public Optional<Due> findAbort(String key, Instant initiated, DayLength day) {
    return rules.stream()
        .filter(rule -> rule.enabled() && rule.abortDaysAfterInitiation().isPresent())
        .filter(rule -> key.startsWith(rule.filter().prefix()))
        .map(rule ->
            new Due(day.after(initiated, rule.abortDaysAfterInitiation().getAsInt()), rule.id()))
        .min(Comparator.comparing(Due::at));
  }

  /** Whether any rule that counts is about uploads. */
  boolean abortsUploads() {
    return rules.stream()
        .anyMatch(rule -> rule.enabled() && rule.abortDaysAfterInitiation().isPresent());
  }

  /** Whether any rule that counts is about versions. */
  boolean expiresVersions() {
    return rules.stream()
        .anyMatch(rule ->
            rule.enabled()
                && (rule.expiration().isPresent() || rule.noncurrentExpiration().isPresent()));
  }

  private static Optional<Due> dueOf(LifecycleRule rule, VersionFacts version, DayLength day) {
    Optional<Expiration> when = rule.expiration();
    if (when.isPresent() && when.get().days().isPresent()) {
      Instant at = day.after(version.lastModified(), when.get().days().getAsInt());
      return Optional.of(new Due(at, rule.id()));
    }
    return when.flatMap(Expiration::date).map(date -> new Due(date, rule.id()));
  }

  private static boolean removesNoncurrent(
      LifecycleRule rule, VersionFacts version, Instant now, DayLength day) {
    if (!rule.enabled()
        || rule.noncurrentExpiration().isEmpty()
        || !rule.filter().matches(version)) {
      return false;
    }
    NoncurrentExpiration when = rule.noncurrentExpiration().get();
    return version.newerNoncurrent() >= when.newerVersions().orElse(0)
        && !day.after(version.noncurrentSince().orElseThrow(), when.days()).isAfter(now);
  }

  /** A rule with an age or a date removes lone markers too, when they are old enough for it. */
  private static boolean removesMarker(
      LifecycleRule rule, VersionFacts marker, Instant now, DayLength day) {
    if (!rule.enabled() || rule.expiration().isEmpty() || !rule.filter().matches(marker)) {
      return false;
    }
    return rule.expiration().get().removesLoneMarkers()
        || dueOf(rule, marker, day).filter(due -> !due.at().isAfter(now)).isPresent();
  }
}
