// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.sts;

import io.landbridge.sts.model.GetCallerIdentityRequest;
import io.landbridge.sts.model.GetCallerIdentityResponse;
import io.landbridge.translation.Call;
import io.landbridge.translation.identity.Caller;
import io.landbridge.translation.identity.UserIds;

/**
 * Tells whose credentials signed the request. STS API 2011-06-15, GetCallerIdentity. It needs no
 * permission and no native call: who signs is known already.
 */
final class GetCallerIdentity
    implements StsOperation<GetCallerIdentityRequest, GetCallerIdentityResponse> {

  @Override
  public GetCallerIdentityResponse handle(Call call, GetCallerIdentityRequest request) {
    Caller caller = call.caller();
    return GetCallerIdentityResponse.builder()
        .account(caller.accountId().value())
        .arn(caller.arn())
        .userId(UserIds.of(caller.userId()))
        .build();
  }
}
