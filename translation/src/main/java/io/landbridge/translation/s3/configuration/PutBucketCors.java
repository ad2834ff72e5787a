// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.configuration;

import io.landbridge.s3.model.GetBucketCorsOutput;
import io.landbridge.s3.model.PutBucketCorsRequest;
import io.landbridge.schema.Acknowledged;
import io.landbridge.translation.s3.BucketDocuments;
import io.landbridge.translation.s3.BucketDocuments.Kind;
import io.landbridge.translation.s3.S3Backend;
import io.landbridge.translation.s3.S3Call;
import io.landbridge.translation.s3.S3Operation;
import io.landbridge.translation.s3.cors.CorsDocument;

/** Keeps a bucket's rules for other origins. S3 API, PutBucketCors. */
final class PutBucketCors implements S3Operation<PutBucketCorsRequest, Acknowledged> {
  private final BucketDocuments documents;

  PutBucketCors(S3Backend backend) {
    this.documents = backend.documents();
  }

  @Override
  public Acknowledged handle(S3Call call, PutBucketCorsRequest request) {
    CorsDocument.read(request.corsConfiguration()).check();
    documents.put(
        call.bucket().id(),
        Kind.CORS,
        GetBucketCorsOutput.builder().corsRules(request.corsConfiguration().corsRules()).build());
    return Acknowledged.INSTANCE;
  }
}
