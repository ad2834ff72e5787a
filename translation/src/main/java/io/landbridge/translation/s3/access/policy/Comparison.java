// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.access.policy;

import io.landbridge.translation.s3.access.policy.ConditionValue.Addresses;
import io.landbridge.translation.s3.access.policy.ConditionValue.Arn;
import io.landbridge.translation.s3.access.policy.ConditionValue.Bool;
import io.landbridge.translation.s3.access.policy.ConditionValue.Date;
import io.landbridge.translation.s3.access.policy.ConditionValue.Numeric;
import io.landbridge.translation.s3.access.policy.ConditionValue.Text;
import java.util.Arrays;
import java.util.Optional;

/**
 * How a condition compares. A negated comparison is the contrary of its positive one for the whole
 * list of values. Source: IAM User Guide, "IAM JSON policy elements: Condition operators".
 */
enum Comparison {
  STRING_EQUALS("StringEquals", Kind.TEXT, false),
  STRING_NOT_EQUALS("StringNotEquals", Kind.TEXT, true),
  STRING_EQUALS_IGNORE_CASE("StringEqualsIgnoreCase", Kind.FOLDED_TEXT, false),
  STRING_NOT_EQUALS_IGNORE_CASE("StringNotEqualsIgnoreCase", Kind.FOLDED_TEXT, true),
  STRING_LIKE("StringLike", Kind.WILDCARDS, false),
  STRING_NOT_LIKE("StringNotLike", Kind.WILDCARDS, true),
  NUMERIC_EQUALS("NumericEquals", Kind.NUMBER, false),
  NUMERIC_NOT_EQUALS("NumericNotEquals", Kind.NUMBER, true),
  NUMERIC_LESS_THAN("NumericLessThan", Kind.NUMBER_BELOW, false),
  NUMERIC_LESS_THAN_EQUALS("NumericLessThanEquals", Kind.NUMBER_AT_MOST, false),
  NUMERIC_GREATER_THAN("NumericGreaterThan", Kind.NUMBER_ABOVE, false),
  NUMERIC_GREATER_THAN_EQUALS("NumericGreaterThanEquals", Kind.NUMBER_AT_LEAST, false),
  DATE_EQUALS("DateEquals", Kind.DATE, false),
  DATE_NOT_EQUALS("DateNotEquals", Kind.DATE, true),
  DATE_LESS_THAN("DateLessThan", Kind.DATE_BEFORE, false),
  DATE_LESS_THAN_EQUALS("DateLessThanEquals", Kind.DATE_AT_MOST, false),
  DATE_GREATER_THAN("DateGreaterThan", Kind.DATE_AFTER, false),
  DATE_GREATER_THAN_EQUALS("DateGreaterThanEquals", Kind.DATE_AT_LEAST, false),
  BOOL("Bool", Kind.BOOL, false),
  BINARY_EQUALS("BinaryEquals", Kind.TEXT, false),
  IP_ADDRESS("IpAddress", Kind.ADDRESS, false),
  NOT_IP_ADDRESS("NotIpAddress", Kind.ADDRESS, true),
  ARN_EQUALS("ArnEquals", Kind.ARN, false),
  ARN_LIKE("ArnLike", Kind.ARN, false),
  ARN_NOT_EQUALS("ArnNotEquals", Kind.ARN, true),
  ARN_NOT_LIKE("ArnNotLike", Kind.ARN, true),
  NULL("Null", Kind.BOOL, false);

  private final String wire;
  private final Kind kind;
  private final boolean negated;

  Comparison(String wire, Kind kind, boolean negated) {
    this.wire = wire;
    this.kind = kind;
    this.negated = negated;
  }

  /** What is compared, and how one value is compared with another. */
  private enum Kind {
    TEXT,
    FOLDED_TEXT,
    WILDCARDS,
    NUMBER,
    NUMBER_BELOW,
    NUMBER_AT_MOST,
    NUMBER_ABOVE,
    NUMBER_AT_LEAST,
    DATE,
    DATE_BEFORE,
    DATE_AT_MOST,
    DATE_AFTER,
    DATE_AT_LEAST,
    BOOL,
    ADDRESS,
    ARN
  }

  static Optional<Comparison> find(String wire) {
    return Arrays.stream(values()).filter(c -> c.wire.equals(wire)).findFirst();
  }

  boolean isNegated() {
    return negated;
  }

  /** The value of a policy in the form it is compared by; empty when it has another form. */
  Optional<? extends ConditionValue> findValue(String text, PolicyVersion version) {
    return switch (kind) {
      case TEXT, FOLDED_TEXT -> Optional.of(new Text(TextPattern.literal(text, version)));
      case WILDCARDS -> Optional.of(new Text(TextPattern.wildcards(text, version)));
      case NUMBER, NUMBER_BELOW, NUMBER_AT_MOST, NUMBER_ABOVE, NUMBER_AT_LEAST ->
          Numeric.find(text);
      case DATE, DATE_BEFORE, DATE_AT_MOST, DATE_AFTER, DATE_AT_LEAST -> Date.find(text);
      case BOOL -> Bool.find(text);
      case ADDRESS -> Addresses.find(text);
      case ARN -> Arn.find(text, version);
    };
  }

  /** Whether a value of the request is what a value of the policy asks, before any negation. */
  boolean holds(String given, ConditionValue wanted, ConditionContext context) {
    return switch (wanted) {
      case Text(TextPattern pattern) ->
          kind == Kind.FOLDED_TEXT
              ? pattern.matchesIgnoringCase(given, context)
              : pattern.matches(given, context);
      case Arn arn -> arn.matches(given, context);
      case Numeric number ->
          Numeric.find(given).filter(n -> ordered(n.value().compareTo(number.value()))).isPresent();
      case Date date ->
          Date.find(given).filter(d -> ordered(d.value().compareTo(date.value()))).isPresent();
      case Bool bool -> Bool.find(given).filter(bool::equals).isPresent();
      case Addresses addresses -> addresses.range().contains(given);
    };
  }

  private boolean ordered(int order) {
    return switch (kind) {
      case NUMBER, DATE -> order == 0;
      case NUMBER_BELOW, DATE_BEFORE -> order < 0;
      case NUMBER_AT_MOST, DATE_AT_MOST -> order <= 0;
      case NUMBER_ABOVE, DATE_AFTER -> order > 0;
      case NUMBER_AT_LEAST, DATE_AT_LEAST -> order >= 0;
      case TEXT, FOLDED_TEXT, WILDCARDS, BOOL, ADDRESS, ARN -> false;
    };
  }
}
