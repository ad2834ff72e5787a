// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.configuration;

import io.landbridge.s3.model.PutObjectAclOutput;
import io.landbridge.s3.model.PutObjectAclRequest;
import io.landbridge.translation.s3.S3Backend;
import io.landbridge.translation.s3.S3Call;
import io.landbridge.translation.s3.S3Operation;
import io.landbridge.translation.s3.access.acl.AccessControlList;

/** Replaces an object's list. S3 API, PutObjectAcl. */
final class PutObjectAcl implements S3Operation<PutObjectAclRequest, PutObjectAclOutput> {
  private final ObjectLists lists;
  private final AclRequests requests;

  PutObjectAcl(S3Backend backend) {
    this.lists = new ObjectLists(backend.store());
    this.requests = new AclRequests(backend.configuration().principals());
  }

  @Override
  public PutObjectAclOutput handle(S3Call call, PutObjectAclRequest request) {
    AccessControlList current = lists.get(call, request.key(), request.versionId());
    AccessControlList wanted =
        requests.replacement(call, request, request.accessControlPolicy(), current);
    lists.put(call, request.key(), request.versionId(), wanted);
    return PutObjectAclOutput.builder().build();
  }
}
