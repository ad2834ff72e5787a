// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.access.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A text of a policy with wildcards and policy variables.
 *
 * <pre>{@code
 * pattern  = *( "*" / "?" / variable / character )
 * variable = "${" ( "*" / "?" / "$" / key [ "," "'" default "'" ] ) "}"
 * }</pre>
 *
 * <p>{@code *} stands for any run of characters, {@code ?} for any single one; {@code ${*}}, {@code
 * ${?}} and {@code ${$}} for these characters themselves. The value of a variable is taken as it
 * is: a wildcard in it is a plain character. Matching takes at most time in proportion to the
 * product of both lengths. Source: IAM User Guide, "IAM policy elements: Variables and tags".
 */
final class TextPattern {
  private static final int ANY_RUN = -1;
  private static final int ANY_ONE = -2;

  private final String source;
  private final List<Token> tokens;

  private TextPattern(String source, List<Token> tokens) {
    this.source = source;
    this.tokens = List.copyOf(tokens);
  }

  private sealed interface Token {}

  private record Point(int codePoint) implements Token {}

  private record Variable(ConditionKey key, Optional<String> fallback) implements Token {}

  /** A pattern in which {@code *} and {@code ?} are wildcards. */
  static TextPattern wildcards(String text, PolicyVersion version) {
    return parse(text, version, true);
  }

  /** A pattern in which {@code *} and {@code ?} are plain characters. */
  static TextPattern literal(String text, PolicyVersion version) {
    return parse(text, version, false);
  }

  private static TextPattern parse(String text, PolicyVersion version, boolean wildcards) {
    List<Token> tokens = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      int end = version.hasVariables() && text.startsWith("${", at) ? text.indexOf('}', at) : -1;
      if (end > 0) {
        tokens.add(variable(text.substring(at + 2, end).strip()));
        at = end + 1;
      } else {
        int point = text.codePointAt(at);
        tokens.add(new Point(wildcards ? wildcard(point) : point));
        at += Character.charCount(point);
      }
    }
    return new TextPattern(text, tokens);
  }

  private static int wildcard(int point) {
    return switch (point) {
      case '*' -> ANY_RUN;
      case '?' -> ANY_ONE;
      default -> point;
    };
  }

  private static Token variable(String inside) {
    if (inside.equals("*") || inside.equals("?") || inside.equals("$")) {
      return new Point(inside.charAt(0));
    }
    int comma = inside.indexOf(',');
    if (comma < 0) {
      return new Variable(ConditionKey.parse(inside), Optional.empty());
    }
    String fallback = inside.substring(comma + 1).strip();
    if (fallback.length() < 2 || !fallback.startsWith("'") || !fallback.endsWith("'")) {
      throw PolicyErrors.malformed("Policy has an invalid policy variable");
    }
    return new Variable(
        ConditionKey.parse(inside.substring(0, comma).strip()),
        Optional.of(fallback.substring(1, fallback.length() - 1)));
  }

  /** The text as the policy has it. */
  String source() {
    return source;
  }

  /** The keys of the variables in it. */
  List<ConditionKey> variables() {
    return tokens.stream()
        .filter(Variable.class::isInstance)
        .map(token -> ((Variable) token).key())
        .toList();
  }

  /** Whether it stands for one text only, whatever the request. */
  boolean isFixed() {
    return tokens.stream().allMatch(t -> t instanceof Point point && point.codePoint() >= 0);
  }

  /**
   * Whether the text is one that the pattern stands for. A variable that the request has no value
   * for, and that has no default, matches nothing.
   */
  boolean matches(String text, ConditionContext context) {
    return expand(context).filter(p -> matches(p, text.codePoints().toArray())).isPresent();
  }

  /** As {@link #matches}, and upper and lower case are one. */
  boolean matchesIgnoringCase(String text, ConditionContext context) {
    return expand(context)
        .map(pattern -> IntStream.of(pattern).map(TextPattern::folded).toArray())
        .filter(p -> matches(p, text.codePoints().map(TextPattern::folded).toArray()))
        .isPresent();
  }

  private static int folded(int point) {
    return point < 0 ? point : Character.toLowerCase(Character.toUpperCase(point));
  }

  /**
   * Whether some text that begins with this prefix can match, a variable standing for any text:
   * what a policy may name at all is asked before there is a request.
   */
  boolean canMatchBeginning(String prefix) {
    int[] pattern = anyRequest();
    boolean[] reached = closure(pattern, start(pattern.length));
    for (int point : prefix.codePoints().toArray()) {
      reached = closure(pattern, step(pattern, reached, point));
    }
    return anyOf(reached);
  }

  /** Whether this text can match, a variable standing for any text. */
  boolean canMatch(String text) {
    return matches(anyRequest(), text.codePoints().toArray());
  }

  private int[] anyRequest() {
    return tokens.stream().mapToInt(t -> t instanceof Point p ? p.codePoint() : ANY_RUN).toArray();
  }

  private Optional<int[]> expand(ConditionContext context) {
    IntStream.Builder expanded = IntStream.builder();
    for (Token token : tokens) {
      switch (token) {
        case Point(int codePoint) -> expanded.add(codePoint);
        case Variable(ConditionKey key, Optional<String> fallback) -> {
          Optional<String> value = context.findSingle(key).or(() -> fallback);
          if (value.isEmpty()) {
            return Optional.empty();
          }
          value.get().codePoints().forEach(expanded::add);
        }
      }
    }
    return Optional.of(expanded.build().toArray());
  }

  /** Greedy matching that goes back to the last {@code *} only. */
  private static boolean matches(int[] pattern, int[] text) {
    int p = 0;
    int t = 0;
    int lastRun = -1;
    int resume = 0;
    while (t < text.length) {
      if (p < pattern.length && pattern[p] == ANY_RUN) {
        lastRun = p++;
        resume = t;
      } else if (p < pattern.length && (pattern[p] == ANY_ONE || pattern[p] == text[t])) {
        p++;
        t++;
      } else if (lastRun >= 0) {
        p = lastRun + 1;
        t = ++resume;
      } else {
        return false;
      }
    }
    while (p < pattern.length && pattern[p] == ANY_RUN) {
      p++;
    }
    return p == pattern.length;
  }

  private static boolean[] start(int length) {
    boolean[] reached = new boolean[length + 1];
    reached[0] = true;
    return reached;
  }

  private static boolean[] closure(int[] pattern, boolean[] reached) {
    for (int i = 0; i < pattern.length; i++) {
      if (reached[i] && pattern[i] == ANY_RUN) {
        reached[i + 1] = true;
      }
    }
    return reached;
  }

  private static boolean[] step(int[] pattern, boolean[] reached, int point) {
    boolean[] next = new boolean[reached.length];
    for (int i = 0; i < pattern.length; i++) {
      if (reached[i] && pattern[i] == ANY_RUN) {
        next[i] = true;
      } else if (reached[i] && (pattern[i] == ANY_ONE || pattern[i] == point)) {
        next[i + 1] = true;
      }
    }
    return next;
  }

  private static boolean anyOf(boolean[] reached) {
    for (boolean one : reached) {
      if (one) {
        return true;
      }
    }
    return false;
  }

  @Override
  public String toString() {
    return source;
  }
}
