// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.config;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An amount of data, written {@code 512}, {@code 64KiB}, {@code 16MiB} or {@code 1GiB}.
 *
 * @param bytes at least 0
 */
public record DataSize(long bytes) {
  private static final Pattern FORM = Pattern.compile("(\\d{1,12})\\s*(b|kib|mib|gib)?");

  public DataSize {
    if (bytes < 0) {
      throw new IllegalArgumentException("a size is not negative");
    }
  }

  /**
   * Reads a size.
   *
   * @throws IllegalArgumentException for any other form
   */
  public static DataSize parse(String text) {
    Matcher form = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (!form.matches()) {
      throw new IllegalArgumentException("a size is a number with B, KiB, MiB or GiB");
    }
    long number = Long.parseLong(form.group(1));
    String unit = form.group(2) == null ? "b" : form.group(2);
    return new DataSize(
        switch (unit) {
          case "kib" -> Math.multiplyExact(number, 1024L);
          case "mib" -> Math.multiplyExact(number, 1024L * 1024);
          case "gib" -> Math.multiplyExact(number, 1024L * 1024 * 1024);
          default -> number;
        });
  }

  /** The size with the largest unit that divides it. */
  @Override
  public String toString() {
    if (bytes > 0 && bytes % (1024L * 1024 * 1024) == 0) {
      return bytes / (1024L * 1024 * 1024) + "GiB";
    }
    if (bytes > 0 && bytes % (1024L * 1024) == 0) {
      return bytes / (1024L * 1024) + "MiB";
    }
    if (bytes > 0 && bytes % 1024 == 0) {
      return bytes / 1024 + "KiB";
    }
    return bytes + "B";
  }
}
