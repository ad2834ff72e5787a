// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2;

import io.landbridge.aws.AwsException;
import io.landbridge.ec2.Ec2Errors;
import io.landbridge.schema.Shape;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What becomes of the members of one action's request. A member without a rule is translated by the
 * action's handler; a rule for a member holds for all below it.
 *
 * @param rules the members that are not simply translated, in the order they were declared
 */
record MemberSupport(List<Rule> rules) {
  static final MemberSupport ALL_TRANSLATED = new MemberSupport(List.of());

  MemberSupport {
    rules = List.copyOf(rules);
  }

  /** One member that is not simply translated; paths have AWS's names, joined with dots. */
  sealed interface Rule {
    String path();
  }

  /**
   * A member that clients send by default and that changes nothing here.
   *
   * @param reason why that is right
   */
  record Ignored(String path, String reason) implements Rule {}

  /**
   * A member that is answered {@code UnsupportedOperation}.
   *
   * @param reason why there is nothing to translate it to
   */
  record Refused(String path, String reason) implements Rule {}

  /**
   * A member of which only some values are understood; others are {@code UnsupportedOperation}.
   *
   * @param values the values as they stand on the wire
   */
  record Limited(String path, Set<String> values) implements Rule {
    Limited {
      values = new TreeSet<>(values);
    }
  }

  MemberSupport with(Rule rule) {
    List<Rule> more = new ArrayList<>(rules);
    more.add(rule);
    return new MemberSupport(more);
  }

  /**
   * Refuses a request that asks for what is not supported.
   *
   * @throws AwsException {@code UnsupportedOperation} naming the first such member
   */
  void check(Shape request) {
    for (Rule rule : rules) {
      switch (rule) {
        case Ignored _ -> {}
        case Refused refused -> {
          if (!valuesAt(request, refused.path()).isEmpty()) {
            throw unsupported(
                "The parameter " + refused.path() + " is not supported: " + refused.reason());
          }
        }
        case Limited limited -> checkValues(request, limited);
      }
    }
  }

  private static void checkValues(Shape request, Limited limited) {
    for (Object value : valuesAt(request, limited.path())) {
      String text = WireText.of(value);
      if (!limited.values().contains(text)) {
        throw unsupported(
            "The value '"
                + text
                + "' of the parameter "
                + limited.path()
                + " is not supported. Supported: "
                + String.join(", ", limited.values()));
      }
    }
  }

  private static AwsException unsupported(String message) {
    return Ec2Errors.unsupportedOperation(message).toException();
  }

  private static List<Object> valuesAt(Shape request, String path) {
    List<Object> found = List.of(request);
    for (String name : path.split("\\.", -1)) {
      found =
          found.stream()
              .filter(Shape.class::isInstance)
              .flatMap(shape -> ShapeValues.find((Shape) shape, name).stream())
              .<Object>flatMap(
                  value -> value instanceof Collection<?> many ? many.stream() : of(value))
              .toList();
    }
    return found;
  }

  private static java.util.stream.Stream<Object> of(Object value) {
    return java.util.stream.Stream.of(value);
  }
}
