// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.buckets;

import io.landbridge.s3.S3Operations;
import io.landbridge.translation.cloudstack.NativeCommand;
import io.landbridge.translation.s3.S3Action;
import java.util.List;

/** The operations of this package. */
public final class BucketOperations {
  /** Their lines of the table. */
  public static final List<S3Action<?, ?>> ACTIONS =
      List.of(
          S3Action.of(S3Operations.CREATE_BUCKET, CreateBucket::new)
              .needs(
                  NativeCommand.CREATE_BUCKET,
                  NativeCommand.LIST_BUCKETS,
                  NativeCommand.LIST_OBJECT_STORAGE_POOLS)
              .refuses("BucketNamespace", "There is one namespace of buckets"),
          S3Action.of(S3Operations.DELETE_BUCKET, DeleteBucket::new)
              .needs(NativeCommand.DELETE_BUCKET),
          S3Action.of(S3Operations.GET_BUCKET_LOCATION, GetBucketLocation::new)
              .needs(NativeCommand.LIST_BUCKETS),
          S3Action.of(S3Operations.GET_BUCKET_VERSIONING, GetBucketVersioning::new)
              .needs(NativeCommand.LIST_BUCKETS),
          S3Action.of(S3Operations.HEAD_BUCKET, HeadBucket::new).needs(NativeCommand.LIST_BUCKETS),
          S3Action.of(S3Operations.LIST_BUCKETS, ListBuckets::new)
              .needs(NativeCommand.LIST_BUCKETS),
          S3Action.of(S3Operations.PUT_BUCKET_VERSIONING, PutBucketVersioning::new)
              .needs(NativeCommand.UPDATE_BUCKET)
              .refuses("MFA", "There is no MFA delete"));

  private BucketOperations() {}
}
