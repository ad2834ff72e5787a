// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.access.acl;

import io.landbridge.translation.s3.access.acl.Grantee.CanonicalUser;
import io.landbridge.translation.s3.access.acl.Grantee.Group;
import io.landbridge.translation.s3.requester.CanonicalUserId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The lists that S3 has names for. Source: Amazon S3 User Guide, "Canned ACL". */
public enum CannedAcl {
  PRIVATE("private", Target.ANY),
  PUBLIC_READ("public-read", Target.ANY),
  PUBLIC_READ_WRITE("public-read-write", Target.ANY),
  AUTHENTICATED_READ("authenticated-read", Target.ANY),
  /** Read access for a cloud's image service, which is not there: the owner alone. */
  AWS_EXEC_READ("aws-exec-read", Target.ANY),
  BUCKET_OWNER_READ("bucket-owner-read", Target.OBJECT),
  BUCKET_OWNER_FULL_CONTROL("bucket-owner-full-control", Target.OBJECT),
  LOG_DELIVERY_WRITE("log-delivery-write", Target.BUCKET);

  /** What a named list is for. */
  private enum Target {
    ANY,
    BUCKET,
    OBJECT
  }

  private final String wire;
  private final Target target;

  CannedAcl(String wire, Target target) {
    this.wire = wire;
    this.target = target;
  }

  /** The name in the {@code x-amz-acl} header. */
  public String wire() {
    return wire;
  }

  /** The list of that name. */
  public static Optional<CannedAcl> find(String wire) {
    return Arrays.stream(values()).filter(acl -> acl.wire.equals(wire)).findFirst();
  }

  /** Whether a bucket's list can be this one; others leave a bucket to its owner. */
  public boolean isForBuckets() {
    return target != Target.OBJECT;
  }

  /**
   * The list written out.
   *
   * @param owner who owns the bucket or the object
   * @param bucketOwner who owns the bucket that the object is in; the owner for a bucket
   */
  public AccessControlList expand(CanonicalUserId owner, CanonicalUserId bucketOwner) {
    List<Grant> grants = new ArrayList<>(AccessControlList.ownerOnly(owner).grants());
    switch (this) {
      case PRIVATE, AWS_EXEC_READ -> {}
      case PUBLIC_READ -> grants.add(new Grant(Group.ALL_USERS, AclPermission.READ));
      case PUBLIC_READ_WRITE -> {
        grants.add(new Grant(Group.ALL_USERS, AclPermission.READ));
        grants.add(new Grant(Group.ALL_USERS, AclPermission.WRITE));
      }
      case AUTHENTICATED_READ ->
          grants.add(new Grant(Group.AUTHENTICATED_USERS, AclPermission.READ));
      case BUCKET_OWNER_READ -> addUnlessOwner(grants, owner, bucketOwner, AclPermission.READ);
      case BUCKET_OWNER_FULL_CONTROL ->
          addUnlessOwner(grants, owner, bucketOwner, AclPermission.FULL_CONTROL);
      case LOG_DELIVERY_WRITE -> {
        grants.add(new Grant(Group.LOG_DELIVERY, AclPermission.WRITE));
        grants.add(new Grant(Group.LOG_DELIVERY, AclPermission.READ_ACP));
      }
    }
    return new AccessControlList(owner, grants);
  }

  private static void addUnlessOwner(
      List<Grant> grants,
      CanonicalUserId owner,
      CanonicalUserId bucketOwner,
      AclPermission permission) {
    if (!owner.equals(bucketOwner)) {
      grants.add(new Grant(new CanonicalUser(bucketOwner), permission));
    }
  }
}
