// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.s3;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.core.async.AsyncResponseTransformer;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.SdkEventLoopGroup;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3AsyncClient;
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

/** The asynchronous client, over Netty. */
final class AsyncS3 implements S3Driver {
  /** Of all clients: each with its own would end only after a pause of two seconds. */
  private static final SdkEventLoopGroup LOOPS =
      SdkEventLoopGroup.builder().numberOfThreads(2).build();

  private final S3AsyncClient client;

  AsyncS3(Wire.Target target, AwsCredentialsProvider credentials) {
    this(target, credentials, false);
  }

  /** A client that may divide large objects into parts by itself. */
  AsyncS3(Wire.Target target, AwsCredentialsProvider credentials, boolean multipart) {
    NettyNioAsyncHttpClient.Builder http = NettyNioAsyncHttpClient.builder().eventLoopGroup(LOOPS);
    target.trust().ifPresent(trust -> http.tlsTrustManagersProvider(trust::getTrustManagers));
    this.client =
        S3AsyncClient.builder()
            .endpointOverride(target.api())
            .region(Region.US_EAST_1)
            .forcePathStyle(true)
            .multipartEnabled(multipart)
            .credentialsProvider(credentials)
            .httpClientBuilder(http)
            .build();
  }

  @Override
  public CreateBucketResponse createBucket(CreateBucketRequest request) {
    return join(client.createBucket(request));
  }

  @Override
  public DeleteBucketResponse deleteBucket(DeleteBucketRequest request) {
    return join(client.deleteBucket(request));
  }

  @Override
  public HeadBucketResponse headBucket(HeadBucketRequest request) {
    return join(client.headBucket(request));
  }

  @Override
  public ListBucketsResponse listBuckets() {
    return join(client.listBuckets());
  }

  @Override
  public PutObjectResponse put(PutObjectRequest request, byte[] body) {
    return join(client.putObject(request, AsyncRequestBody.fromBytes(body)));
  }

  @Override
  public ResponseBytes<GetObjectResponse> get(GetObjectRequest request) {
    return join(client.getObject(request, AsyncResponseTransformer.toBytes()));
  }

  @Override
  public HeadObjectResponse head(HeadObjectRequest request) {
    return join(client.headObject(request));
  }

  @Override
  public DeleteObjectResponse delete(DeleteObjectRequest request) {
    return join(client.deleteObject(request));
  }

  @Override
  public DeleteObjectsResponse delete(DeleteObjectsRequest request) {
    return join(client.deleteObjects(request));
  }

  @Override
  public CopyObjectResponse copy(CopyObjectRequest request) {
    return join(client.copyObject(request));
  }

  @Override
  public ListObjectsV2Response list(ListObjectsV2Request request) {
    return join(client.listObjectsV2(request));
  }

  @Override
  public CreateMultipartUploadResponse begin(CreateMultipartUploadRequest request) {
    return join(client.createMultipartUpload(request));
  }

  @Override
  public UploadPartResponse putPart(UploadPartRequest request, byte[] body) {
    return join(client.uploadPart(request, AsyncRequestBody.fromBytes(body)));
  }

  @Override
  public CompleteMultipartUploadResponse complete(CompleteMultipartUploadRequest request) {
    return join(client.completeMultipartUpload(request));
  }

  @Override
  public AbortMultipartUploadResponse abort(AbortMultipartUploadRequest request) {
    return join(client.abortMultipartUpload(request));
  }

  @Override
  public ListPartsResponse listParts(ListPartsRequest request) {
    return join(client.listParts(request));
  }

  @Override
  public PutBucketVersioningResponse putVersioning(PutBucketVersioningRequest request) {
    return join(client.putBucketVersioning(request));
  }

  @Override
  public ListObjectVersionsResponse listVersions(ListObjectVersionsRequest request) {
    return join(client.listObjectVersions(request));
  }

  @Override
  public void close() {
    client.close();
  }

  private static <R> R join(CompletableFuture<R> answer) {
    try {
      return answer.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }
}
