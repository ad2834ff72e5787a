// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.instances;

import io.landbridge.aws.AccountId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The native name of a machine: a function of the account, the client token (or the request's id)
 * and the position in the launch. CloudStack keeps host names unique in a network, so that a
 * machine made by an attempt whose end is not known is found again by its name, and can never be
 * made twice.
 */
final class HostName {
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz234567";
  private static final int LENGTH = 12;

  private HostName() {}

  static String of(AccountId account, String key, int launchIndex) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest((account + "\n" + key + "\n" + launchIndex).getBytes(StandardCharsets.UTF_8));
      StringBuilder name = new StringBuilder("vm-");
      for (int i = 0; i < LENGTH; i++) {
        name.append(LETTERS.charAt(digest[i] & (LETTERS.length() - 1)));
      }
      return name.toString();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
