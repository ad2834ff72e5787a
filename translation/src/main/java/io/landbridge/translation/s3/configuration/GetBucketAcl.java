// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.configuration;

import io.landbridge.s3.model.GetBucketAclOutput;
import io.landbridge.s3.model.GetBucketAclRequest;
import io.landbridge.translation.s3.S3Backend;
import io.landbridge.translation.s3.S3Call;
import io.landbridge.translation.s3.S3Operation;
import io.landbridge.translation.s3.access.acl.AccessControlList;
import io.landbridge.translation.s3.access.acl.AclDocument;
import io.landbridge.translation.s3.requester.CanonicalUsers;

/** Answers a bucket's list. S3 API, GetBucketAcl. */
final class GetBucketAcl implements S3Operation<GetBucketAclRequest, GetBucketAclOutput> {
  private final CanonicalUsers users;

  GetBucketAcl(S3Backend backend) {
    this.users = backend.users();
  }

  @Override
  public GetBucketAclOutput handle(S3Call call, GetBucketAclRequest request) {
    AccessControlList acl = call.permissions().access().acl();
    return GetBucketAclOutput.builder()
        .owner(users.owner(acl.owner().value()))
        .grants(AclDocument.grants(acl, users::displayName))
        .build();
  }
}
