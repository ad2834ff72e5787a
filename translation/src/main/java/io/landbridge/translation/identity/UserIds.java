// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.identity;

import io.landbridge.translation.cloudstack.NativeId;
import java.util.Locale;

/**
 * The unique ids of IAM users: {@code AIDA} and 17 characters, here the first digits of the native
 * user's UUID, so that every gateway makes the same id without asking. Source: IAM User Guide, "IAM
 * identifiers", unique identifiers.
 */
public final class UserIds {
  private static final int DIGITS = 17;

  private UserIds() {}

  /** The unique id of a native user, 21 characters. */
  public static String of(NativeId user) {
    return "AIDA" + user.value().replace("-", "").substring(0, DIGITS).toUpperCase(Locale.ROOT);
  }
}
