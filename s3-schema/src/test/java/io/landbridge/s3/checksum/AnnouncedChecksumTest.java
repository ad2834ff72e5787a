// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.s3.checksum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landbridge.aws.AwsException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnnouncedChecksumTest {
  private static final String CRC32 = "x-amz-checksum-crc32";
  private static final String SDK = "x-amz-sdk-checksum-algorithm";
  private static final String TRAILER = "x-amz-trailer";

  private static AnnouncedChecksum read(String... namesAndValues) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      headers.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return AnnouncedChecksum.of(headers);
  }

  @Test
  void findsNone() {
    assertThat(
            read(
                "content-length", "3",
                "x-amz-checksum-mode", "ENABLED",
                "x-amz-checksum-type", "COMPOSITE",
                "x-amz-checksum-algorithm", "CRC32"))
        .isEqualTo(new AnnouncedChecksum.None());
  }

  @Test
  void findsTheValueInAHeader() {
    assertThat(read(SDK, "crc32", CRC32, "sOO8/Q=="))
        .isEqualTo(
            new AnnouncedChecksum.InHeader(new ChecksumValue(Algorithm.CRC32, "sOO8/Q==", 0)));
  }

  @Test
  void findsTheAlgorithmOfATrailer() {
    assertThat(read(SDK, "SHA256", TRAILER, "x-amz-checksum-sha256"))
        .isEqualTo(new AnnouncedChecksum.InTrailer(Algorithm.SHA256));
  }

  @ParameterizedTest(name = "{0}: {1}, {2}: {3}")
  @CsvSource(
      delimiter = '|',
      value = {
        "x-amz-checksum-crc32|sOO8/Q==|x-amz-checksum-sha1|2jmj7l5rSw0yVb/vlWAYkK/YBwk=|single",
        "x-amz-checksum-crc32|sOO8/Q==|x-amz-trailer|x-amz-checksum-crc32|single",
        "x-amz-checksum-crc32|sOO8/Q==-2|x|y|Value for x-amz-checksum-crc32 header is invalid.",
        "x-amz-checksum-crc32|no|x|y|Value for x-amz-checksum-crc32 header is invalid.",
        "x-amz-checksum-crc32|sOO8/R==|x|y|Value for x-amz-checksum-crc32 header is invalid.",
        "x-amz-checksum-crc31|no|x|y|The algorithm type you specified",
        "x-amz-sdk-checksum-algorithm|CRC32|x|y|no corresponding",
        "x-amz-sdk-checksum-algorithm|CRC31|x|y|Value for x-amz-sdk-checksum-algorithm",
        "x-amz-sdk-checksum-algorithm|SHA1|x-amz-checksum-crc32|sOO8/Q==|Value for x-amz-sdk",
        "x-amz-trailer|x-amz-meta-later|x|y|The value specified in the x-amz-trailer header"
      })
  void refuses(String name, String value, String other, String otherValue, String message) {
    assertThatThrownBy(() -> read(name, value, other, otherValue))
        .isInstanceOfSatisfying(
            AwsException.class,
            e -> {
              assertThat(e.error().code()).isEqualTo("InvalidRequest");
              assertThat(e.error().httpStatus()).isEqualTo(400);
              assertThat(e.error().message()).contains(message);
            });
  }
}
