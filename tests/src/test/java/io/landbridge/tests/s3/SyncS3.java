// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.s3;

import io.landbridge.tests.harness.SdkCalls;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/** The blocking client, over Apache's HTTP client. */
public final class SyncS3 implements S3Driver {
  private final S3Client client;
  private final S3Calls calls;

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
    this.calls = SdkCalls.by(S3Calls.class, S3Client.class, client);
  }

  @Override
  public S3Calls calls() {
    return calls;
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
  public UploadPartResponse putPart(UploadPartRequest request, byte[] body) {
    return client.uploadPart(request, RequestBody.fromBytes(body));
  }

  @Override
  public void close() {
    client.close();
  }
}
