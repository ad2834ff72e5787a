// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.auth;

/** Percent escapes of URIs: {@code %2F}. */
final class Escapes {
  private Escapes() {}

  /** Whether the percent sign at this index begins an escape that ends before {@code end}. */
  static boolean isEscape(String text, int index, int end) {
    return index + 2 < end
        && digit(text.charAt(index + 1)) >= 0
        && digit(text.charAt(index + 2)) >= 0;
  }

  /** The byte that the escape at this index stands for, 0 to 255. */
  static int valueAt(String text, int index) {
    return digit(text.charAt(index + 1)) << 4 | digit(text.charAt(index + 2));
  }

  private static int digit(char c) {
    // Character.digit also takes digits of other scripts.
    return c < 0x80 ? Character.digit(c, 16) : -1;
  }
}
