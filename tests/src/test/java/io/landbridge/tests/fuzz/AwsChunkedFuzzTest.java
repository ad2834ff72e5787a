// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a framed body holds, it is content of the right length or refused, in any cuts. */
final class AwsChunkedFuzzTest {
  private static final List<String> BODIES =
      List.of(
          "14\r\n01234567890123456789\r\n0\r\nx-amz-checksum-crc32:sOO8/Q==\r\n\r\n",
          String.join(
              "\r\n",
              "14;chunk-signature=ab",
              "01234567890123456789",
              "0;chunk-signature=cd",
              "x-amz-checksum-crc32:sOO8/Q==",
              "x-amz-trailer-signature:ef",
              "",
              ""));

  private static final List<String> PIECES =
      List.of(
          "\r",
          "\n",
          "\r\n",
          "\r\n\r\n",
          "\n\r\n",
          "0",
          "0\r\n",
          "13",
          "15",
          "a",
          "A",
          ";",
          ";chunk-signature=",
          "chunk-signature=",
          ":",
          "x-amz-trailer-signature:",
          "x-amz-checksum-crc32:",
          "X-AMZ-CHECKSUM-CRC32 : ",
          "ffffffffffffffff",
          "-1",
          " ",
          "*");

  @FuzzTest(maxDuration = "60s")
  void decodesOrRefuses(byte[] body) {
    assertThatCode(() -> AwsChunkedTarget.run(body)).doesNotThrowAnyException();
  }

  @Property(tries = 20_000)
  void decodesOrRefusesWhatIsAlmostRight(@ForAll("bodies") byte[] body) {
    assertThatCode(() -> AwsChunkedTarget.run(body)).doesNotThrowAnyException();
  }

  @Property(tries = 2_000)
  void decodesOrRefusesAnything(@ForAll byte[] body) {
    assertThatCode(() -> AwsChunkedTarget.run(body)).doesNotThrowAnyException();
  }

  @Example
  void startsFromBodiesThatAreRight() {
    assertThat(BODIES).allMatch(body -> AwsChunkedTarget.run(bytes(body)));
  }

  @Example
  void isBounded() {
    assertThat(AwsChunkedTarget.run(bytes("0".repeat(2_000_000)))).isFalse();
    assertThat(AwsChunkedTarget.run(bytes("0\r\n" + "x-amz-a:b\r\n".repeat(100_000)))).isFalse();
  }

  @Provide
  Arbitrary<byte[]> bodies() {
    return Arbitraries.lazy(() -> Mutations.of(BODIES, PIECES));
  }

  private static byte[] bytes(String body) {
    return body.getBytes(StandardCharsets.ISO_8859_1);
  }
}
