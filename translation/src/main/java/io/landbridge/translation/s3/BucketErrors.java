// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3;

import io.landbridge.aws.AwsError;
import io.landbridge.aws.AwsException;

/** The errors about buckets. Source: Amazon S3 API Reference, "Error responses". */
public final class BucketErrors {
  private BucketErrors() {}

  /** There is no such bucket. */
  public static AwsException noSuchBucket(String name) {
    return new AwsError("NoSuchBucket", 404, "The specified bucket does not exist")
        .with("BucketName", name)
        .toException();
  }

  /** Another account has a bucket of this name. */
  public static AwsException alreadyExists(String name) {
    return new AwsError(
            "BucketAlreadyExists",
            409,
            "The requested bucket name is not available. The bucket namespace is shared by all"
                + " users of the system. Please select a different name and try again.")
        .with("BucketName", name)
        .toException();
  }

  /** The requester has it already. */
  public static AwsException alreadyOwned(String name) {
    return new AwsError(
            "BucketAlreadyOwnedByYou",
            409,
            "Your previous request to create the named bucket succeeded and you already own it.")
        .with("BucketName", name)
        .toException();
  }

  /** Nobody may do this without a signature. */
  public static AwsException accessDenied() {
    return new AwsError("AccessDenied", 403, "Access Denied").toException();
  }

  /** There is no pool to make buckets in. */
  public static AwsException noPool() {
    return new AwsError(
            "ServiceUnavailable", 503, "The cloud has no object storage to make buckets in.")
        .toException();
  }

  /** The location is not that of this region. */
  public static AwsException illegalLocation(String location) {
    return new AwsError(
            "IllegalLocationConstraintException",
            400,
            "The "
                + location
                + " location constraint is incompatible for the region specific endpoint this"
                + " request was sent to.")
        .toException();
  }

  /** A new bucket has all of block public access. */
  public static AwsException publicAcl() {
    return new AwsError(
            "InvalidBucketAclWithBlockPublicAccessError",
            400,
            "Bucket cannot have public ACLs set with BlockPublicAccess enabled")
        .toException();
  }
}
