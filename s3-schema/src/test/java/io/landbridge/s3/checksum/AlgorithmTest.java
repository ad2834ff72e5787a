// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.s3.checksum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Values made by AWS's own C library (aws-checksums by awscrt 0.38.1), and published checks. */
class AlgorithmTest {

  /** The bytes (7 i + 3) mod 251. */
  static byte[] pattern(int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) ((i * 7L + 3) % 251);
    }
    return bytes;
  }

  private static String compute(Algorithm algorithm, byte[] bytes) {
    RunningChecksum checksum = algorithm.start();
    checksum.update(ByteBuffer.wrap(bytes));
    return checksum.value().wire();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    // The catalogue of CRC algorithms gives cbf43926, e3069283 and ae8b14860a799888.
    "CRC32, y/Q5Jg==",
    "CRC32C, 4waSgw==",
    "CRC64NVME, rosUhgp5mIg=",
    "XXHASH64, jLhB20DmroM=",
    "XXHASH3, ctyxi2ehff8=",
    "XXHASH128, MxGUd+3l3NXpcWQnaB1YYA=="
  })
  void hasThePublishedCheckOfNineDigits(Algorithm algorithm, String value) {
    assertThat(compute(algorithm, "123456789".getBytes(StandardCharsets.US_ASCII)))
        .isEqualTo(value);
  }

  @ParameterizedTest(name = "{0} of nothing")
  @CsvSource({
    "CRC32, AAAAAA==",
    "CRC32C, AAAAAA==",
    "CRC64NVME, AAAAAAAAAAA=",
    "SHA1, 2jmj7l5rSw0yVb/vlWAYkK/YBwk=",
    "SHA256, 47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",
    "MD5, 1B2M2Y8AsgTpgAmY7PhCfg==",
    "XXHASH64, 70bbN1HY6Zk=",
    "XXHASH3, LQaABTjTlMI=",
    "XXHASH128, maoG0wFHmNhgAcMkRo1Jfw=="
  })
  void hasTheKnownValueOfNothing(Algorithm algorithm, String value) {
    assertThat(compute(algorithm, new byte[0])).isEqualTo(value);
  }

  @ParameterizedTest(name = "{1} of {0} bytes")
  @CsvSource({
    "240, CRC64NVME, nvJHLzLbTHE=",
    "240, XXHASH3, iHrwAoH3XTg=",
    "240, XXHASH128, moRX/snP6l4iiLPCL0jepA==",
    "241, CRC32, iK/Dcg==",
    "241, XXHASH64, wthd0vzI3AY=",
    "241, XXHASH3, grHeKZ9uQR4=",
    "241, XXHASH128, B4cHUKl0OVaCsd4pn25BHg==",
    "1025, CRC32C, 0jlK/Q==",
    "1025, XXHASH3, Znpeq+NE5d8=",
    "100000, CRC32, Q7/utA==",
    "100000, CRC32C, T7Vz/g==",
    "100000, CRC64NVME, HLod4RpPXNU=",
    "100000, XXHASH64, 057C+eaAO7M=",
    "100000, XXHASH3, 1EnD0+GQ1tY=",
    "100000, XXHASH128, wPkDwL8NXRXUScPT4ZDW1g=="
  })
  void agreesWithAwsOwnLibrary(int length, Algorithm algorithm, String value) {
    assertThat(compute(algorithm, pattern(length))).isEqualTo(value);
  }

  @ParameterizedTest
  @EnumSource
  void hasAsManyBytesAsItSays(Algorithm algorithm) {
    assertThat(Base64.getDecoder().decode(compute(algorithm, pattern(10))))
        .hasSize(algorithm.length());
  }

  @ParameterizedTest
  @EnumSource
  void isFoundByItsNameAndByItsHeader(Algorithm algorithm) {
    assertThat(Algorithm.find(algorithm.name())).contains(algorithm);
    assertThat(Algorithm.findByHeader("X-Amz-Checksum-" + algorithm.name())).contains(algorithm);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "CRC32, true, true, COMPOSITE",
    "CRC32C, true, true, COMPOSITE",
    "CRC64NVME, true, false, FULL_OBJECT",
    "SHA1, false, true, COMPOSITE",
    "SHA256, false, true, COMPOSITE",
    "SHA512, false, true, COMPOSITE",
    "MD5, false, true, COMPOSITE",
    "XXHASH64, false, true, COMPOSITE",
    "XXHASH3, false, true, COMPOSITE",
    "XXHASH128, false, true, COMPOSITE"
  })
  void knowsItsCoverages(Algorithm algorithm, boolean full, boolean composite, Coverage coverage) {
    assertThat(algorithm.allows(Coverage.FULL_OBJECT)).isEqualTo(full);
    assertThat(algorithm.allows(Coverage.COMPOSITE)).isEqualTo(composite);
    assertThat(algorithm.defaultCoverage()).isEqualTo(coverage);
  }

  @Test
  void listsTheNamesAsTheServiceDoes() {
    assertThat(Algorithm.list())
        .isEqualTo(
            "[CRC32, CRC32C, SHA1, SHA256, CRC64NVME, SHA512, MD5, XXHASH64, XXHASH3, XXHASH128]");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"sOO8/Q==", "sOO8/Q==-3"})
  void readsAndWritesValues(String text) {
    assertThat(ChecksumValue.find(Algorithm.CRC32C, text).map(ChecksumValue::wire)).contains(text);
  }

  @ParameterizedTest(name = "\"{0}\"")
  @CsvSource({
    "''",
    "sOO8/Q",
    "sOO8/Q=",
    "sOO8",
    "sOO8_Q==",
    "sOO8/Q==-",
    "sOO8/Q==-0",
    "sOO8/Q==-10001",
    "sOO8/Q==-1a",
    "sOO8/QAA",
    "' sOO8/Q=='",
    "sOO8/Q==-999999999999"
  })
  void findsNoValueInOtherTexts(String text) {
    assertThat(ChecksumValue.find(Algorithm.CRC32C, text)).isEmpty();
  }

  @Test
  void refusesValuesThatAreNone() {
    assertThatThrownBy(() -> new ChecksumValue(Algorithm.SHA1, "AAAA", 0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
