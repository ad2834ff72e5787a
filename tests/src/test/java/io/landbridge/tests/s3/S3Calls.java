// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.s3;

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

/** The operations of S3 that scenarios call, see {@link io.landbridge.tests.harness.SdkCalls}. */
public interface S3Calls {
  AbortMultipartUploadResponse abortMultipartUpload(AbortMultipartUploadRequest request);

  CompleteMultipartUploadResponse completeMultipartUpload(CompleteMultipartUploadRequest request);

  CopyObjectResponse copyObject(CopyObjectRequest request);

  CreateBucketResponse createBucket(CreateBucketRequest request);

  CreateMultipartUploadResponse createMultipartUpload(CreateMultipartUploadRequest request);

  DeleteBucketResponse deleteBucket(DeleteBucketRequest request);

  DeleteObjectResponse deleteObject(DeleteObjectRequest request);

  DeleteObjectsResponse deleteObjects(DeleteObjectsRequest request);

  HeadBucketResponse headBucket(HeadBucketRequest request);

  HeadObjectResponse headObject(HeadObjectRequest request);

  ListBucketsResponse listBuckets();

  ListObjectVersionsResponse listObjectVersions(ListObjectVersionsRequest request);

  ListObjectsV2Response listObjectsV2(ListObjectsV2Request request);

  ListPartsResponse listParts(ListPartsRequest request);

  PutBucketVersioningResponse putBucketVersioning(PutBucketVersioningRequest request);
}
