// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.configuration;

import io.landbridge.s3.model.GetBucketPolicyStatusOutput;
import io.landbridge.s3.model.GetBucketPolicyStatusRequest;
import io.landbridge.s3.model.PolicyStatus;
import io.landbridge.translation.s3.S3Call;
import io.landbridge.translation.s3.S3Operation;
import io.landbridge.translation.s3.access.policy.Policy;

/** Answers whether a bucket's policy is public. S3 API, GetBucketPolicyStatus. */
final class GetBucketPolicyStatus
    implements S3Operation<GetBucketPolicyStatusRequest, GetBucketPolicyStatusOutput> {

  @Override
  public GetBucketPolicyStatusOutput handle(S3Call call, GetBucketPolicyStatusRequest request) {
    Policy policy =
        call.permissions()
            .access()
            .policy()
            .orElseThrow(() -> ConfigurationErrors.noPolicy(call.bucket()));
    return GetBucketPolicyStatusOutput.builder()
        .policyStatus(PolicyStatus.builder().isPublic(policy.isPublic()).build())
        .build();
  }
}
