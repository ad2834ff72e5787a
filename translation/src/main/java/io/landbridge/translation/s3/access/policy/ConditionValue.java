// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.access.policy;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** One value of a condition, in the form that its operator compares by. */
sealed interface ConditionValue {

  /** Whether the value stands for one thing only; block public access asks. */
  default boolean isFixed() {
    return true;
  }

  /** A text, with wildcards if the operator has them. */
  record Text(TextPattern pattern) implements ConditionValue {
    @Override
    public boolean isFixed() {
      return pattern.isFixed();
    }
  }

  /** The six parts of an ARN, each with wildcards of its own. */
  record Arn(List<TextPattern> parts) implements ConditionValue {
    private static final int PARTS = 6;

    static Optional<Arn> find(String text, PolicyVersion version) {
      List<String> parts = split(text);
      boolean isArn = parts.size() == PARTS && (parts.getFirst().equals("arn") || text.equals("*"));
      return isArn
          ? Optional.of(
              new Arn(parts.stream().map(p -> TextPattern.wildcards(p, version)).toList()))
          : Optional.empty();
    }

    boolean matches(String arn, ConditionContext context) {
      List<String> given = split(arn);
      if (given.size() != PARTS) {
        return false;
      }
      for (int i = 0; i < PARTS; i++) {
        if (!parts.get(i).matches(given.get(i), context)) {
          return false;
        }
      }
      return true;
    }

    private static List<String> split(String text) {
      if (text.equals("*")) {
        return List.of("*", "*", "*", "*", "*", "*");
      }
      List<String> parts = new ArrayList<>();
      int from = 0;
      while (parts.size() < PARTS - 1) {
        int colon = text.indexOf(':', from);
        if (colon < 0) {
          return List.of();
        }
        parts.add(text.substring(from, colon));
        from = colon + 1;
      }
      parts.add(text.substring(from));
      return parts;
    }

    @Override
    public boolean isFixed() {
      return parts.stream().allMatch(TextPattern::isFixed);
    }
  }

  /** A number. */
  record Numeric(BigDecimal value) implements ConditionValue {
    /** Bounded, so that no number of a policy or a request costs more than a short one. */
    private static final Pattern FORM = Pattern.compile("[+-]?\\d{1,19}(\\.\\d{1,19})?");

    static Optional<Numeric> find(String text) {
      return FORM.matcher(text).matches()
          ? Optional.of(new Numeric(new BigDecimal(text)))
          : Optional.empty();
    }
  }

  /** A point in time: ISO 8601 with or without a time, or seconds since 1970. */
  record Date(Instant value) implements ConditionValue {
    private static final Pattern EPOCH = Pattern.compile("\\d{1,11}");

    static Optional<Date> find(String text) {
      if (EPOCH.matcher(text).matches()) {
        return Optional.of(new Date(Instant.ofEpochSecond(Long.parseLong(text))));
      }
      try {
        return Optional.of(
            new Date(
                text.indexOf('T') < 0
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : OffsetDateTime.parse(text).toInstant()));
      } catch (DateTimeException e) {
        return Optional.empty();
      }
    }
  }

  /** True or false. */
  record Bool(boolean value) implements ConditionValue {
    static Optional<Bool> find(String text) {
      return switch (text.toLowerCase(Locale.ROOT)) {
        case "true" -> Optional.of(new Bool(true));
        case "false" -> Optional.of(new Bool(false));
        default -> Optional.empty();
      };
    }
  }

  /** A range of addresses. */
  record Addresses(AddressRange range) implements ConditionValue {
    static Optional<Addresses> find(String text) {
      return AddressRange.find(text).map(Addresses::new);
    }

    @Override
    public boolean isFixed() {
      return !range.isBroad();
    }
  }
}
