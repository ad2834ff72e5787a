// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3;

import io.landbridge.s3.RestAnswer.HeaderField;
import io.landbridge.translation.s3.configuration.KeptConfiguration;
import java.util.Optional;

/**
 * Buckets whose requesters pay: others than the owner are answered only when they say that they
 * know it, and nobody is who has no signature. Nothing is billed here, but what would be is told.
 * Source: S3 User Guide, "Using Requester Pays buckets".
 */
final class RequesterPays {
  /** What the answer to a request tells whose requester pays. */
  static final HeaderField CHARGED = new HeaderField("x-amz-request-charged", "requester");

  private static final String PAYER = "x-amz-request-payer";

  private final KeptConfiguration kept;

  RequesterPays(KeptConfiguration kept) {
    this.kept = kept;
  }

  /**
   * Whether the requester pays for what is asked of this bucket.
   *
   * @throws io.landbridge.aws.AwsException {@code AccessDenied} when it would have to and has not
   *     said so
   */
  boolean isCharged(S3Call call, S3Request request, S3Bucket bucket) {
    boolean isOwner = call.requester().account().filter(bucket.owner()::equals).isPresent();
    if (isOwner || !kept.requesterPays(bucket.id())) {
      return false;
    }
    // An address that was signed for others has the header among its parameters.
    Optional<String> payer =
        request.headers().find(PAYER).or(() -> request.route().query().find(PAYER));
    if (call.requester().account().isEmpty() || !payer.equals(Optional.of("requester"))) {
      throw BucketErrors.accessDenied();
    }
    return true;
  }
}
