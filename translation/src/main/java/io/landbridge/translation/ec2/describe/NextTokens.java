// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.describe;

import io.landbridge.aws.HmacSha256;
import io.landbridge.ec2.Ec2Errors;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.Supplier;

/**
 * The {@code NextToken} of Describe answers. A token names the last item of a page and is bound, by
 * an HMAC, to the action, the account and the other members of the request; any gateway that has
 * the key can go on with it, and nothing is kept. Base64url of {@code mac(32 bytes) key(UTF-8)}.
 */
final class NextTokens {
  private static final int MAC_LENGTH = HmacSha256.BYTES;
  private static final byte[] BETWEEN = {0};
  private static final int MOST_CHARACTERS = 2048;

  private final Supplier<HmacSha256> hmac;

  NextTokens(Supplier<HmacSha256> hmac) {
    this.hmac = hmac;
  }

  /** The token that goes on after this item. */
  String issue(String scope, String lastKey) {
    byte[] last = lastKey.getBytes(StandardCharsets.UTF_8);
    byte[] mac = mac(scope, last);
    byte[] token = new byte[MAC_LENGTH + last.length];
    System.arraycopy(mac, 0, token, 0, MAC_LENGTH);
    System.arraycopy(last, 0, token, MAC_LENGTH, last.length);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
  }

  /**
   * The key of the last item that was answered before.
   *
   * @throws io.landbridge.aws.AwsException {@code InvalidNextToken} when the token was not issued
   *     for this scope
   */
  String read(String scope, String token) {
    if (token.length() > MOST_CHARACTERS) {
      throw invalid();
    }
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(token);
    } catch (IllegalArgumentException e) {
      throw invalid();
    }
    if (bytes.length < MAC_LENGTH) {
      throw invalid();
    }
    byte[] last = Arrays.copyOfRange(bytes, MAC_LENGTH, bytes.length);
    byte[] mac = Arrays.copyOf(bytes, MAC_LENGTH);
    if (!MessageDigest.isEqual(mac, mac(scope, last))) {
      throw invalid();
    }
    return new String(last, StandardCharsets.UTF_8);
  }

  private byte[] mac(String scope, byte[] last) {
    return hmac.get().of(scope.getBytes(StandardCharsets.UTF_8), BETWEEN, last);
  }

  private static RuntimeException invalid() {
    return Ec2Errors.client("InvalidNextToken", "The specified NextToken is not valid.")
        .toException();
  }
}
