// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.configuration;

import io.landbridge.s3.model.GetBucketRequestPaymentOutput;
import io.landbridge.s3.model.PutBucketRequestPaymentRequest;
import io.landbridge.schema.Acknowledged;
import io.landbridge.translation.s3.BucketDocuments;
import io.landbridge.translation.s3.BucketDocuments.Kind;
import io.landbridge.translation.s3.S3Backend;
import io.landbridge.translation.s3.S3Call;
import io.landbridge.translation.s3.S3Operation;

/** Keeps who pays for requests. S3 API, PutBucketRequestPayment. */
final class PutBucketRequestPayment
    implements S3Operation<PutBucketRequestPaymentRequest, Acknowledged> {
  private final BucketDocuments documents;

  PutBucketRequestPayment(S3Backend backend) {
    this.documents = backend.documents();
  }

  @Override
  public Acknowledged handle(S3Call call, PutBucketRequestPaymentRequest request) {
    documents.put(
        call.bucket().id(),
        Kind.REQUEST_PAYMENT,
        GetBucketRequestPaymentOutput.builder()
            .payer(request.requestPaymentConfiguration().payer())
            .build());
    return Acknowledged.INSTANCE;
  }
}
