// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.configuration;

import io.landbridge.s3.model.GetObjectAclOutput;
import io.landbridge.s3.model.GetObjectAclRequest;
import io.landbridge.translation.s3.S3Backend;
import io.landbridge.translation.s3.S3Call;
import io.landbridge.translation.s3.S3Operation;
import io.landbridge.translation.s3.access.acl.AccessControlList;
import io.landbridge.translation.s3.access.acl.AclDocument;
import io.landbridge.translation.s3.requester.CanonicalUsers;

/** Answers an object's list. S3 API, GetObjectAcl. */
final class GetObjectAcl implements S3Operation<GetObjectAclRequest, GetObjectAclOutput> {
  private final ObjectLists lists;
  private final CanonicalUsers users;

  GetObjectAcl(S3Backend backend) {
    this.lists = new ObjectLists(backend.store());
    this.users = backend.users();
  }

  @Override
  public GetObjectAclOutput handle(S3Call call, GetObjectAclRequest request) {
    AccessControlList acl = lists.get(call, request.key(), request.versionId());
    return GetObjectAclOutput.builder()
        .owner(users.owner(acl.owner().value()))
        .grants(AclDocument.grants(acl, users::displayName))
        .build();
  }
}
