// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.access.acl;

import io.landbridge.aws.AwsError;
import io.landbridge.translation.s3.access.acl.RequestedAcl.Canned;
import io.landbridge.translation.s3.access.acl.RequestedAcl.Explicit;
import io.landbridge.translation.s3.requester.CanonicalUserId;
import java.util.Arrays;
import java.util.Optional;

/**
 * Whose an object is that another account writes, and whether access control lists count at all.
 * Source: Amazon S3 User Guide, "Controlling ownership of objects and disabling ACLs".
 */
public enum ObjectOwnership {
  /** Lists are disabled; the bucket's owner owns all objects. What new buckets have. */
  BUCKET_OWNER_ENFORCED("BucketOwnerEnforced"),
  /** The bucket's owner owns what is written with {@code bucket-owner-full-control}. */
  BUCKET_OWNER_PREFERRED("BucketOwnerPreferred"),
  /** Who writes an object owns it. */
  OBJECT_WRITER("ObjectWriter");

  private final String wire;

  ObjectOwnership(String wire) {
    this.wire = wire;
  }

  /** The setting as documents and headers write it. */
  public String wire() {
    return wire;
  }

  /** The setting of that name. */
  public static Optional<ObjectOwnership> find(String wire) {
    return Arrays.stream(values()).filter(o -> o.wire.equals(wire)).findFirst();
  }

  /** Whether access control lists count. */
  public boolean allowsAcls() {
    return this != BUCKET_OWNER_ENFORCED;
  }

  /**
   * Refuses what a request asks of access control lists where they are disabled. Full control for
   * the bucket's owner is what is so anyway, and clients written for shared buckets ask for it.
   *
   * @param bucketOwner who owns the bucket
   * @throws io.landbridge.aws.AwsException AccessControlListNotSupported
   */
  public void checkHeaders(Optional<RequestedAcl> requested, CanonicalUserId bucketOwner) {
    if (!allowsAcls() && requested.filter(acl -> !isAsEnforced(acl, bucketOwner)).isPresent()) {
      throw AclErrors.notSupported();
    }
  }

  private static boolean isAsEnforced(RequestedAcl requested, CanonicalUserId bucketOwner) {
    return switch (requested) {
      case Canned(CannedAcl acl) -> acl == CannedAcl.BUCKET_OWNER_FULL_CONTROL;
      case Explicit explicit ->
          explicit.grants().equals(AccessControlList.ownerOnly(bucketOwner).grants());
    };
  }

  /**
   * Refuses {@code PutBucketAcl} and {@code PutObjectAcl} where lists are disabled, but for the
   * list that is so anyway.
   *
   * @throws io.landbridge.aws.AwsException AccessControlListNotSupported
   */
  public void checkReplacement(AccessControlList wanted, CanonicalUserId bucketOwner) {
    if (!allowsAcls() && !wanted.equals(AccessControlList.ownerOnly(bucketOwner))) {
      throw AclErrors.notSupported();
    }
  }

  /**
   * Who will own an object.
   *
   * @param writer who writes it; empty for a request without a signature
   * @param bucketOwner who owns the bucket
   * @param requested the list that the request asks for
   */
  public CanonicalUserId ownerOfNewObject(
      Optional<CanonicalUserId> writer,
      CanonicalUserId bucketOwner,
      Optional<RequestedAcl> requested) {
    boolean handedOver =
        requested.filter(new Canned(CannedAcl.BUCKET_OWNER_FULL_CONTROL)::equals).isPresent();
    return switch (this) {
      case BUCKET_OWNER_ENFORCED -> bucketOwner;
      case BUCKET_OWNER_PREFERRED -> handedOver ? bucketOwner : writer.orElse(bucketOwner);
      case OBJECT_WRITER -> writer.orElse(bucketOwner);
    };
  }

  /**
   * Refuses to disable the lists of a bucket whose own list still names others.
   *
   * @param acl the bucket's list
   * @throws io.landbridge.aws.AwsException InvalidBucketAclWithObjectOwnership
   */
  public void checkAdoption(AccessControlList acl) {
    if (!allowsAcls() && acl.namesOthersThan(acl.owner())) {
      throw new AwsError(
              "InvalidBucketAclWithObjectOwnership",
              400,
              "Bucket cannot have ACLs set with ObjectOwnership's BucketOwnerEnforced setting")
          .toException();
    }
  }
}
