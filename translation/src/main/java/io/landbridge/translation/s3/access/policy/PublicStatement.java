// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.access.policy;

import java.util.Set;

/** Which statements block public access takes for public. */
final class PublicStatement {
  /** The keys that confine a statement to somebody, if their values are fixed. */
  private static final Set<String> CONFINING =
      Set.of(
          "aws:sourceip",
          "aws:principalarn",
          "aws:principalaccount",
          "aws:userid",
          "aws:sourceaccount",
          "aws:sourcearn");

  private PublicStatement() {}

  static boolean isPublic(Statement statement) {
    boolean everybody =
        statement.principals().negated()
            || statement.principals().named().stream()
                .anyMatch(PolicyPrincipal.Everyone.class::isInstance);
    return statement.allows()
        && everybody
        && statement.conditions().stream().noneMatch(PublicStatement::confines);
  }

  private static boolean confines(Condition condition) {
    return CONFINING.contains(condition.key().name()) && condition.isLimitedToFixedValues();
  }
}
