// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.access.acl;

import io.landbridge.translation.s3.access.policy.Policy;

/**
 * What keeps a bucket from being public. Source: Amazon S3 User Guide, "Blocking public access".
 *
 * @param blockPublicAcls refuses requests that would make a list public
 * @param ignorePublicAcls passes over grants to everybody and to every account
 * @param blockPublicPolicy refuses a policy that is public
 * @param restrictPublicBuckets keeps a bucket with a public policy to its owner's account
 */
public record PublicAccessBlock(
    boolean blockPublicAcls,
    boolean ignorePublicAcls,
    boolean blockPublicPolicy,
    boolean restrictPublicBuckets) {

  /** What new buckets have. */
  public static final PublicAccessBlock ALL = new PublicAccessBlock(true, true, true, true);

  /** Keeps lists from making anything public; policies may. */
  public static final PublicAccessBlock ACLS = new PublicAccessBlock(true, true, false, false);

  /** What a bucket has whose configuration was deleted. */
  public static final PublicAccessBlock NONE = new PublicAccessBlock(false, false, false, false);

  /**
   * Refuses a list that would be public.
   *
   * @throws io.landbridge.aws.AwsException AccessDenied
   */
  public void checkAcl(AccessControlList wanted) {
    if (blockPublicAcls && wanted.isPublic()) {
      throw AclErrors.accessDenied(
          "Access Denied: public ACLs are prevented by the BlockPublicAcls setting in S3 Block"
              + " Public Access.");
    }
  }

  /**
   * Refuses a policy that is public.
   *
   * @throws io.landbridge.aws.AwsException AccessDenied
   */
  public void checkPolicy(Policy wanted) {
    if (blockPublicPolicy && wanted.isPublic()) {
      throw AclErrors.accessDenied(
          "Access Denied: public policies are prevented by the BlockPublicPolicy setting in S3"
              + " Block Public Access.");
    }
  }
}
