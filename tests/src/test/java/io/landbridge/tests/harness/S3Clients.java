// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.harness;

import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** Blocking clients of the SDK that never try again, so that a test knows each answer. */
public final class S3Clients {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int CONNECTIONS = 64;

  private S3Clients() {}

  /** A client of the gateway at {@code api}; many threads may share it. */
  public static S3Client connect(URI api, Account account) {
    return S3Client.builder()
        .endpointOverride(api)
        .region(Region.US_EAST_1)
        .forcePathStyle(true)
        .credentialsProvider(account.provider())
        .overrideConfiguration(o -> o.retryStrategy(AwsRetryStrategy.doNotRetry()))
        .httpClientBuilder(
            Apache5HttpClient.builder().maxConnections(CONNECTIONS).socketTimeout(PATIENCE))
        .build();
  }

  /** Makes signed addresses of objects. */
  public static S3Presigner presigner(URI api, Account account) {
    return S3Presigner.builder()
        .endpointOverride(api)
        .region(Region.US_EAST_1)
        .credentialsProvider(account.provider())
        .serviceConfiguration(S3Configuration.builder().pathStyleAccessEnabled(true).build())
        .build();
  }
}
