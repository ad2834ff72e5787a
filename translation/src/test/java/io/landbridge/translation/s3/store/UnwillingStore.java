// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.store;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

/** A store that can do nothing: a test overrides what the code under test may call. */
public abstract class UnwillingStore implements ObjectStore {

  private static UnsupportedOperationException unwilling() {
    return new UnsupportedOperationException("Not what this test is about");
  }

  @Override
  public void createBucket(BucketId bucket) {
    throw unwilling();
  }

  @Override
  public void deleteBucket(BucketId bucket, Runnable elsewhere) {
    throw unwilling();
  }

  @Override
  public Optional<BucketState> findBucket(BucketId bucket) {
    throw unwilling();
  }

  @Override
  public List<BucketState> buckets() {
    throw unwilling();
  }

  @Override
  public void setVersioning(BucketId bucket, VersioningState state) {
    throw unwilling();
  }

  @Override
  public void setQuota(BucketId bucket, OptionalLong bytes) {
    throw unwilling();
  }

  @Override
  public BucketUsage usage(BucketId bucket) {
    throw unwilling();
  }

  @Override
  public void putConfiguration(BucketId bucket, String kind, Document document) {
    throw unwilling();
  }

  @Override
  public Optional<Document> findConfiguration(BucketId bucket, String kind) {
    throw unwilling();
  }

  @Override
  public void deleteConfiguration(BucketId bucket, String kind) {
    throw unwilling();
  }

  @Override
  public ObjectVersion put(
      BucketId bucket, ObjectKey key, NewObject object, ObjectBody body, WriteCondition condition) {
    throw unwilling();
  }

  @Override
  public ObjectVersion copy(
      CopySource source,
      BucketId bucket,
      ObjectKey key,
      NewObject object,
      List<Checksum> checksums,
      WriteCondition condition) {
    throw unwilling();
  }

  @Override
  public ObjectVersion rename(
      BucketId bucket,
      ObjectKey source,
      ObjectKey target,
      WriteCondition onSource,
      WriteCondition onTarget) {
    throw unwilling();
  }

  @Override
  public Optional<StoredVersion> find(BucketId bucket, ObjectKey key, Optional<VersionId> version) {
    throw unwilling();
  }

  @Override
  public Opened open(BucketId bucket, ObjectKey key, Optional<VersionId> version, Reading reading) {
    throw unwilling();
  }

  @Override
  public ObjectVersion updateAttributes(
      BucketId bucket,
      ObjectKey key,
      Optional<VersionId> version,
      UnaryOperator<Attributes> change) {
    throw unwilling();
  }

  @Override
  public DeleteOutcome.Deleted delete(BucketId bucket, Deletion deletion) {
    throw unwilling();
  }

  @Override
  public List<DeleteOutcome> deleteAll(BucketId bucket, List<Deletion> deletions) {
    throw unwilling();
  }

  @Override
  public ObjectPage listObjects(BucketId bucket, PageRequest page, Optional<String> after) {
    throw unwilling();
  }

  @Override
  public VersionPage listVersions(
      BucketId bucket, PageRequest page, Optional<VersionPage.VersionMarker> after) {
    throw unwilling();
  }

  @Override
  public UploadPage listUploads(
      BucketId bucket, PageRequest page, Optional<UploadPage.UploadMarker> after) {
    throw unwilling();
  }

  @Override
  public Upload createUpload(BucketId bucket, ObjectKey key, NewUpload upload) {
    throw unwilling();
  }

  @Override
  public Optional<Upload> findUpload(BucketId bucket, ObjectKey key, UploadId upload) {
    throw unwilling();
  }

  @Override
  public PartFacts putPart(
      BucketId bucket,
      ObjectKey key,
      UploadId upload,
      int number,
      ObjectBody body,
      Optional<CustomerKey> customerKey) {
    throw unwilling();
  }

  @Override
  public PartPage listParts(BucketId bucket, ObjectKey key, UploadId upload, int after, int max) {
    throw unwilling();
  }

  @Override
  public ObjectVersion completeUpload(
      BucketId bucket, ObjectKey key, UploadId upload, Completion completion) {
    throw unwilling();
  }

  @Override
  public void abortUpload(BucketId bucket, ObjectKey key, UploadId upload) {
    throw unwilling();
  }
}
