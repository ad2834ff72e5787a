// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.cloudstack;

import java.util.regex.Pattern;

/**
 * A CloudStack UUID in its text form.
 *
 * @param value a UUID with dashes, in lower case as CloudStack writes it
 */
public record NativeId(String value) {
  private static final Pattern UUID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  public NativeId {
    if (!UUID.matcher(value).matches()) {
      throw new IllegalArgumentException("Not a native UUID: " + value);
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
