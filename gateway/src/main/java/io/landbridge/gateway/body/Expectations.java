// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.body;

import io.landbridge.s3.checksum.Algorithm;
import io.landbridge.s3.checksum.AnnouncedChecksum;
import io.landbridge.s3.checksum.ChecksumValue;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What was announced of the content of a body, to be compared when the content has come.
 *
 * @param length how many bytes, or -1 when nobody said
 * @param md5Base64 {@code Content-MD5}
 * @param sha256Hex {@code x-amz-content-sha256}, where it is a hash
 * @param checksum the checksum, in a header or to come in a trailer
 */
record Expectations(
    long length,
    Optional<String> md5Base64,
    Optional<String> sha256Hex,
    AnnouncedChecksum checksum) {

  /** The checksums that are due to compare, besides those that someone wants to keep. */
  Set<Algorithm> algorithms() {
    Set<Algorithm> algorithms = new TreeSet<>();
    md5Base64.ifPresent(_ -> algorithms.add(Algorithm.MD5));
    sha256Hex.ifPresent(_ -> algorithms.add(Algorithm.SHA256));
    announced().ifPresent(algorithms::add);
    return algorithms;
  }

  /** The algorithm of the announced checksum. */
  Optional<Algorithm> announced() {
    return switch (checksum) {
      case AnnouncedChecksum.None() -> Optional.empty();
      case AnnouncedChecksum.InHeader(ChecksumValue value) -> Optional.of(value.algorithm());
      case AnnouncedChecksum.InTrailer(Algorithm algorithm) -> Optional.of(algorithm);
    };
  }

  /** Reads {@code Content-MD5} in its canonical form. */
  static Optional<String> md5(Map<String, String> headers) {
    return Optional.ofNullable(headers.get("content-md5"))
        .map(header ->
            ChecksumValue.find(Algorithm.MD5, header.strip())
                .filter(value -> value.parts() == 0)
                .orElseThrow(() -> BodyRefusals.invalidMd5(header))
                .base64());
  }

  /**
   * Compares what has come with what was announced.
   *
   * @param computed at least {@link #algorithms()}
   * @param trailers by name in lower case
   */
  void check(Map<Algorithm, ChecksumValue> computed, Map<String, String> trailers) {
    md5Base64.ifPresent(expected -> checkMd5(expected, computed));
    sha256Hex.ifPresent(expected -> checkSha256(expected, computed));
    switch (checksum) {
      case AnnouncedChecksum.None() -> {
        // Nothing to compare.
      }
      case AnnouncedChecksum.InHeader(ChecksumValue value) -> compare(value, computed);
      case AnnouncedChecksum.InTrailer(Algorithm algorithm) ->
          compare(
              AnnouncedChecksum.trailerValue(
                  algorithm, trailers.getOrDefault(algorithm.headerName(), "")),
              computed);
    }
  }

  private static void checkMd5(String expected, Map<Algorithm, ChecksumValue> computed) {
    byte[] calculated = get(computed, Algorithm.MD5).digest();
    byte[] announced = Base64.getDecoder().decode(expected);
    if (!Arrays.equals(announced, calculated)) {
      throw BodyRefusals.wrongMd5(announced, calculated);
    }
  }

  private static void checkSha256(String expected, Map<Algorithm, ChecksumValue> computed) {
    String calculated = HexFormat.of().formatHex(get(computed, Algorithm.SHA256).digest());
    if (!expected.equals(calculated)) {
      throw BodyRefusals.wrongSha256(expected, calculated);
    }
  }

  private static void compare(ChecksumValue expected, Map<Algorithm, ChecksumValue> computed) {
    if (!expected.equals(get(computed, expected.algorithm()))) {
      throw AnnouncedChecksum.mismatch(expected.algorithm()).toException();
    }
  }

  private static ChecksumValue get(Map<Algorithm, ChecksumValue> computed, Algorithm algorithm) {
    return Optional.ofNullable(computed.get(algorithm))
        .orElseThrow(() -> new IllegalStateException("Not computed: " + algorithm));
  }
}
