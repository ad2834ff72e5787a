// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.access;

import io.landbridge.aws.AccountId;
import io.landbridge.translation.s3.access.acl.AccessControlList;
import io.landbridge.translation.s3.access.acl.ObjectOwnership;
import io.landbridge.translation.s3.access.acl.PublicAccessBlock;
import io.landbridge.translation.s3.access.policy.Policy;
import io.landbridge.translation.s3.requester.CanonicalUserId;
import java.util.Optional;

/**
 * What a bucket says of who may do what in it.
 *
 * @param name the bucket's name
 * @param owner the account that owns it
 * @param acl its list; the list's owner is the same account
 * @param policy its policy
 * @param ownership whether lists count
 * @param block what keeps it from being public
 */
public record BucketAccess(
    String name,
    AccountId owner,
    AccessControlList acl,
    Optional<Policy> policy,
    ObjectOwnership ownership,
    PublicAccessBlock block) {

  /** A new bucket of an account: no policy, lists disabled, nothing public. */
  public static BucketAccess ofNew(String name, AccountId owner, CanonicalUserId ownerId) {
    return new BucketAccess(
        name,
        owner,
        AccessControlList.ownerOnly(ownerId),
        Optional.empty(),
        ObjectOwnership.BUCKET_OWNER_ENFORCED,
        PublicAccessBlock.ALL);
  }
}
