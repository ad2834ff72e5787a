// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3;

import io.landbridge.s3.S3Errors;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Where a list goes on, as clients get it and bring it back. It holds the last name that was shown
 * and nothing else, so that it is good for as long as the client likes and on every node.
 */
public final class PageTokens {
  private static final byte FORMAT = 1;

  private PageTokens() {}

  /** The token for what comes after this name. */
  public static String of(String last) {
    byte[] name = last.getBytes(StandardCharsets.UTF_8);
    byte[] bytes = ByteBuffer.allocate(name.length + 1).put(FORMAT).put(name).array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /**
   * The name in a token.
   *
   * @param argument the parameter that the token came in
   * @throws io.landbridge.aws.AwsException {@code InvalidArgument} for what is no token
   */
  public static String read(String argument, String token) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(token));
      if (bytes.remaining() > 1 && bytes.get() == FORMAT) {
        return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
      }
    } catch (IllegalArgumentException | CharacterCodingException e) {
      throw new io.landbridge.aws.AwsException(invalid(argument, token), e);
    }
    throw invalid(argument, token).toException();
  }

  private static io.landbridge.aws.AwsError invalid(String argument, String token) {
    return S3Errors.invalidArgument(
        argument, token, "The continuation token provided is incorrect");
  }
}
