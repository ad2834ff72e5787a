// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.s3;

import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/** One kind of S3 client of the AWS SDK for Java, so that scenarios are written once. */
public interface S3Driver extends AutoCloseable {
  /** The operations without content. */
  S3Calls calls();

  /** PutObject. */
  PutObjectResponse put(PutObjectRequest request, byte[] body);

  /** GetObject. */
  ResponseBytes<GetObjectResponse> get(GetObjectRequest request);

  /** UploadPart. */
  UploadPartResponse putPart(UploadPartRequest request, byte[] body);

  @Override
  void close();
}
