// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.configuration;

import io.landbridge.s3.model.PutBucketAclRequest;
import io.landbridge.schema.Acknowledged;
import io.landbridge.translation.s3.S3Backend;
import io.landbridge.translation.s3.S3Call;
import io.landbridge.translation.s3.S3Operation;
import io.landbridge.translation.s3.access.StoredAccess;
import io.landbridge.translation.s3.access.acl.AccessControlList;

/** Replaces a bucket's list. S3 API, PutBucketAcl. */
final class PutBucketAcl implements S3Operation<PutBucketAclRequest, Acknowledged> {
  private final StoredAccess access;
  private final AclRequests requests;

  PutBucketAcl(S3Backend backend) {
    this.access = new StoredAccess(backend.store());
    this.requests = new AclRequests(backend.configuration().principals());
  }

  @Override
  public Acknowledged handle(S3Call call, PutBucketAclRequest request) {
    AccessControlList wanted =
        requests.replacement(
            call, request, request.accessControlPolicy(), call.permissions().access().acl());
    access.putAcl(call.bucket().id(), call.permissions().access(), wanted);
    return Acknowledged.INSTANCE;
  }
}
