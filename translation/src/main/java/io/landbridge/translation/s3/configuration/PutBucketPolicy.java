// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.configuration;

import io.landbridge.s3.model.PutBucketPolicyRequest;
import io.landbridge.schema.Acknowledged;
import io.landbridge.translation.s3.S3Backend;
import io.landbridge.translation.s3.S3Call;
import io.landbridge.translation.s3.S3Operation;
import io.landbridge.translation.s3.access.StoredAccess;
import java.nio.charset.StandardCharsets;

/** Keeps a bucket's policy, byte for byte. S3 API, PutBucketPolicy. */
final class PutBucketPolicy implements S3Operation<PutBucketPolicyRequest, Acknowledged> {
  private final StoredAccess access;
  private final Principals principals;

  PutBucketPolicy(S3Backend backend) {
    this.access = new StoredAccess(backend.store());
    this.principals = backend.configuration().principals();
  }

  @Override
  public Acknowledged handle(S3Call call, PutBucketPolicyRequest request) {
    byte[] document = request.policy().getBytes(StandardCharsets.UTF_8);
    access.putPolicy(call.bucket().id(), call.permissions().access(), document, principals::exists);
    return Acknowledged.INSTANCE;
  }
}
