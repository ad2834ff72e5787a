// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.userdata;

import io.landbridge.gateway.embedded.cloud.state.Kind;
import io.landbridge.gateway.embedded.cloud.state.Owned;

/**
 * Registered user data.
 *
 * @param content Base64
 */
public record UserData(String id, long number, String accountId, String name, String content)
    implements Owned {
  public static final Kind<UserData> KIND = Kind.owned("userdata", UserData.class);

  @Override
  public String toString() {
    return "UserData[" + name + "]";
  }
}
