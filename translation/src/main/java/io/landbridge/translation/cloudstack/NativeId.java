// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.cloudstack;

/**
 * A CloudStack UUID in its text form.
 *
 * @param value a UUID with dashes, in lower case as CloudStack writes it
 */
public record NativeId(String value) {
  private static final int LENGTH = 36;

  public NativeId {
    if (!isUuid(value)) {
      throw new IllegalArgumentException("Not a native UUID: " + value);
    }
  }

  // By hand: a list of a thousand machines has ten thousand of them.
  private static boolean isUuid(String text) {
    if (text.length() != LENGTH) {
      return false;
    }
    for (int i = 0; i < LENGTH; i++) {
      char c = text.charAt(i);
      boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
      boolean right = dash ? c == '-' : (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
      if (!right) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String toString() {
    return value;
  }
}
