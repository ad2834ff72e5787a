// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.configuration;

import io.landbridge.aws.AwsError;
import io.landbridge.aws.AwsException;
import io.landbridge.translation.s3.S3Bucket;

/** What S3 answers about a configuration that is not there or not taken; the words are S3's. */
public final class ConfigurationErrors {
  private ConfigurationErrors() {}

  private static AwsException absent(String code, String message, S3Bucket bucket) {
    return new AwsError(code, 404, message).with("BucketName", bucket.name()).toException();
  }

  static AwsException noPolicy(S3Bucket bucket) {
    return absent("NoSuchBucketPolicy", "The bucket policy does not exist", bucket);
  }

  static AwsException noCors(S3Bucket bucket) {
    return absent("NoSuchCORSConfiguration", "The CORS configuration does not exist", bucket);
  }

  /** The bucket has no website. */
  public static AwsException noWebsite(S3Bucket bucket) {
    return absent(
        "NoSuchWebsiteConfiguration",
        "The specified bucket does not have a website configuration",
        bucket);
  }

  static AwsException noLifecycle(S3Bucket bucket) {
    return absent(
        "NoSuchLifecycleConfiguration", "The lifecycle configuration does not exist", bucket);
  }

  static AwsException noTags(S3Bucket bucket) {
    return absent("NoSuchTagSet", "The TagSet does not exist", bucket);
  }

  static AwsException noEncryption(S3Bucket bucket) {
    return absent(
        "ServerSideEncryptionConfigurationNotFoundError",
        "The server side encryption configuration was not found",
        bucket);
  }

  static AwsException noPublicAccessBlock(S3Bucket bucket) {
    return absent(
        "NoSuchPublicAccessBlockConfiguration",
        "The public access block configuration was not found",
        bucket);
  }

  static AwsException noOwnership(S3Bucket bucket) {
    return absent(
        "OwnershipControlsNotFoundError", "The bucket ownership controls were not found", bucket);
  }

  static AwsException invalidTag(String message, String key) {
    return new AwsError("InvalidTag", 400, message).with("TagKey", key).toException();
  }

  static AwsException notImplemented(String what) {
    return new AwsError("NotImplemented", 501, what + " is not supported").toException();
  }
}
