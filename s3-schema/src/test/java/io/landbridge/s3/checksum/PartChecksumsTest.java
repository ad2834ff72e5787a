// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.s3.checksum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PartChecksumsTest {
  private static final long MEBIBYTE = 1 << 20;

  private static PartChecksums.Part part(Algorithm algorithm, String value, long mebibytes) {
    return new PartChecksums.Part(
        ChecksumValue.find(algorithm, value).orElseThrow(), mebibytes * MEBIBYTE);
  }

  /** What S3 answered in eu-west-1 on 2026-09-03, reported in floci-io/floci issue 3083. */
  @Test
  void isTheCompositeThatTheServiceAnswers() {
    List<PartChecksums.Part> parts =
        List.of(
            part(Algorithm.SHA256, "lcKa6Boe7a167tUCN5C4OaFygGSYD8MBnBARTrdL+1w=", 5),
            part(Algorithm.SHA256, "gHjhbUT4oo2tSCtSZJdlKi+jeNXJT+VImqdPXsXvkOc=", 5),
            part(Algorithm.SHA256, "4l9PQ3zOPZ0oGFvknFX+J4zZwE4WMzO+l3r8XrbWOeM=", 1));

    ChecksumValue value = PartChecksums.combine(Algorithm.SHA256, Coverage.COMPOSITE, parts);

    assertThat(value.wire()).isEqualTo("rVWtNbadtsaKXJAcgWPWjifHzJaXde/iV4jaJAOdivc=-3");
    assertThat(value.coverage()).isEqualTo(Coverage.COMPOSITE);
  }

  @Test
  void combinesPartsOfManyBytes() {
    byte[] mebibyte = new byte[(int) MEBIBYTE];
    List<PartChecksums.Part> parts =
        Stream.generate(() -> new PartChecksums.Part(zeros(mebibyte, 1), MEBIBYTE))
            .limit(40)
            .toList();

    assertThat(PartChecksums.combine(Algorithm.CRC64NVME, Coverage.FULL_OBJECT, parts))
        .isEqualTo(zeros(mebibyte, 40));
  }

  private static ChecksumValue zeros(byte[] mebibyte, int times) {
    RunningChecksum checksum = Algorithm.CRC64NVME.start();
    for (int i = 0; i < times; i++) {
      checksum.update(ByteBuffer.wrap(mebibyte));
    }
    return checksum.value();
  }

  @Test
  void refusesACoverageThatTheAlgorithmCannotHave() {
    List<PartChecksums.Part> parts = List.of(part(Algorithm.CRC64NVME, "AAAAAAAAAAA=", 0));

    assertThatThrownBy(() -> PartChecksums.combine(Algorithm.CRC64NVME, Coverage.COMPOSITE, parts))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesPartsWithAnotherAlgorithm() {
    List<PartChecksums.Part> parts = List.of(part(Algorithm.CRC32, "AAAAAA==", 0));

    assertThatThrownBy(() -> PartChecksums.combine(Algorithm.CRC32C, Coverage.COMPOSITE, parts))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
