// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.harness;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/** Names that no other test uses. */
public final class Names {
  private Names() {}

  /** The prefix, a dash and ten random digits. */
  public static String unique(String prefix) {
    byte[] random = new byte[5];
    ThreadLocalRandom.current().nextBytes(random);
    return prefix + "-" + HexFormat.of().formatHex(random);
  }
}
