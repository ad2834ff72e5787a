// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CopySourceHeaderTest {
  @ParameterizedTest
  @CsvSource({
    "bucket/key, key, ",
    "/bucket/key, key, ",
    "bucket%2Fkey, key, ",
    "bucket//a%20b%2Bc+d, /a b+c d, ",
    "/bucket/k?versionId=abc, k, abc",
    "/bucket/k%3FversionId=abc, k?versionId=abc, "
  })
  void namesABucketAndAKey(String header, String key, String version) {
    assertThat(CopySourceHeader.parse(header))
        .isEqualTo(
            new CopySourceHeader(new BucketName("bucket"), key, Optional.ofNullable(version)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "/", "bucket", "bucket/", "/bucket", "bucket/k?versionId=", "bucket/%"})
  void refusesWhatNamesLess(String header) {
    assertThatThrownBy(() -> CopySourceHeader.parse(header))
        .hasMessageStartingWith("InvalidArgument");
  }

  @Test
  void aSourceToRenameIsAKeyAlone() {
    assertThat(CopySourceHeader.parseRenameSource("/a/b%20c")).isEqualTo("a/b c");
    assertThatThrownBy(() -> CopySourceHeader.parseRenameSource("/"))
        .hasMessageStartingWith("InvalidArgument");
  }
}
