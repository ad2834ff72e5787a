// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.s3;

import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.services.s3.model.AbortMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.AbortMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.CreateBucketResponse;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.DeleteBucketRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketResponse;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.DeleteObjectsRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadBucketRequest;
import software.amazon.awssdk.services.s3.model.HeadBucketResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListBucketsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsRequest;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.ListPartsRequest;
import software.amazon.awssdk.services.s3.model.ListPartsResponse;
import software.amazon.awssdk.services.s3.model.PutBucketVersioningRequest;
import software.amazon.awssdk.services.s3.model.PutBucketVersioningResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/** The operations that the scenarios need, whichever client makes the calls. */
public interface S3Driver extends AutoCloseable {
  CreateBucketResponse createBucket(CreateBucketRequest request);

  DeleteBucketResponse deleteBucket(DeleteBucketRequest request);

  HeadBucketResponse headBucket(HeadBucketRequest request);

  ListBucketsResponse listBuckets();

  PutObjectResponse put(PutObjectRequest request, byte[] body);

  ResponseBytes<GetObjectResponse> get(GetObjectRequest request);

  HeadObjectResponse head(HeadObjectRequest request);

  DeleteObjectResponse delete(DeleteObjectRequest request);

  DeleteObjectsResponse delete(DeleteObjectsRequest request);

  CopyObjectResponse copy(CopyObjectRequest request);

  ListObjectsV2Response list(ListObjectsV2Request request);

  CreateMultipartUploadResponse begin(CreateMultipartUploadRequest request);

  UploadPartResponse putPart(UploadPartRequest request, byte[] body);

  CompleteMultipartUploadResponse complete(CompleteMultipartUploadRequest request);

  AbortMultipartUploadResponse abort(AbortMultipartUploadRequest request);

  ListPartsResponse listParts(ListPartsRequest request);

  PutBucketVersioningResponse putVersioning(PutBucketVersioningRequest request);

  ListObjectVersionsResponse listVersions(ListObjectVersionsRequest request);

  @Override
  void close();
}
