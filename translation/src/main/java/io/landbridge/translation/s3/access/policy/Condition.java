// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.access.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One key of a condition block under one operator.
 *
 * @param comparison how values compare
 * @param quantifier how several values of the request count
 * @param ifExists whether an absent key fulfils the condition
 * @param key what is asked of the request
 * @param values what the policy names, at least one
 */
record Condition(
    Comparison comparison,
    Quantifier quantifier,
    boolean ifExists,
    ConditionKey key,
    List<ConditionValue> values) {

  private static final String FOR_ALL = "ForAllValues:";
  private static final String FOR_ANY = "ForAnyValue:";
  private static final String IF_EXISTS = "IfExists";

  Condition {
    values = List.copyOf(values);
  }

  /** How several values of one key in a request count. */
  enum Quantifier {
    NONE,
    FOR_ALL_VALUES,
    FOR_ANY_VALUE
  }

  /**
   * Reads one key under an operator name with its prefix and suffix.
   *
   * @throws io.landbridge.aws.AwsException MalformedPolicy
   */
  static Condition parse(String operator, String key, List<String> texts, PolicyVersion version) {
    String name = operator;
    Quantifier quantifier = Quantifier.NONE;
    if (name.startsWith(FOR_ALL)) {
      quantifier = Quantifier.FOR_ALL_VALUES;
      name = name.substring(FOR_ALL.length());
    } else if (name.startsWith(FOR_ANY)) {
      quantifier = Quantifier.FOR_ANY_VALUE;
      name = name.substring(FOR_ANY.length());
    }
    boolean ifExists = name.endsWith(IF_EXISTS);
    String plain = ifExists ? name.substring(0, name.length() - IF_EXISTS.length()) : name;
    Comparison comparison =
        Comparison.find(plain)
            .filter(c -> c != Comparison.NULL || plain.equals(operator))
            .orElseThrow(() -> PolicyErrors.invalidConditionType(operator));
    ConditionKey known = ConditionKey.parse(key);
    if (!known.isKnown()) {
      throw PolicyErrors.invalidConditionKey();
    }
    List<ConditionValue> values = new ArrayList<>();
    for (String text : texts) {
      Optional<? extends ConditionValue> value = comparison.findValue(text, version);
      values.add(value.orElseThrow(() -> PolicyErrors.invalidConditionValue(text)));
    }
    if (values.isEmpty()) {
      throw PolicyErrors.invalidConditionValue("");
    }
    return new Condition(comparison, quantifier, ifExists, known, values);
  }

  /** Whether the request fulfils it. */
  boolean isFulfilled(ConditionContext context) {
    List<String> given = context.values(key);
    if (comparison == Comparison.NULL) {
      String isNull = Boolean.toString(given.isEmpty());
      return values.stream().anyMatch(value -> comparison.holds(isNull, value, context));
    }
    if (given.isEmpty()) {
      return ifExists
          || quantifier == Quantifier.FOR_ALL_VALUES
          || (quantifier == Quantifier.NONE && comparison.isNegated());
    }
    return switch (quantifier) {
      case FOR_ALL_VALUES -> given.stream().allMatch(value -> isFulfilledBy(value, context));
      case FOR_ANY_VALUE -> given.stream().anyMatch(value -> isFulfilledBy(value, context));
      // Several values without a quantifier: a negation must hold for each of them.
      case NONE ->
          comparison.isNegated()
              ? given.stream().allMatch(value -> isFulfilledBy(value, context))
              : given.stream().anyMatch(value -> isFulfilledBy(value, context));
    };
  }

  private boolean isFulfilledBy(String given, ConditionContext context) {
    boolean any = values.stream().anyMatch(value -> comparison.holds(given, value, context));
    return any != comparison.isNegated();
  }

  /** Whether it can only be fulfilled by a request that has the key with one of few values. */
  boolean isLimitedToFixedValues() {
    boolean demandsValue =
        !comparison.isNegated()
            && comparison != Comparison.NULL
            && !ifExists
            && quantifier != Quantifier.FOR_ALL_VALUES;
    return demandsValue && values.stream().allMatch(ConditionValue::isFixed);
  }
}
