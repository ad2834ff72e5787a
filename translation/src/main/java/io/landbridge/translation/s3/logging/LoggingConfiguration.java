// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.logging;

import io.landbridge.aws.AccountId;
import io.landbridge.aws.AwsError;
import io.landbridge.translation.s3.access.Access;
import io.landbridge.translation.s3.access.AccessQuestion;
import io.landbridge.translation.s3.access.BucketAccess;
import io.landbridge.translation.s3.access.policy.ConditionContext;
import io.landbridge.translation.s3.access.policy.PolicyAction;
import io.landbridge.translation.s3.requester.Requester;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * Where the log of a bucket goes.
 *
 * @param targetBucket the bucket that log objects are written to
 * @param targetPrefix what their keys begin with; may be empty
 * @param partitioned whether keys tell the source's account, region, name and the day
 */
public record LoggingConfiguration(String targetBucket, String targetPrefix, boolean partitioned) {
  private static final Requester.Service WRITER = Requester.Service.LOG_WRITER;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd-HH-mm-ss").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyy/MM/dd/").withZone(ZoneOffset.UTC);

  /**
   * A bucket that is logged.
   *
   * @param owner the account that owns it
   */
  public record Source(AccountId owner, String region, String bucket) {}

  /**
   * Checks that a bucket's log may go there. Where access control lists count, the log's writer
   * must have been let in; where a policy must do it, that is asked for each log object instead.
   *
   * @param source the bucket that is logged
   * @param target the target bucket; empty when there is none of that name
   * @throws io.landbridge.aws.AwsException InvalidTargetBucketForLogging
   */
  public void check(Source source, Optional<BucketAccess> target) {
    BucketAccess found =
        target.orElseThrow(() -> refused("The target bucket for logging does not exist"));
    if (!found.owner().equals(source.owner())) {
      throw refused(
          "The owner for the bucket to be logged and the target bucket must be the same.");
    }
    if (found.ownership().allowsAcls() && !permits(source, found, targetPrefix + "x")) {
      throw refused(
          "You must give the log-delivery group WRITE and READ_ACP permissions to the target"
              + " bucket");
    }
  }

  private RuntimeException refused(String message) {
    return new AwsError("InvalidTargetBucketForLogging", 400, message)
        .with("TargetBucket", targetBucket)
        .toException();
  }

  /**
   * Whether the log's writer may put an object into the target, by its policy or its list.
   *
   * @param key the log object's key
   */
  public static boolean permits(Source source, BucketAccess target, String key) {
    ConditionContext conditions =
        ConditionContext.builder()
            .put("aws:SourceArn", "arn:aws:s3:::" + source.bucket())
            .put("aws:SourceAccount", source.owner().value())
            .put("aws:PrincipalIsAWSService", "true")
            .put("aws:PrincipalServiceName", WRITER.name())
            .put("aws:SecureTransport", "true")
            .put("s3:ResourceAccount", target.owner().value())
            .build();
    return Access.decide(
            new AccessQuestion(WRITER, PolicyAction.PUT_OBJECT, Optional.of(key), conditions),
            target,
            Optional.empty())
        .isAllowed();
  }

  /**
   * The key of a log object.
   *
   * @param unique tells objects of one second apart
   */
  public String keyOf(Source source, Instant written, String unique) {
    String partition =
        partitioned
            ? source.owner()
                + "/"
                + source.region()
                + "/"
                + source.bucket()
                + "/"
                + DAY.format(written)
            : "";
    return targetPrefix + partition + TIME.format(written) + "-" + unique;
  }
}
