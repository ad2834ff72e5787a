// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landbridge.aws.AwsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BucketNameTest {
  @ParameterizedTest
  @ValueSource(strings = {"abc", "a.b-c.d", "0bucket9", "1.2.3", "a--b"})
  void takesNamesOfTodaysRules(String name) {
    assertThat(new BucketName(name).isCreatable()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bucket",
        "a_b",
        "abc-",
        "a..b",
        "192.168.5.4",
        "xn--bucket",
        "sthree-x",
        "amzn-s3-demo-x",
        "bucket-s3alias",
        "bucket--ol-s3",
        "bucket.mrap",
        "bucket--x-s3",
        "bucket--table-s3"
      })
  void knowsNamesThatNoNewBucketMayHave(String name) {
    var bucket = new BucketName(name);

    assertThat(bucket.isCreatable()).isFalse();
    assertThatThrownBy(bucket::requireCreatable)
        .isInstanceOf(AwsException.class)
        .hasMessageStartingWith("InvalidBucketName");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ab", "-abc", "a/b", "a b", "büro", ".abc"})
  void refusesWhatWasNeverAName(String name) {
    assertThatThrownBy(() -> new BucketName(name)).hasMessageStartingWith("InvalidBucketName");
  }

  @Test
  void aNewNameHasAtMost63Characters() {
    assertThat(new BucketName("a".repeat(63)).isCreatable()).isTrue();
    assertThat(new BucketName("a".repeat(64)).isCreatable()).isFalse();
    assertThat(new BucketName("a".repeat(255)).isCreatable()).isFalse();
    assertThatThrownBy(() -> new BucketName("a".repeat(256))).isInstanceOf(AwsException.class);
  }
}
