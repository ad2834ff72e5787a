// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.describe;

import java.util.function.Predicate;

/**
 * A filter value as EC2 reads it: {@code *} stands for any characters, {@code ?} for exactly one,
 * and a backslash takes the special meaning from the character after it. Case counts. The time of a
 * match grows with the product of both lengths at worst, never faster.
 *
 * <p>Source: EC2 User Guide, "Filtering resources using the AWS CLI", wildcards.
 */
final class Wildcard implements Predicate<String> {
  private static final int ANY_RUN = -1;
  private static final int ANY_ONE = -2;

  private final int[] pattern;

  private Wildcard(int[] pattern) {
    this.pattern = pattern;
  }

  /** Reads a pattern; a backslash at the very end stands for itself. */
  static Wildcard parse(String text) {
    int[] codePoints = text.codePoints().toArray();
    int[] pattern = new int[codePoints.length];
    int length = 0;
    for (int i = 0; i < codePoints.length; i++) {
      int c = codePoints[i];
      if (c == '\\' && i + 1 < codePoints.length) {
        pattern[length++] = codePoints[++i];
      } else if (c == '*') {
        pattern[length++] = ANY_RUN;
      } else if (c == '?') {
        pattern[length++] = ANY_ONE;
      } else {
        pattern[length++] = c;
      }
    }
    return new Wildcard(java.util.Arrays.copyOf(pattern, length));
  }

  @Override
  public boolean test(String value) {
    int[] text = value.codePoints().toArray();
    int t = 0;
    int p = 0;
    int lastRun = -1;
    int resumeAt = 0;
    while (t < text.length) {
      if (p < pattern.length && (pattern[p] == ANY_ONE || pattern[p] == text[t])) {
        p++;
        t++;
      } else if (p < pattern.length && pattern[p] == ANY_RUN) {
        lastRun = p++;
        resumeAt = t;
      } else if (lastRun >= 0) {
        // Let the last run swallow one character more and try again behind it.
        p = lastRun + 1;
        t = ++resumeAt;
      } else {
        return false;
      }
    }
    while (p < pattern.length && pattern[p] == ANY_RUN) {
      p++;
    }
    return p == pattern.length;
  }
}
