// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.schema.generator;

import java.util.Locale;
import javax.lang.model.SourceVersion;

/** Turns the model's names into Java's. */
final class Names {
  private Names() {}

  /** {@code InstanceIds} to {@code instanceIds}, {@code CIDRBlock} to {@code cidrBlock}. */
  static String member(String name) {
    int upper = 0;
    while (upper < name.length() && Character.isUpperCase(name.charAt(upper))) {
      upper++;
    }
    int lowered = upper > 1 && upper < name.length() ? upper - 1 : upper;
    String result = name.substring(0, lowered).toLowerCase(Locale.ROOT) + name.substring(lowered);
    return SourceVersion.isKeyword(result) ? result + "Value" : result;
  }

  /** {@code RunInstances} to {@code RUN_INSTANCES}, {@code io2.x-large} to {@code IO2_X_LARGE}. */
  static String constant(String name) {
    String words = name.replaceAll("([a-z0-9])([A-Z])", "$1_$2");
    words = words.replaceAll("([A-Z])([A-Z][a-z])", "$1_$2").replaceAll("[^A-Za-z0-9]+", "_");
    String result = words.toUpperCase(Locale.ROOT).replaceAll("^_+|_+$", "");
    return result.isEmpty() || Character.isDigit(result.charAt(0)) ? "V" + result : result;
  }

  /** {@code ec2} to {@code Ec2}. */
  static String type(String name) {
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }
}
