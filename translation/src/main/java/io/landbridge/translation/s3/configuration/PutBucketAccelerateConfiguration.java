// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.configuration;

import io.landbridge.s3.S3Errors;
import io.landbridge.s3.model.BucketAccelerateStatus;
import io.landbridge.s3.model.GetBucketAccelerateConfigurationOutput;
import io.landbridge.s3.model.PutBucketAccelerateConfigurationRequest;
import io.landbridge.schema.Acknowledged;
import io.landbridge.translation.s3.BucketDocuments;
import io.landbridge.translation.s3.BucketDocuments.Kind;
import io.landbridge.translation.s3.S3Backend;
import io.landbridge.translation.s3.S3Call;
import io.landbridge.translation.s3.S3Operation;

/**
 * Takes what is so: transfers are not accelerated, as there are no edge locations. S3 API,
 * PutBucketAccelerateConfiguration.
 */
final class PutBucketAccelerateConfiguration
    implements S3Operation<PutBucketAccelerateConfigurationRequest, Acknowledged> {
  private final BucketDocuments documents;

  PutBucketAccelerateConfiguration(S3Backend backend) {
    this.documents = backend.documents();
  }

  @Override
  public Acknowledged handle(S3Call call, PutBucketAccelerateConfigurationRequest request) {
    BucketAccelerateStatus status =
        request
            .accelerateConfiguration()
            .status()
            .orElseThrow(() -> S3Errors.malformedXml().toException());
    if (status == BucketAccelerateStatus.ENABLED) {
      throw ConfigurationErrors.notImplemented("Transfer acceleration");
    }
    documents.put(
        call.bucket().id(),
        Kind.ACCELERATE,
        GetBucketAccelerateConfigurationOutput.builder().status(status).build());
    return Acknowledged.INSTANCE;
  }
}
