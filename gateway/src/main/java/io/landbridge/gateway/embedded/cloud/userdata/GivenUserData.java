// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.userdata;

import io.landbridge.gateway.embedded.cloud.accounts.Ownership;
import io.landbridge.gateway.embedded.cloud.api.ApiException;
import io.landbridge.gateway.embedded.cloud.api.Call;
import io.landbridge.gateway.embedded.cloud.api.Errors;
import io.landbridge.gateway.embedded.cloud.state.View;
import java.util.Optional;

/**
 * The user data that a call gives to a machine: its own text, or registered user data, whose
 * content the machine keeps. Source: recordings deployVirtualMachine-userdataid-*; CloudStack's
 * UserDataManager for both at once. Templates have none here.
 *
 * @param content Base64; empty where the call gives none
 * @param registered the id of the registered user data
 */
public record GivenUserData(Optional<String> content, Optional<String> registered) {

  /**
   * What a call gives by {@code userdata} or {@code userdataid}.
   *
   * @throws ApiException 431 for both, for text that no user data is and for an id that nothing
   *     has, 531 for somebody else's
   */
  public static GivenUserData of(View view, Call call, UserDataRules rules) {
    Optional<String> text = call.arguments().string("userdata").filter(t -> !t.isEmpty());
    Optional<UserData> registered =
        call.findEntity(view, "userdataid", UserData.KIND)
            .map(data -> Ownership.requireOwn(call, data));
    if (text.isPresent() && registered.isPresent()) {
      throw Errors.invalid(
          "Both userdata and userdata ID inputs are not allowed, please provide only one");
    }
    return new GivenUserData(
        text.map(t -> rules.check(call, t)).or(() -> registered.map(UserData::content)),
        registered.map(UserData::id));
  }

  /** Whether the call gives any. */
  public boolean isPresent() {
    return content.isPresent();
  }

  @Override
  public String toString() {
    return "GivenUserData[" + registered.orElse("") + "]";
  }
}
