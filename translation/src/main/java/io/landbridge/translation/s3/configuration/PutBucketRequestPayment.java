// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.configuration;

import io.landbridge.s3.model.Payer;
import io.landbridge.s3.model.PutBucketRequestPaymentRequest;
import io.landbridge.schema.Acknowledged;
import io.landbridge.translation.s3.S3Call;
import io.landbridge.translation.s3.S3Operation;

/**
 * Takes what is so: the bucket's owner pays. Nothing is billed here, so that nobody else could. S3
 * API, PutBucketRequestPayment.
 */
final class PutBucketRequestPayment
    implements S3Operation<PutBucketRequestPaymentRequest, Acknowledged> {

  @Override
  public Acknowledged handle(S3Call call, PutBucketRequestPaymentRequest request) {
    if (request.requestPaymentConfiguration().payer() != Payer.BUCKET_OWNER) {
      throw ConfigurationErrors.notImplemented("Requester pays");
    }
    return Acknowledged.INSTANCE;
  }
}
