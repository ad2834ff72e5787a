// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.auth;

import io.landbridge.aws.AccountId;
import io.landbridge.aws.Secret;
import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.identity.Caller;
import io.landbridge.translation.identity.NativeCredentials;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;

/** What the tests of this package start from. */
final class Fixtures {
  static final String ACCESS_KEY = "AKIDEXAMPLE";
  static final Secret SECRET = Secret.of("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");
  static final Instant NOW = Instant.parse("2015-08-30T12:36:00Z");
  static final byte[] BODY =
      "Action=DescribeRegions&Version=2016-11-15".getBytes(StandardCharsets.UTF_8);
  static final Caller ALICE =
      new Caller(
          new AccountId("123456789012"),
          new NativeId("e95f32e8-09d9-46a4-915f-0c34ac5d1cec"),
          "alice",
          new NativeId("bea59957-e5d5-11f1-90e2-02fc00000001"),
          new NativeId("e935c36a-22d9-4852-862b-e6fcf8de7e3c"),
          "alice",
          new NativeCredentials(ACCESS_KEY, SECRET));

  private Fixtures() {}

  /** What an SDK posts to EC2. */
  static SdkHttpRequest post() {
    return SdkHttpRequest.builder()
        .method(SdkHttpMethod.POST)
        .uri(URI.create("http://localhost:8773/"))
        .putHeader("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")
        .build();
  }

  static SdkHttpRequest get(String query) {
    return SdkHttpRequest.builder()
        .method(SdkHttpMethod.GET)
        .uri(URI.create("http://localhost:8773/?" + query))
        .build();
  }
}
