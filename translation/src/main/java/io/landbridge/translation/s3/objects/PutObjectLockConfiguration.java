// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.objects;

import io.landbridge.aws.AwsError;
import io.landbridge.s3.S3Errors;
import io.landbridge.s3.model.DefaultRetention;
import io.landbridge.s3.model.ObjectLockConfiguration;
import io.landbridge.s3.model.ObjectLockRule;
import io.landbridge.s3.model.PutObjectLockConfigurationOutput;
import io.landbridge.s3.model.PutObjectLockConfigurationRequest;
import io.landbridge.translation.s3.BucketDocuments;
import io.landbridge.translation.s3.BucketDocuments.Kind;
import io.landbridge.translation.s3.S3Backend;
import io.landbridge.translation.s3.S3Call;
import io.landbridge.translation.s3.S3Operation;
import java.util.Optional;

/** Sets how a bucket locks what does not ask for it. S3 API, PutObjectLockConfiguration. */
final class PutObjectLockConfiguration
    implements S3Operation<PutObjectLockConfigurationRequest, PutObjectLockConfigurationOutput> {
  // Source: S3 User Guide, "Object Lock considerations", maximum retention periods.
  private static final int MOST_DAYS = 36_500;
  private static final int MOST_YEARS = 100;

  private final BucketDocuments documents;

  PutObjectLockConfiguration(S3Backend backend) {
    this.documents = backend.documents();
  }

  @Override
  public PutObjectLockConfigurationOutput handle(
      S3Call call, PutObjectLockConfigurationRequest request) {
    ObjectLockConfiguration wanted =
        request
            .objectLockConfiguration()
            .filter(it -> it.objectLockEnabled().isPresent())
            .orElseThrow(() -> S3Errors.malformedXml().toException());
    if (!call.bucket().locked()) {
      throw new AwsError(
              "InvalidBucketState",
              409,
              "Object Lock configuration cannot be enabled on existing buckets")
          .toException();
    }
    check(wanted.rule());
    documents.put(call.bucket().id(), Kind.OBJECT_LOCK, wanted);
    return PutObjectLockConfigurationOutput.builder().build();
  }

  private static void check(Optional<ObjectLockRule> rule) {
    if (rule.isEmpty()) {
      return;
    }
    DefaultRetention retention =
        rule.get().defaultRetention().orElseThrow(() -> S3Errors.malformedXml().toException());
    boolean complete =
        retention.mode().isPresent()
            && retention.days().isPresent() != retention.years().isPresent()
            && retention.defaultEventHold().isEmpty();
    if (!complete) {
      throw S3Errors.malformedXml().toException();
    }
    if (retention.days().orElse(1) < 1 || retention.years().orElse(1) < 1) {
      throw new AwsError(
              "InvalidArgument", 400, "Default retention period must be a positive integer value.")
          .toException();
    }
    if (retention.days().orElse(1) > MOST_DAYS || retention.years().orElse(1) > MOST_YEARS) {
      throw new AwsError("InvalidArgument", 400, "Default retention period too large.")
          .toException();
    }
  }
}
