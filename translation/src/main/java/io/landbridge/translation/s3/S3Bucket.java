// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3;

import io.landbridge.aws.AccountId;
import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.s3.requester.CanonicalUserId;
import io.landbridge.translation.s3.store.BucketId;
import java.time.Instant;

/**
 * A bucket that exists, because the native cloud says so.
 *
 * @param owner the account that it belongs to
 * @param ownerId the same account in access control lists
 * @param locked whether it was made with object lock
 */
public record S3Bucket(
    String name,
    NativeId nativeId,
    AccountId owner,
    CanonicalUserId ownerId,
    Instant created,
    boolean locked) {

  /** The bucket in the object store. */
  public BucketId id() {
    return BucketId.of(nativeId.value());
  }

  /** The bucket's ARN. */
  public String arn() {
    return "arn:aws:s3:::" + name;
  }
}
