// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.userdata;

import io.landbridge.gateway.embedded.cloud.api.ApiException;
import io.landbridge.gateway.embedded.cloud.api.Call;
import io.landbridge.gateway.embedded.cloud.api.Errors;
import java.util.Base64;

/** What user data has to look like. Source: recordings registerUserData-*, cloudstack/README. */
public final class UserDataRules {
  private static final int LONGEST_BY_GET = 4096;

  private final int longest;

  /** Rules with this many characters of Base64 at most. */
  public UserDataRules(int longest) {
    this.longest = longest;
  }

  /** How many characters of Base64 there may be. */
  public int longest() {
    return longest;
  }

  /**
   * Checks Base64 text; the URL-safe alphabet and missing padding are accepted.
   *
   * @return the same content in the standard alphabet, padded
   * @throws ApiException 431
   */
  public String check(Call call, String content) {
    if (!call.post() && content.length() > LONGEST_BY_GET) {
      throw Errors.invalid("User data is too long for http GET request");
    }
    if (content.length() > longest) {
      throw Errors.invalid("User data has exceeded configurable max length: " + longest);
    }
    String standard = content.replaceAll("\\s", "").replace('-', '+').replace('_', '/');
    try {
      byte[] bytes = Base64.getDecoder().decode(standard);
      return Base64.getEncoder().encodeToString(bytes);
    } catch (IllegalArgumentException _) {
      throw Errors.invalid("User data is not base64 encoded.");
    }
  }
}
