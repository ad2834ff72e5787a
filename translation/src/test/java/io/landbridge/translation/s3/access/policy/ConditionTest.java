// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.access.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionTest {
  private static boolean fulfilled(
      String operator, String key, List<String> wanted, ConditionContext context) {
    return Condition.parse(operator, key, wanted, PolicyVersion.V2012).isFulfilled(context);
  }

  @ParameterizedTest(name = "{1} {0} {2}: {3}")
  @CsvSource(
      delimiter = '|',
      value = {
        "StringEquals|a|a|true",
        "StringEquals|a|A|false",
        "StringEquals|a*|ab|false",
        "StringNotEquals|a|b|true",
        "StringNotEquals|a|a|false",
        "StringEqualsIgnoreCase|Straße|STRASSE|false",
        "StringEqualsIgnoreCase|abc|ABC|true",
        "StringNotEqualsIgnoreCase|abc|ABC|false",
        "StringLike|a*|abc|true",
        "StringLike|a?|abc|false",
        "StringNotLike|a*|abc|false",
        "NumericEquals|10|10.0|true",
        "NumericNotEquals|10|10|false",
        "NumericNotEquals|10|many|true",
        "NumericLessThan|10|9|true",
        "NumericLessThan|10|10|false",
        "NumericLessThanEquals|10|10|true",
        "NumericLessThanEquals|10|many|false",
        "NumericGreaterThan|10|11|true",
        "NumericGreaterThan|10|10|false",
        "NumericGreaterThanEquals|10|10|true",
        "DateEquals|2026-11-21T20:00:00Z|1795291200|true",
        "DateNotEquals|2026-11-21T20:00:00Z|2026-11-21T20:00:00Z|false",
        "DateLessThan|2026-11-22|2026-11-21T20:00:00Z|true",
        "DateLessThanEquals|2026-11-21T21:00:00+01:00|2026-11-21T20:00:00Z|true",
        "DateGreaterThan|2026-11-21|2026-11-21T20:00:00Z|true",
        "DateGreaterThan|2026-11-22|2026-11-21T20:00:00Z|false",
        "DateGreaterThanEquals|2026-11-21T20:00:00Z|2026-11-21T20:00:00Z|true",
        "Bool|true|true|true",
        "Bool|TRUE|false|false",
        "BinaryEquals|QmluYXJ5|QmluYXJ5|true",
        "IpAddress|192.0.2.0/24|192.0.2.77|true",
        "IpAddress|192.0.2.0/24|192.0.3.1|false",
        "IpAddress|192.0.2.77|192.0.2.77|true",
        "IpAddress|0.0.0.0/0|192.0.2.77|true",
        "IpAddress|10.0.0.0/9|10.127.1.1|true",
        "IpAddress|10.0.0.0/9|10.128.1.1|false",
        "IpAddress|2001:db8::/32|2001:db8:1::1|true",
        "IpAddress|2001:db8::/32|192.0.2.1|false",
        "NotIpAddress|192.0.2.0/24|192.0.3.1|true",
        "ArnEquals|arn:aws:iam::111111111111:user/*|arn:aws:iam::111111111111:user/a|true",
        "ArnLike|arn:aws:*::111111111111:user/a|arn:aws:iam::111111111111:user/a|true",
        "ArnLike|arn:aws:iam::*:group/a|arn:aws:iam::111111111111:user/a|false",
        "ArnLike|arn:aws:iam::*:user/a|arn:aws:iam::111111111111:user/a|true",
        "ArnNotLike|arn:aws:iam::*:user/a|arn:aws:iam::111111111111:user/b|true",
        "ArnNotEquals|arn:aws:iam::*:user/a|nonsense|true",
        "Null|false|x|true",
        "Null|true|x|false",
      })
  void comparesByItsOperator(String operator, String wanted, String given, boolean expected) {
    ConditionContext context = ConditionContext.builder().put("aws:UserAgent", given).build();

    assertThat(fulfilled(operator, "aws:useragent", List.of(wanted), context)).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "StringEquals, false",
    "StringLike, false",
    "StringNotEquals, true",
    "StringNotLike, true",
    "StringEqualsIfExists, true",
    "StringNotEqualsIfExists, true",
    "ForAllValues:StringEquals, true",
    "ForAnyValue:StringEquals, false",
    "ForAnyValue:StringNotEquals, false",
    "ForAnyValue:StringEqualsIfExists, true",
  })
  void knowsWhatAnAbsentKeyMeans(String operator, boolean expected) {
    assertThat(fulfilled(operator, "aws:UserAgent", List.of("a"), ConditionContext.empty()))
        .isEqualTo(expected);
  }

  @Test
  void asksWhetherAKeyIsThere() {
    assertThat(fulfilled("Null", "aws:Referer", List.of("true"), ConditionContext.empty()))
        .isTrue();
    assertThat(fulfilled("Null", "aws:Referer", List.of("false"), ConditionContext.empty()))
        .isFalse();
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "ForAllValues:StringEquals|a b|true",
        "ForAllValues:StringEquals|a c|false",
        "ForAnyValue:StringEquals|a c|true",
        "ForAnyValue:StringEquals|c d|false",
        "ForAllValues:StringNotEquals|c d|true",
        "ForAllValues:StringNotEquals|a d|false",
        "ForAnyValue:StringNotEquals|a d|true",
        "ForAnyValue:StringNotEquals|a b|false",
        "StringEquals|c a|true",
        "StringNotEquals|c a|false",
      })
  void countsSeveralValuesOfTheRequest(String operator, String given, boolean expected) {
    ConditionContext context =
        ConditionContext.builder()
            .putAll("s3:RequestObjectTagKeys", List.of(given.split(" ", -1)))
            .build();

    assertThat(fulfilled(operator, "s3:RequestObjectTagKeys", List.of("a", "b"), context))
        .isEqualTo(expected);
  }

  @Test
  void negatesTheWholeListOfValues() {
    ConditionContext context = ConditionContext.builder().put("aws:Referer", "a").build();

    assertThat(fulfilled("StringNotEquals", "aws:Referer", List.of("a", "b"), context)).isFalse();
    assertThat(fulfilled("StringEquals", "aws:Referer", List.of("b", "a"), context)).isTrue();
  }

  @Test
  void replacesVariablesInValues() {
    ConditionContext context =
        ConditionContext.builder().put("s3:prefix", "home/*").put("aws:username", "*").build();

    assertThat(fulfilled("StringEquals", "s3:prefix", List.of("home/${aws:username}"), context))
        .isTrue();
  }

  @Test
  void fetchesTheTagsOfAnObjectOnceAndOnlyWhenAsked() {
    List<String> fetched = new ArrayList<>();
    ConditionContext context =
        ConditionContext.builder()
            .existingTags(() -> {
              fetched.add("fetched");
              return Map.of("Team", "red");
            })
            .build();

    fulfilled("StringEquals", "aws:Referer", List.of("x"), context);
    assertThat(fetched).isEmpty();
    assertThat(fulfilled("StringEquals", "s3:existingobjecttag/Team", List.of("red"), context))
        .isTrue();
    assertThat(fulfilled("StringEquals", "s3:ExistingObjectTag/team", List.of("red"), context))
        .isFalse();
    assertThat(fetched).hasSize(1);
  }

  @Test
  void knowsTheRequestByItsHeadersTagsAndTime() {
    ConditionContext context =
        ConditionContext.builder()
            .header("X-Amz-ACL", "public-read")
            .header("If-None-Match", "*")
            .header("x-amz-nothing", "1")
            .header("Prefix", "1")
            .requestTags(Map.of("Team", "red"))
            .now(Instant.parse("2026-11-21T20:00:00Z"))
            .build();

    assertThat(fulfilled("StringEquals", "s3:x-amz-acl", List.of("public-read"), context)).isTrue();
    assertThat(fulfilled("StringEquals", "s3:if-none-match", List.of("*"), context)).isTrue();
    assertThat(fulfilled("StringEquals", "s3:RequestObjectTag/Team", List.of("red"), context))
        .isTrue();
    assertThat(fulfilled("NumericEquals", "aws:EpochTime", List.of("1795291200"), context))
        .isTrue();
    assertThat(fulfilled("Null", "s3:prefix", List.of("true"), context)).isTrue();
  }
}
