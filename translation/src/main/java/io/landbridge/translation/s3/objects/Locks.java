// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.objects;

import io.landbridge.aws.AwsError;
import io.landbridge.aws.AwsException;
import io.landbridge.s3.S3Errors;
import io.landbridge.s3.model.DefaultRetention;
import io.landbridge.s3.model.ObjectLockConfiguration;
import io.landbridge.s3.model.ObjectLockRule;
import io.landbridge.schema.Shape;
import io.landbridge.translation.s3.BucketDocuments;
import io.landbridge.translation.s3.BucketDocuments.Kind;
import io.landbridge.translation.s3.Members;
import io.landbridge.translation.s3.S3Backend;
import io.landbridge.translation.s3.S3Call;
import io.landbridge.translation.s3.store.Attributes;
import io.landbridge.translation.s3.store.LegalHold;
import io.landbridge.translation.s3.store.Retention;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;

/** What a new object is locked by: what its request says, or what its bucket has for all. */
public final class Locks {
  private final BucketDocuments documents;
  private final InstantSource clock;

  /** Locks as buckets are configured. */
  public Locks(S3Backend backend) {
    this.documents = backend.documents();
    this.clock = backend.clock();
  }

  /**
   * The attributes with the lock of a new object.
   *
   * @throws AwsException {@code InvalidRequest} in a bucket without object lock, {@code
   *     InvalidArgument}
   */
  public Attributes lock(S3Call call, Shape request, Attributes attributes) {
    Optional<String> mode = Members.findText(request, "ObjectLockMode");
    Optional<Instant> until = Members.find(request, "ObjectLockRetainUntilDate", Instant.class);
    Optional<String> hold = Members.findText(request, "ObjectLockLegalHoldStatus");
    if (mode.isPresent() != until.isPresent()) {
      throw S3Errors.invalidArgument(
              mode.isPresent() ? "x-amz-object-lock-mode" : "x-amz-object-lock-retain-until-date",
              mode.orElse(""),
              "x-amz-object-lock-retain-until-date and x-amz-object-lock-mode must both be"
                  + " supplied")
          .toException();
    }
    if (mode.isPresent() || hold.isPresent()) {
      requireLocking(call);
    }
    if (until.filter(it -> !it.isAfter(clock.instant())).isPresent()) {
      throw S3Errors.invalidArgument(
              "x-amz-object-lock-retain-until-date",
              until.get().toString(),
              "The retain until date must be in the future!")
          .toException();
    }
    Optional<Retention> retention =
        mode.isPresent()
            ? Optional.of(new Retention(Retention.Mode.valueOf(mode.get()), until.get()))
            : ofBucket(call);
    return attributes
        .withRetention(retention)
        .withLegalHold(hold.map(LegalHold::valueOf).orElse(LegalHold.NEVER));
  }

  private Optional<Retention> ofBucket(S3Call call) {
    if (!call.bucket().locked()) {
      return Optional.empty();
    }
    return documents
        .find(call.bucket().id(), Kind.OBJECT_LOCK, ObjectLockConfiguration.SCHEMA)
        .flatMap(ObjectLockConfiguration::rule)
        .flatMap(ObjectLockRule::defaultRetention)
        .map(this::retention);
  }

  private Retention retention(DefaultRetention chosen) {
    Instant now = clock.instant();
    Instant until =
        chosen.days().isPresent()
            ? now.plus(Duration.ofDays(chosen.days().get()))
            : now.atOffset(ZoneOffset.UTC).plusYears(chosen.years().orElse(0)).toInstant();
    return new Retention(
        Retention.Mode.valueOf(chosen.mode().map(Enum::name).orElse("GOVERNANCE")), until);
  }

  /**
   * Refuses locks in a bucket that has none.
   *
   * @throws AwsException {@code InvalidRequest}
   */
  static void requireLocking(S3Call call) {
    if (!call.bucket().locked()) {
      throw new AwsError("InvalidRequest", 400, "Bucket is missing Object Lock Configuration")
          .toException();
    }
  }

  /** The version has no retention, or never had a legal hold. */
  static AwsException noLock(String key) {
    return new AwsError(
            "NoSuchObjectLockConfiguration",
            404,
            "The specified object does not have a ObjectLock configuration")
        .with("Key", key)
        .toException();
  }

  /** The bucket was made without object lock. */
  static AwsException noConfiguration(String bucket) {
    return new AwsError(
            "ObjectLockConfigurationNotFoundError",
            404,
            "Object Lock configuration does not exist for this bucket")
        .with("BucketName", bucket)
        .toException();
  }
}
