// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.requester;

import io.landbridge.aws.AccountId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The name of an account in S3's access control lists: 64 hexadecimal digits. Source: AWS General
 * Reference, "AWS account identifiers".
 *
 * @param value 64 lower-case hexadecimal digits
 */
public record CanonicalUserId(String value) {
  private static final int DIGITS = 64;

  public CanonicalUserId {
    if (!isWellFormed(value)) {
      throw new IllegalArgumentException("A canonical user id has 64 lower-case hex digits");
    }
  }

  /** Whether the text has the form of a canonical user id. */
  public static boolean isWellFormed(String text) {
    return text.length() == DIGITS
        && text.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
  }

  /** The canonical user id of an account that nobody gave another: every node derives the same. */
  public static CanonicalUserId derivedFrom(AccountId account) {
    byte[] name = ("canonical user of " + account.value()).getBytes(StandardCharsets.UTF_8);
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(name);
      return new CanonicalUserId(HexFormat.of().formatHex(digest));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
