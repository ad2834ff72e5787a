// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.s3;

import io.landbridge.tests.harness.SdkCalls;
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
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
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
  private final S3Calls calls;

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
    this.calls = SdkCalls.by(S3Calls.class, S3AsyncClient.class, client);
  }

  @Override
  public S3Calls calls() {
    return calls;
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
  public UploadPartResponse putPart(UploadPartRequest request, byte[] body) {
    return join(client.uploadPart(request, AsyncRequestBody.fromBytes(body)));
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
