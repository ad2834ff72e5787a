// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.store;

import io.landbridge.aws.AwsError;

/**
 * The errors that a store answers. Source: Amazon S3 API Reference, "Error responses"; the messages
 * are those S3 sends.
 */
public final class StoreErrors {
  private StoreErrors() {}

  /** No such bucket is here. */
  public static AwsError noSuchBucket() {
    return new AwsError("NoSuchBucket", 404, "The specified bucket does not exist");
  }

  /** The bucket still holds something. */
  public static AwsError bucketNotEmpty(boolean versioned) {
    return new AwsError(
        "BucketNotEmpty",
        409,
        versioned
            ? "The bucket you tried to delete is not empty. You must delete all versions in the"
                + " bucket."
            : "The bucket you tried to delete is not empty");
  }

  /** The key has no object, or its latest version is a delete marker. */
  public static AwsError noSuchKey(ObjectKey key) {
    return new AwsError("NoSuchKey", 404, "The specified key does not exist.")
        .with("Key", key.value());
  }

  /** The key has no such version. */
  public static AwsError noSuchVersion(ObjectKey key, VersionId version) {
    return new AwsError("NoSuchVersion", 404, "The specified version does not exist.")
        .with("Key", key.value())
        .with("VersionId", version.value());
  }

  /** What was sent cannot be the id of a version. */
  public static AwsError invalidVersionId(String value) {
    return new AwsError("InvalidArgument", 400, "Invalid version id specified")
        .with("ArgumentName", "versionId")
        .with("ArgumentValue", value);
  }

  /** A place among the versions of no key. */
  public static AwsError versionMarkerWithoutKey() {
    return new AwsError(
            "InvalidArgument", 400, "A version-id marker cannot be specified without a key marker.")
        .with("ArgumentName", "version-id-marker");
  }

  /** A delete marker has neither content nor attributes. */
  public static AwsError methodNotAllowedOnMarker(String method) {
    return new AwsError(
            "MethodNotAllowed", 405, "The specified method is not allowed against this resource.")
        .with("Method", method)
        .with("ResourceType", "DeleteMarker");
  }

  /** A key of too many bytes. */
  public static AwsError keyTooLong(int bytes) {
    return new AwsError("KeyTooLongError", 400, "Your key is too long")
        .with("Size", Integer.toString(bytes))
        .with("MaxSizeAllowed", Integer.toString(ObjectKey.MAX_BYTES));
  }

  /**
   * A condition of the request is not met.
   *
   * @param condition the header field that holds it
   */
  public static AwsError preconditionFailed(String condition) {
    return new AwsError(
            "PreconditionFailed",
            412,
            "At least one of the pre-conditions you specified did not hold")
        .with("Condition", condition);
  }

  /** The version is under a retention or a legal hold. */
  public static AwsError objectLocked() {
    return new AwsError(
        "AccessDenied", 403, "Access Denied because object protected by object lock.");
  }

  /** A retention that ends in the past. */
  public static AwsError retentionInPast() {
    return new AwsError("InvalidArgument", 400, "The retain until date must be in the future!");
  }

  /** The upload is not, or no longer, there. */
  public static AwsError noSuchUpload(UploadId upload) {
    return new AwsError(
            "NoSuchUpload",
            404,
            "The specified upload does not exist. The upload ID may be invalid, or the upload may"
                + " have been aborted or completed.")
        .with("UploadId", upload.value());
  }

  /** A part that was named is not there, or is another one. */
  public static AwsError invalidPart(UploadId upload, int number, String etag) {
    return new AwsError(
            "InvalidPart",
            400,
            "One or more of the specified parts could not be found.  The part may not have been"
                + " uploaded, or the specified entity tag may not match the part's entity tag.")
        .with("UploadId", upload.value())
        .with("PartNumber", Integer.toString(number))
        .with("ETag", etag);
  }

  /** Parts were named in another order than that of their numbers. */
  public static AwsError invalidPartOrder(UploadId upload) {
    return new AwsError(
            "InvalidPartOrder",
            400,
            "The list of parts was not in ascending order. Parts must be ordered by part number.")
        .with("UploadId", upload.value());
  }

  /** An object needs one part at least. */
  public static AwsError noParts() {
    return new AwsError(
        "MalformedXML",
        400,
        "The XML you provided was not well-formed or did not validate against our published"
            + " schema");
  }

  /** A part number outside of 1 to 10,000. */
  public static AwsError invalidPartNumber(int number) {
    return new AwsError(
            "InvalidArgument", 400, "Part number must be an integer between 1 and 10000, inclusive")
        .with("ArgumentName", "partNumber")
        .with("ArgumentValue", Integer.toString(number));
  }

  /** A part that is not the last one is too small. */
  public static AwsError entityTooSmall(PartFacts part, long minimum) {
    return new AwsError(
            "EntityTooSmall", 400, "Your proposed upload is smaller than the minimum allowed size")
        .with("ProposedSize", Long.toString(part.size()))
        .with("MinSizeAllowed", Long.toString(minimum))
        .with("PartNumber", Integer.toString(part.number()))
        .with("ETag", part.etag());
  }

  /** More bytes than one object may have. */
  public static AwsError entityTooLarge(long size, long maximum) {
    return new AwsError(
            "EntityTooLarge", 400, "Your proposed upload exceeds the maximum allowed size")
        .with("ProposedSize", Long.toString(size))
        .with("MaxSizeAllowed", Long.toString(maximum));
  }

  /** The bucket's quota does not have room for it. S3 has no such quotas; others use this code. */
  public static AwsError quotaExceeded() {
    return new AwsError("QuotaExceeded", 403, "The bucket's quota does not allow this much data");
  }

  /** The disk is full. */
  public static AwsError insufficientStorage() {
    return new AwsError(
        "InsufficientStorage", 507, "There is no room for this data on the store's disk");
  }

  /** The bytes on the disk are not what was written. */
  public static AwsError damaged() {
    return new AwsError(
        "InternalError", 500, "We encountered an internal error. Please try again.");
  }

  /** An object with SSE-C is read, or written to in parts, without its key. */
  public static AwsError customerKeyMissing() {
    return new AwsError(
        "InvalidRequest",
        400,
        "The object was stored using a form of Server Side Encryption. The correct parameters must"
            + " be provided to retrieve the object.");
  }

  /** A customer's key was sent for an object that has none. */
  public static AwsError customerKeyNotApplicable() {
    return new AwsError(
        "InvalidRequest", 400, "The encryption parameters are not applicable to this object.");
  }

  /** Another key than that the object was written with. */
  public static AwsError customerKeyWrong() {
    return new AwsError(
        "AccessDenied",
        403,
        "The provided encryption key does not match the key that the object was stored with");
  }

  /** The key ring has no such key. */
  public static AwsError noSuchEncryptionKey(String key) {
    return new AwsError("KMS.NotFoundException", 400, "Key '" + key + "' does not exist");
  }

  /** Something the store cannot do with this bucket or object. */
  public static AwsError invalidRequest(String message) {
    return new AwsError("InvalidRequest", 400, message);
  }
}
