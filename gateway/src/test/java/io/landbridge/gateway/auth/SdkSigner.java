// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.auth;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner.AuthLocation;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/** Signs with the AWS SDK's own signer. */
record SdkSigner(
    String accessKeyId,
    String secretAccessKey,
    Optional<String> token,
    String service,
    String region,
    Instant at,
    Optional<Duration> presignedFor) {

  static SdkSigner of(String service, Instant at) {
    return new SdkSigner(
        "AKIDEXAMPLE",
        "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
        Optional.empty(),
        service,
        "us-east-1",
        at,
        Optional.empty());
  }

  SdkSigner with(String otherKey, String otherSecret) {
    return new SdkSigner(otherKey, otherSecret, token, service, region, at, presignedFor);
  }

  SdkSigner withToken(String sessionToken) {
    return new SdkSigner(
        accessKeyId, secretAccessKey, Optional.of(sessionToken), service, region, at, presignedFor);
  }

  SdkSigner withRegion(String other) {
    return new SdkSigner(accessKeyId, secretAccessKey, token, service, other, at, presignedFor);
  }

  SdkSigner presigned(Duration expires) {
    return new SdkSigner(
        accessKeyId, secretAccessKey, token, service, region, at, Optional.of(expires));
  }

  RequestHead sign(SdkHttpRequest request, byte[] body) {
    SignedRequest signed =
        AwsV4HttpSigner.create()
            .sign(builder -> {
              builder
                  .identity(identity())
                  .request(request)
                  .payload(ContentStreamProvider.fromByteArray(body))
                  .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service)
                  .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                  .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, !service.equals("s3"))
                  .putProperty(AwsV4HttpSigner.NORMALIZE_PATH, !service.equals("s3"))
                  .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(at, ZoneOffset.UTC));
              presignedFor.ifPresent(expires ->
                  builder
                      .putProperty(AwsV4HttpSigner.PAYLOAD_SIGNING_ENABLED, !service.equals("s3"))
                      .putProperty(AwsV4HttpSigner.AUTH_LOCATION, AuthLocation.QUERY_STRING)
                      .putProperty(AwsV4HttpSigner.EXPIRATION_DURATION, expires));
            });
    return toHead(signed.request());
  }

  private AwsCredentialsIdentity identity() {
    return token
        .<AwsCredentialsIdentity>map(
            t -> AwsSessionCredentialsIdentity.create(accessKeyId, secretAccessKey, t))
        .orElseGet(() -> AwsCredentialsIdentity.create(accessKeyId, secretAccessKey));
  }

  static RequestHead toHead(SdkHttpRequest request) {
    List<HeaderField> headers = new ArrayList<>();
    request.forEachHeader(
        (name, values) -> values.forEach(v -> headers.add(new HeaderField(name, onTheWire(v)))));
    return new RequestHead(
        request.method().name(),
        request.encodedPath(),
        request.encodedQueryParameters().orElse(""),
        headers);
  }

  /** One character a byte, as a server's HTTP parser gives it. */
  static String onTheWire(String value) {
    return new String(value.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }
}
