// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.store;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

/**
 * Keeps objects. Calls block and are for virtual threads. A call that returns has happened for
 * good: what it wrote survives the end of the process and, with synchronous writes, the loss of
 * power. A call that throws has changed nothing that anybody can see.
 *
 * <p>Besides what the methods name, every method throws {@link io.landbridge.aws.AwsException} with
 * {@code NoSuchBucket} for a bucket that was not created here, and every one that writes {@code
 * InsufficientStorage} when the disk is full; reading goes on then.
 */
public interface ObjectStore {

  // Buckets

  /** Makes a bucket; one that is there stays as it is. */
  void createBucket(BucketId bucket);

  /**
   * Removes a bucket with its configuration and the uploads that are not completed. Source: S3 API,
   * DeleteBucket: such uploads keep directory buckets only.
   *
   * @throws io.landbridge.aws.AwsException {@code BucketNotEmpty} while there is a version or a
   *     delete marker in it
   */
  default void deleteBucket(BucketId bucket) {
    deleteBucket(bucket, () -> {});
  }

  /**
   * Removes a bucket with its configuration, once it is gone elsewhere too.
   *
   * @param elsewhere removes what others keep of the bucket. It runs when the bucket is known to be
   *     empty, and nobody changes the bucket until it has returned. What it throws is thrown on,
   *     and the bucket stays as it is.
   * @throws io.landbridge.aws.AwsException {@code BucketNotEmpty}
   */
  void deleteBucket(BucketId bucket, Runnable elsewhere);

  /** What is known of a bucket; empty when it is not here. */
  Optional<BucketState> findBucket(BucketId bucket);

  /** All buckets that are here, in no order. */
  List<BucketState> buckets();

  /**
   * Enables or suspends versioning.
   *
   * @throws IllegalArgumentException for a step back to {@code UNVERSIONED}
   */
  void setVersioning(BucketId bucket, VersioningState state);

  /** Bounds what the bucket may hold; writes beyond it are refused with {@code QuotaExceeded}. */
  void setQuota(BucketId bucket, OptionalLong bytes);

  /** What the bucket holds now. */
  BucketUsage usage(BucketId bucket);

  /**
   * Keeps a document of the bucket's configuration.
   *
   * @param kind the name that it is found by again, for example {@code cors}
   */
  void putConfiguration(BucketId bucket, String kind, Document document);

  /** A document of the bucket's configuration; cheap enough to ask with every request. */
  Optional<Document> findConfiguration(BucketId bucket, String kind);

  /** Forgets a document of the bucket's configuration, if there is one. */
  void deleteConfiguration(BucketId bucket, String kind);

  // Objects

  /**
   * Reads a body to its end and makes it the latest version of the key.
   *
   * @param condition checked when all bytes are there, and before that to refuse early
   * @throws io.landbridge.aws.AwsException what the body or the condition throws, {@code
   *     QuotaExceeded}, {@code AccessDenied} when a locked {@code null} version would be replaced
   */
  ObjectVersion put(
      BucketId bucket, ObjectKey key, NewObject object, ObjectBody body, WriteCondition condition);

  /**
   * Makes the content of one object the latest version of another key, or of the same.
   *
   * @param object what the copy is to be, metadata and all; copying only content is the caller's
   *     choice
   * @param checksums of the source's content, to keep with the copy
   * @throws io.landbridge.aws.AwsException {@code NoSuchKey} and {@code NoSuchVersion} of the
   *     source, what the source's reading throws, and all that {@link #put} throws
   */
  ObjectVersion copy(
      CopySource source,
      BucketId bucket,
      ObjectKey key,
      NewObject object,
      List<Checksum> checksums,
      WriteCondition condition);

  /**
   * Gives the latest version of a key another key: what was there is replaced, the old key is gone,
   * in one step. Only in a bucket that never was versioned.
   *
   * @throws io.landbridge.aws.AwsException {@code NoSuchKey} when there is no source, what the
   *     conditions throw, {@code InvalidRequest} in a versioned bucket
   */
  ObjectVersion rename(
      BucketId bucket,
      ObjectKey source,
      ObjectKey target,
      WriteCondition onSource,
      WriteCondition onTarget);

  /**
   * A version without its bytes.
   *
   * @param version absent for the latest, which may be a delete marker
   * @return empty when there is no such key or version
   * @throws io.landbridge.aws.AwsException {@code InvalidArgument} when the version id is malformed
   */
  Optional<StoredVersion> find(BucketId bucket, ObjectKey key, Optional<VersionId> version);

  /**
   * A version with its bytes, or some of them.
   *
   * @param version absent for the latest
   * @param reading chooses the bytes when the version is known; not asked about a delete marker
   * @throws io.landbridge.aws.AwsException {@code NoSuchKey}, {@code NoSuchVersion}, what the
   *     reading throws, {@code InvalidRequest} and {@code AccessDenied} for a missing or wrong key
   *     of the customer
   */
  Opened open(BucketId bucket, ObjectKey key, Optional<VersionId> version, Reading reading);

  /**
   * Changes what may change about a version, in one step.
   *
   * @param version absent for the latest
   * @param change sees the attributes as they are; it may refuse by an exception
   * @return the version after the change
   * @throws io.landbridge.aws.AwsException {@code NoSuchKey}, {@code NoSuchVersion}, {@code
   *     MethodNotAllowed} for a delete marker, what the change throws
   */
  ObjectVersion updateAttributes(
      BucketId bucket,
      ObjectKey key,
      Optional<VersionId> version,
      UnaryOperator<Attributes> change);

  /**
   * Deletes a key or a version. There need not be anything to delete.
   *
   * @throws io.landbridge.aws.AwsException {@code AccessDenied} for a version that is locked, what
   *     the condition throws
   */
  DeleteOutcome.Deleted delete(BucketId bucket, Deletion deletion);

  /** Deletes several, each on its own: the outcomes are in the order of the deletions. */
  List<DeleteOutcome> deleteAll(BucketId bucket, List<Deletion> deletions);

  // Lists

  /**
   * Objects whose latest version is not a delete marker.
   *
   * @param after list only what comes after this key; when it is itself a common prefix of this
   *     list, after everything under it
   */
  ObjectPage listObjects(BucketId bucket, PageRequest page, Optional<String> after);

  /**
   * All versions and delete markers; of objects that were uploaded in parts without these.
   *
   * @throws io.landbridge.aws.AwsException {@code InvalidArgument} for a marker's version that is
   *     malformed, or comes without a key
   */
  VersionPage listVersions(
      BucketId bucket, PageRequest page, Optional<VersionPage.VersionMarker> after);

  /** Uploads that are neither complete nor aborted. */
  UploadPage listUploads(
      BucketId bucket, PageRequest page, Optional<UploadPage.UploadMarker> after);

  // Uploads in parts

  /** Begins an upload. */
  Upload createUpload(BucketId bucket, ObjectKey key, NewUpload upload);

  /** An upload that was begun, and has neither been completed nor aborted. */
  Optional<Upload> findUpload(BucketId bucket, ObjectKey key, UploadId upload);

  /**
   * The same where it must be there.
   *
   * @throws io.landbridge.aws.AwsException {@code NoSuchUpload}
   */
  default Upload getUpload(BucketId bucket, ObjectKey key, UploadId upload) {
    return findUpload(bucket, key, upload)
        .orElseThrow(() -> StoreErrors.noSuchUpload(upload).toException());
  }

  /**
   * Reads a body to its end and keeps it as a part; a part of the same number is replaced.
   *
   * @param number 1 to 10,000
   * @param customerKey must be sent with each part of an upload with SSE-C
   * @throws io.landbridge.aws.AwsException {@code NoSuchUpload}, what the body throws
   */
  PartFacts putPart(
      BucketId bucket,
      ObjectKey key,
      UploadId upload,
      int number,
      ObjectBody body,
      Optional<CustomerKey> customerKey);

  /**
   * Parts of an upload by ascending number.
   *
   * @param after the number after which to begin, 0 for all
   * @throws io.landbridge.aws.AwsException {@code NoSuchUpload}
   */
  PartPage listParts(BucketId bucket, ObjectKey key, UploadId upload, int after, int max);

  /**
   * Makes an object of parts; none of them is copied. Asked again with the same parts it answers
   * the same, as long as the object is the latest version: clients repeat it when an answer is
   * lost.
   *
   * @throws io.landbridge.aws.AwsException {@code NoSuchUpload}, {@code InvalidPart}, {@code
   *     InvalidPartOrder}, {@code EntityTooSmall} for a part under 5 MiB that is not the last, what
   *     the condition and the checksum throw, all that {@link #put} throws
   */
  ObjectVersion completeUpload(
      BucketId bucket, ObjectKey key, UploadId upload, Completion completion);

  /**
   * Ends an upload and removes its parts.
   *
   * @throws io.landbridge.aws.AwsException {@code NoSuchUpload}
   */
  void abortUpload(BucketId bucket, ObjectKey key, UploadId upload);
}
