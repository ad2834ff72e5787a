// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.configuration;

import io.landbridge.s3.model.GetBucketWebsiteOutput;
import io.landbridge.s3.model.PutBucketWebsiteRequest;
import io.landbridge.s3.model.WebsiteConfiguration;
import io.landbridge.schema.Acknowledged;
import io.landbridge.translation.s3.BucketDocuments;
import io.landbridge.translation.s3.BucketDocuments.Kind;
import io.landbridge.translation.s3.S3Backend;
import io.landbridge.translation.s3.S3Call;
import io.landbridge.translation.s3.S3Operation;
import io.landbridge.translation.s3.website.WebsiteDocument;

/** Keeps what a bucket's website is. S3 API, PutBucketWebsite. */
final class PutBucketWebsite implements S3Operation<PutBucketWebsiteRequest, Acknowledged> {
  private final BucketDocuments documents;

  PutBucketWebsite(S3Backend backend) {
    this.documents = backend.documents();
  }

  @Override
  public Acknowledged handle(S3Call call, PutBucketWebsiteRequest request) {
    WebsiteConfiguration wanted = request.websiteConfiguration();
    WebsiteDocument.read(wanted).check();
    documents.put(
        call.bucket().id(),
        Kind.WEBSITE,
        GetBucketWebsiteOutput.builder()
            .redirectAllRequestsTo(wanted.redirectAllRequestsTo())
            .indexDocument(wanted.indexDocument())
            .errorDocument(wanted.errorDocument())
            .routingRules(wanted.routingRules())
            .build());
    return Acknowledged.INSTANCE;
  }
}
