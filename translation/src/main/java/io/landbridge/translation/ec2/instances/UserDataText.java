// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.instances;

import io.landbridge.aws.AwsException;
import io.landbridge.ec2.Ec2Errors;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * User data as text: EC2 and CloudStack both carry it in Base64. What is inside is never looked at,
 * so that binary, compressed and multipart data pass unchanged.
 */
public final class UserDataText {
  private static final Pattern WHITESPACE = Pattern.compile("\\s+");

  private UserDataText() {}

  /**
   * The bytes of a request's user data. The alphabet is that of RFC 4648 section 4; line ends are
   * ignored and padding may be missing, as clients of all ages send it.
   *
   * @throws AwsException {@code InvalidParameterValue} for anything else
   */
  static byte[] decode(String base64) {
    try {
      return Base64.getDecoder().decode(withoutWhitespace(base64));
    } catch (IllegalArgumentException e) {
      throw new AwsException(
          Ec2Errors.invalidParameterValue("Invalid BASE64 encoding of user data."), e);
    }
  }

  /**
   * The bytes of user data that the cloud holds; it also takes the URL-safe alphabet.
   *
   * @throws IllegalArgumentException when it is no Base64
   */
  public static byte[] decodeNative(String base64) {
    return Base64.getDecoder()
        .decode(withoutWhitespace(base64).replace('-', '+').replace('_', '/'));
  }

  /**
   * User data as the cloud takes it.
   *
   * @param longest how many characters of Base64 the cloud takes
   * @throws AwsException {@code InvalidParameterValue} for more
   */
  static String toNative(byte[] data, int longest) {
    int length = 4 * Math.ceilDiv(data.length, 3);
    if (length > longest) {
      throw Ec2Errors.invalidParameterValue(
              "User data is limited to "
                  + longest / 4 * 3
                  + " bytes ("
                  + longest
                  + " characters of Base64) in this cloud; "
                  + data.length
                  + " bytes ("
                  + length
                  + " characters) were given.")
          .toException();
    }
    return Base64.getEncoder().encodeToString(data);
  }

  private static String withoutWhitespace(String text) {
    return WHITESPACE.matcher(text).replaceAll("");
  }
}
