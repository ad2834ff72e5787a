// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.landbridge.s3.S3Address.OfBucket;
import io.landbridge.s3.S3Address.OfObject;
import io.landbridge.s3.S3Address.OfService;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostStyleTest {
  private final HostStyle hosts =
      new HostStyle(List.of("example.com", "s3.Example.com", "localhost"));

  private S3Address address(String host, String path) {
    return hosts.address(RequestHead.of("GET", host, path, HeaderFields.of(List.of())));
  }

  @ParameterizedTest
  @CsvSource({
    "my.bucket.s3.example.com, my.bucket",
    "Bucket.S3.EXAMPLE.com:8080, bucket",
    "bucket.example.com., bucket",
    "bucket.localhost:9000, bucket"
  })
  void aHostBelowADomainNamesTheBucket(String host, String bucket) {
    assertThat(address(host, "/a//b")).isEqualTo(new OfObject(new BucketName(bucket), "a//b"));
    assertThat(address(host, "/")).isEqualTo(new OfBucket(new BucketName(bucket)));
  }

  @ParameterizedTest
  @CsvSource({
    "s3.example.com",
    "s3.example.com:443",
    "10.0.0.1:80",
    "[::1]:80",
    "[::1]",
    "other.org"
  })
  void everyOtherHostLeavesTheBucketToThePath(String host) {
    assertThat(address(host, "/bucket/key"))
        .isEqualTo(new OfObject(new BucketName("bucket"), "key"));
    assertThat(address(host, "/bucket/")).isEqualTo(new OfBucket(new BucketName("bucket")));
    assertThat(address(host, "/")).isEqualTo(new OfService());
  }

  @Test
  void namesTheResourceAsErrorsDo() {
    assertThat(address("", "/bucket/a/b").resource()).isEqualTo("/bucket/a/b");
    assertThat(address("", "/bucket").resource()).isEqualTo("/bucket");
    assertThat(address("", "/").resource()).isEqualTo("/");
  }
}
