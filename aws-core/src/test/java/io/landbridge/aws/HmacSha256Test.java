// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Against the test cases of RFC 4231. */
final class HmacSha256Test {
  private static final String OF_CASE_2 =
      "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";

  private final HmacSha256 jefe = HmacSha256.with(Secret.of("Jefe"));

  @Test
  void isThatOfTheSecondCase() {
    assertThat(jefe.of("what do ya want for nothing?"))
        .isEqualTo(HexFormat.of().parseHex(OF_CASE_2));
  }

  @Test
  void takesAMessageInParts() {
    byte[] begin = "what do ya ".getBytes(StandardCharsets.US_ASCII);
    byte[] end = "want for nothing?".getBytes(StandardCharsets.US_ASCII);
    assertThat(jefe.of(begin, end)).isEqualTo(HexFormat.of().parseHex(OF_CASE_2));
  }

  @Test
  void beginsAnewWithEachMessage() {
    byte[] first = jefe.of("one");
    assertThat(jefe.of("another")).isNotEqualTo(first);
    assertThat(jefe.of("one")).isEqualTo(first);
  }

  @Test
  void takesKeysLongerThanABlock() {
    byte[] key = new byte[131];
    Arrays.fill(key, (byte) 0xaa);
    assertThat(new HmacSha256(key).of("Test Using Larger Than Block-Size Key - Hash Key First"))
        .isEqualTo(
            HexFormat.of()
                .parseHex("60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"));
  }
}
