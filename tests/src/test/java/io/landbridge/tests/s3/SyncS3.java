// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.s3;

import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
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

/** The blocking client, over Apache's HTTP client. */
public final class SyncS3 implements S3Driver {
  private final S3Client client;

  /** A client of the account that the credentials name. */
  public SyncS3(Wire.Target target, AwsCredentialsProvider credentials) {
    Apache5HttpClient.Builder http = Apache5HttpClient.builder();
    target.trust().ifPresent(trust -> http.tlsTrustManagersProvider(trust::getTrustManagers));
    this.client =
        S3Client.builder()
            .endpointOverride(target.api())
            .region(Region.US_EAST_1)
            .forcePathStyle(true)
            .credentialsProvider(credentials)
            .httpClientBuilder(http)
            .build();
  }

  @Override
  public CreateBucketResponse createBucket(CreateBucketRequest request) {
    return client.createBucket(request);
  }

  @Override
  public DeleteBucketResponse deleteBucket(DeleteBucketRequest request) {
    return client.deleteBucket(request);
  }

  @Override
  public HeadBucketResponse headBucket(HeadBucketRequest request) {
    return client.headBucket(request);
  }

  @Override
  public ListBucketsResponse listBuckets() {
    return client.listBuckets();
  }

  @Override
  public PutObjectResponse put(PutObjectRequest request, byte[] body) {
    return client.putObject(request, RequestBody.fromBytes(body));
  }

  @Override
  public ResponseBytes<GetObjectResponse> get(GetObjectRequest request) {
    return client.getObjectAsBytes(request);
  }

  @Override
  public HeadObjectResponse head(HeadObjectRequest request) {
    return client.headObject(request);
  }

  @Override
  public DeleteObjectResponse delete(DeleteObjectRequest request) {
    return client.deleteObject(request);
  }

  @Override
  public DeleteObjectsResponse delete(DeleteObjectsRequest request) {
    return client.deleteObjects(request);
  }

  @Override
  public CopyObjectResponse copy(CopyObjectRequest request) {
    return client.copyObject(request);
  }

  @Override
  public ListObjectsV2Response list(ListObjectsV2Request request) {
    return client.listObjectsV2(request);
  }

  @Override
  public CreateMultipartUploadResponse begin(CreateMultipartUploadRequest request) {
    return client.createMultipartUpload(request);
  }

  @Override
  public UploadPartResponse putPart(UploadPartRequest request, byte[] body) {
    return client.uploadPart(request, RequestBody.fromBytes(body));
  }

  @Override
  public CompleteMultipartUploadResponse complete(CompleteMultipartUploadRequest request) {
    return client.completeMultipartUpload(request);
  }

  @Override
  public AbortMultipartUploadResponse abort(AbortMultipartUploadRequest request) {
    return client.abortMultipartUpload(request);
  }

  @Override
  public ListPartsResponse listParts(ListPartsRequest request) {
    return client.listParts(request);
  }

  @Override
  public PutBucketVersioningResponse putVersioning(PutBucketVersioningRequest request) {
    return client.putBucketVersioning(request);
  }

  @Override
  public ListObjectVersionsResponse listVersions(ListObjectVersionsRequest request) {
    return client.listObjectVersions(request);
  }

  @Override
  public void close() {
    client.close();
  }
}
