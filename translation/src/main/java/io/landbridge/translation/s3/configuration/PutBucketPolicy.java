// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.configuration;

import io.landbridge.s3.model.PutBucketPolicyRequest;
import io.landbridge.schema.Acknowledged;
import io.landbridge.translation.s3.BucketChange;
import io.landbridge.translation.s3.BucketDirectory;
import io.landbridge.translation.s3.S3Backend;
import io.landbridge.translation.s3.S3Call;
import io.landbridge.translation.s3.S3Operation;
import io.landbridge.translation.s3.access.StoredAccess;
import io.landbridge.translation.s3.access.policy.Policy;
import java.nio.charset.StandardCharsets;

/**
 * Keeps a bucket's policy, byte for byte; the native cloud learns whether it is public. S3 API,
 * PutBucketPolicy; native {@code updateBucket}.
 */
final class PutBucketPolicy implements S3Operation<PutBucketPolicyRequest, Acknowledged> {
  private final BucketDirectory buckets;
  private final StoredAccess access;
  private final Principals principals;

  PutBucketPolicy(S3Backend backend) {
    this.buckets = backend.buckets();
    this.access = new StoredAccess(backend.store());
    this.principals = backend.configuration().principals();
  }

  @Override
  public Acknowledged handle(S3Call call, PutBucketPolicyRequest request) {
    byte[] document = request.policy().getBytes(StandardCharsets.UTF_8);
    Policy policy =
        StoredAccess.checkPolicy(call.permissions().access(), document, principals::exists);
    buckets.change(
        call,
        call.bucket(),
        policy.isPublic() ? BucketChange.POLICY_PUBLIC : BucketChange.POLICY_PRIVATE,
        () -> access.putPolicy(call.bucket().id(), document));
    return Acknowledged.INSTANCE;
  }
}
