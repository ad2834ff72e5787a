// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.configuration;

import io.landbridge.s3.model.GetBucketPolicyOutput;
import io.landbridge.s3.model.GetBucketPolicyRequest;
import io.landbridge.translation.s3.S3Backend;
import io.landbridge.translation.s3.S3Call;
import io.landbridge.translation.s3.S3Operation;
import io.landbridge.translation.s3.access.StoredAccess;
import java.nio.charset.StandardCharsets;

/** Answers a bucket's policy as it was put. S3 API, GetBucketPolicy. */
final class GetBucketPolicy implements S3Operation<GetBucketPolicyRequest, GetBucketPolicyOutput> {
  private final StoredAccess access;

  GetBucketPolicy(S3Backend backend) {
    this.access = new StoredAccess(backend.store());
  }

  @Override
  public GetBucketPolicyOutput handle(S3Call call, GetBucketPolicyRequest request) {
    byte[] policy =
        access
            .findPolicy(call.bucket().id())
            .orElseThrow(() -> ConfigurationErrors.noPolicy(call.bucket()));
    return GetBucketPolicyOutput.builder()
        .policy(new String(policy, StandardCharsets.UTF_8))
        .build();
  }
}
