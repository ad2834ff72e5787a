// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landbridge.aws.AwsException;
import io.landbridge.translation.s3.lifecycle.LifecycleConfiguration.Due;
import io.landbridge.translation.s3.lifecycle.LifecycleFilter.Tag;
import io.landbridge.translation.s3.lifecycle.LifecycleRule.Expiration;
import io.landbridge.translation.s3.lifecycle.LifecycleRule.NoncurrentExpiration;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LifecycleRulesTest {
  private static final Instant WRITTEN = Instant.parse("2026-01-15T10:30:00Z");

  private static LifecycleRule expire(String id, LifecycleFilter filter, Expiration when) {
    return new LifecycleRule(
        id, true, filter, Optional.of(when), Optional.empty(), OptionalInt.empty(), false);
  }

  private static LifecycleRule noncurrent(int days, OptionalInt newer) {
    return new LifecycleRule(
        "n",
        true,
        LifecycleFilter.ALL,
        Optional.empty(),
        Optional.of(new NoncurrentExpiration(days, newer)),
        OptionalInt.empty(),
        false);
  }

  private static LifecycleRule abort(LifecycleFilter filter, int days) {
    return new LifecycleRule(
        "a", true, filter, Optional.empty(), Optional.empty(), OptionalInt.of(days), false);
  }

  private static LifecycleConfiguration of(LifecycleRule... rules) {
    return new LifecycleConfiguration(List.of(rules));
  }

  private static LifecycleFilter filter(
      String prefix, OptionalLong greater, OptionalLong less, Tag... tags) {
    return new LifecycleFilter(prefix, List.of(tags), greater, less);
  }

  @Nested
  class Checking {
    private void assertRefused(LifecycleRule rule, String code, String message) {
      assertThatThrownBy(() -> of(rule).check())
          .isInstanceOfSatisfying(
              AwsException.class,
              e -> {
                assertThat(e.error().code()).isEqualTo(code);
                assertThat(e.error().message()).startsWith(message);
              });
    }

    @Test
    void takesEachActionByItself() {
      assertThatCode(() ->
              of(
                      expire("1", LifecycleFilter.ALL, Expiration.afterDays(1)),
                      expire(
                          "2",
                          LifecycleFilter.ALL,
                          Expiration.onDate(Instant.parse("2026-01-01T00:00:00Z"))),
                      expire("3", LifecycleFilter.ALL, Expiration.ofLoneMarkers()),
                      noncurrent(1, OptionalInt.of(100)),
                      abort(LifecycleFilter.ofPrefix("x"), 7))
                  .check())
          .doesNotThrowAnyException();
    }

    @Test
    void wantsRulesOfDifferentNamesAndNotTooMany() {
      LifecycleRule rule = abort(LifecycleFilter.ALL, 1);

      assertThatThrownBy(() -> of().check()).hasMessageContaining("MalformedXML");
      assertThatThrownBy(() -> of(rule, rule).check())
          .hasMessage(
              "InvalidArgument: Rule ID must be unique. Found same ID for more than one rule");
      assertThatThrownBy(() -> new LifecycleConfiguration(Collections.nCopies(1001, rule)).check())
          .hasMessageContaining("must not exceed the allowed limit of 1000 rules");
    }

    @Test
    void refusesTransitionsByName() {
      assertRefused(
          new LifecycleRule(
              "t",
              true,
              LifecycleFilter.ALL,
              Optional.of(Expiration.afterDays(1)),
              Optional.empty(),
              OptionalInt.empty(),
              true),
          "NotImplemented",
          "Transition is not supported");
    }

    @Test
    void namesWhatIsWrongWithARule() {
      LifecycleFilter all = LifecycleFilter.ALL;
      assertRefused(
          new LifecycleRule(
              "", true, all, Optional.empty(), Optional.empty(), OptionalInt.empty(), false),
          "InvalidRequest",
          "At least one action needs to be specified in a rule.");
      assertRefused(
          expire("i".repeat(256), all, Expiration.afterDays(1)),
          "InvalidArgument",
          "ID length should not exceed allowed limit of 255");
      assertRefused(
          expire("a\r\nb", all, Expiration.afterDays(1)),
          "InvalidArgument",
          "ID must not hold control characters");
      assertRefused(
          expire("", all, Expiration.afterDays(0)),
          "InvalidArgument",
          "'Days' for Expiration action must be a positive integer");
      assertRefused(
          expire("", all, Expiration.onDate(WRITTEN)),
          "InvalidArgument",
          "'Date' must be at midnight GMT");
      assertRefused(
          expire("", all, new Expiration(OptionalInt.of(1), Optional.empty(), Optional.of(true))),
          "MalformedXML",
          "The XML");
      assertRefused(
          noncurrent(0, OptionalInt.empty()),
          "InvalidArgument",
          "'NoncurrentDays' for NoncurrentVersionExpiration action must be a positive integer");
      assertRefused(
          noncurrent(1, OptionalInt.of(101)), "InvalidArgument", "'NewerNoncurrentVersions' for");
      assertRefused(
          abort(all, 0),
          "InvalidArgument",
          "'DaysAfterInitiation' for AbortIncompleteMultipartUpload action must be a positive");
    }

    @Test
    void namesWhatIsWrongWithAFilter() {
      OptionalLong none = OptionalLong.empty();
      Tag tag = new Tag("k", "v");
      assertRefused(
          abort(filter("", none, none, tag), 1),
          "InvalidRequest",
          "AbortIncompleteMultipartUpload cannot be specified with Tags.");
      assertRefused(
          abort(filter("", OptionalLong.of(1), none), 1),
          "InvalidRequest",
          "AbortIncompleteMultipartUpload cannot be specified with Object Size.");
      assertRefused(
          expire("", filter("", none, none, tag), Expiration.ofLoneMarkers()),
          "InvalidRequest",
          "ExpiredObjectDeleteMarker cannot be specified with Tags.");
      assertRefused(
          expire("", filter("", none, none, tag, tag), Expiration.afterDays(1)),
          "InvalidRequest",
          "Duplicate Tag Keys are not allowed.");
      assertRefused(
          expire("", filter("", none, none, new Tag("", "")), Expiration.afterDays(1)),
          "InvalidRequest",
          "A TagKey must be a length between 1 and 128.");
      assertRefused(
          expire("", filter("", OptionalLong.of(5), OptionalLong.of(5)), Expiration.afterDays(1)),
          "InvalidRequest",
          "'ObjectSizeLessThan' has to be a value greater");
      assertRefused(
          expire("", filter("p".repeat(1025), none, none), Expiration.afterDays(1)),
          "InvalidRequest",
          "The maximum size of a prefix is 1024.");
    }
  }

  @Nested
  class Evaluating {
    private VersionFacts current(String key, long size, Map<String, String> tags) {
      return new VersionFacts(key, false, size, tags, WRITTEN, Optional.empty(), 0, false);
    }

    private VersionFacts marker(boolean alone) {
      return new VersionFacts("k", true, 0, Map.of(), WRITTEN, Optional.empty(), 0, alone);
    }

    private VersionFacts replaced(int newer) {
      return new VersionFacts(
          "k",
          false,
          1,
          Map.of(),
          WRITTEN.minusSeconds(86_400_000),
          Optional.of(WRITTEN),
          newer,
          false);
    }

    private LifecycleAction at(String now, LifecycleConfiguration rules, VersionFacts version) {
      return rules.evaluate(version, Instant.parse(now), DayLength.DAY);
    }

    @Test
    void expiresAtTheMidnightAfterTheDaysAreOver() {
      LifecycleConfiguration rules = of(expire("r", LifecycleFilter.ALL, Expiration.afterDays(3)));
      VersionFacts version = current("k", 1, Map.of());

      assertThat(at("2026-01-18T23:59:59.999Z", rules, version)).isEqualTo(LifecycleAction.KEEP);
      assertThat(at("2026-01-19T00:00:00Z", rules, version)).isEqualTo(LifecycleAction.EXPIRE);
    }

    @Test
    void expiresOnADate() {
      LifecycleConfiguration rules =
          of(
              expire(
                  "r",
                  LifecycleFilter.ALL,
                  Expiration.onDate(Instant.parse("2026-02-01T00:00:00Z"))));

      assertThat(at("2026-01-31T23:00:00Z", rules, current("k", 1, Map.of())))
          .isEqualTo(LifecycleAction.KEEP);
      assertThat(at("2026-02-01T00:00:00Z", rules, current("k", 1, Map.of())))
          .isEqualTo(LifecycleAction.EXPIRE);
    }

    @ParameterizedTest(name = "{0}, {1} bytes, team {2}: {3}")
    @CsvSource({
      "logs/a, 200, red, EXPIRE",
      "log, 200, red, KEEP",
      "logs/a, 100, red, KEEP",
      "logs/a, 101, red, EXPIRE",
      "logs/a, 1000, red, KEEP",
      "logs/a, 999, red, EXPIRE",
      "logs/a, 200, blue, KEEP",
    })
    void wantsAllOfItsFilter(String key, long size, String team, LifecycleAction expected) {
      LifecycleConfiguration rules =
          of(
              expire(
                  "r",
                  filter(
                      "logs/", OptionalLong.of(100), OptionalLong.of(1000), new Tag("team", "red")),
                  Expiration.afterDays(1)));

      assertThat(at("2027-01-01T00:00:00Z", rules, current(key, size, Map.of("team", team))))
          .isEqualTo(expected);
    }

    @Test
    void passesOverRulesThatAreDisabled() {
      LifecycleConfiguration rules =
          of(
              new LifecycleRule(
                  "off",
                  false,
                  LifecycleFilter.ALL,
                  Optional.of(Expiration.afterDays(1)),
                  Optional.of(new NoncurrentExpiration(1, OptionalInt.empty())),
                  OptionalInt.of(1),
                  false));

      assertThat(at("2027-01-01T00:00:00Z", rules, current("k", 1, Map.of())))
          .isEqualTo(LifecycleAction.KEEP);
      assertThat(at("2027-01-01T00:00:00Z", rules, replaced(9))).isEqualTo(LifecycleAction.KEEP);
      assertThat(at("2027-01-01T00:00:00Z", rules, marker(true))).isEqualTo(LifecycleAction.KEEP);
      assertThat(rules.findAbort("k", WRITTEN, DayLength.DAY)).isEmpty();
    }

    @Test
    void removesReplacedVersionsByAgeAndNumber() {
      LifecycleConfiguration rules = of(noncurrent(2, OptionalInt.of(1)));

      assertThat(at("2026-01-17T10:30:00Z", rules, replaced(1))).isEqualTo(LifecycleAction.KEEP);
      assertThat(at("2026-01-18T00:00:00Z", rules, replaced(0))).isEqualTo(LifecycleAction.KEEP);
      assertThat(at("2026-01-18T00:00:00Z", rules, replaced(1)))
          .isEqualTo(LifecycleAction.REMOVE_VERSION);
      assertThat(at("2027-01-18T00:00:00Z", rules, current("k", 1, Map.of())))
          .isEqualTo(LifecycleAction.KEEP);
    }

    @Test
    void removesMarkersThatNothingIsBehind() {
      LifecycleConfiguration lone =
          of(expire("r", LifecycleFilter.ALL, Expiration.ofLoneMarkers()));
      LifecycleConfiguration aged = of(expire("r", LifecycleFilter.ALL, Expiration.afterDays(3)));

      assertThat(at("2026-01-15T11:00:00Z", lone, marker(true)))
          .isEqualTo(LifecycleAction.REMOVE_VERSION);
      assertThat(at("2027-01-15T11:00:00Z", lone, marker(false))).isEqualTo(LifecycleAction.KEEP);
      assertThat(at("2026-01-18T11:00:00Z", aged, marker(true))).isEqualTo(LifecycleAction.KEEP);
      assertThat(at("2026-01-19T00:00:00Z", aged, marker(true)))
          .isEqualTo(LifecycleAction.REMOVE_VERSION);
      assertThat(at("2027-01-15T11:00:00Z", lone, current("k", 1, Map.of())))
          .isEqualTo(LifecycleAction.KEEP);
    }

    @Test
    void countsInShorterDaysForTests() {
      DayLength second = new DayLength(Duration.ofSeconds(1));
      LifecycleConfiguration rules = of(expire("r", LifecycleFilter.ALL, Expiration.afterDays(3)));
      VersionFacts version =
          new VersionFacts(
              "k", false, 1, Map.of(), WRITTEN.plusMillis(300), Optional.empty(), 0, false);

      assertThat(rules.findExpiry(version, second)).contains(new Due(WRITTEN.plusSeconds(4), "r"));
      assertThat(second.after(WRITTEN, 3)).isEqualTo(WRITTEN.plusSeconds(3));
    }
  }

  @Test
  void tellsClientsWhatComesFirst() {
    LifecycleConfiguration rules =
        of(
            expire("late", LifecycleFilter.ALL, Expiration.afterDays(9)),
            expire("soon & sure", LifecycleFilter.ALL, Expiration.afterDays(3)),
            abort(LifecycleFilter.ofPrefix("k"), 2));
    VersionFacts version =
        new VersionFacts("k", false, 1, Map.of(), WRITTEN, Optional.empty(), 0, false);

    assertThat(rules.findExpiry(version, DayLength.DAY).map(LifecycleHeaders::expiration))
        .contains("expiry-date=\"Mon, 19 Jan 2026 00:00:00 GMT\", rule-id=\"soon%20%26%20sure\"");
    assertThat(rules.findAbort("k", WRITTEN, DayLength.DAY))
        .contains(new Due(Instant.parse("2026-01-18T00:00:00Z"), "a"));
    assertThat(rules.findAbort("x", WRITTEN, DayLength.DAY)).isEmpty();
  }
}
