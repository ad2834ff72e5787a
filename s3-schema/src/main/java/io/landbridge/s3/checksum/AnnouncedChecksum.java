// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.s3.checksum;

import io.landbridge.aws.AwsError;
import io.landbridge.aws.AwsException;
import io.landbridge.s3.S3Errors;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which checksum a request says its body has, and where the value stands. At most one is announced,
 * in a header or in a trailer, never in both. Source: S3 API, PutObject, {@code
 * x-amz-sdk-checksum-algorithm}; the messages are those of the service.
 */
public sealed interface AnnouncedChecksum {

  /** None is announced. */
  record None() implements AnnouncedChecksum {}

  /** The value is known before the body. */
  record InHeader(ChecksumValue value) implements AnnouncedChecksum {}

  /** The value follows the body, in the trailer that the algorithm names. */
  record InTrailer(Algorithm algorithm) implements AnnouncedChecksum {}

  /** Headers that begin like a checksum's and carry none. */
  Set<String> NOT_VALUES =
      Set.of("x-amz-checksum-algorithm", "x-amz-checksum-type", "x-amz-checksum-mode");

  /**
   * Reads the headers of a request.
   *
   * @param headers by name in lower case; the values of repeated ones joined by commas
   * @throws AwsException {@code InvalidRequest} when more than one checksum is announced, when a
   *     value is none of its algorithm, or when an algorithm is unknown
   */
  static AnnouncedChecksum of(Map<String, String> headers) {
    Optional<ChecksumValue> inHeader = Optional.empty();
    for (Map.Entry<String, String> header : headers.entrySet()) {
      String name = header.getKey();
      if (Algorithm.isHeader(name) && !NOT_VALUES.contains(name)) {
        Algorithm algorithm =
            Algorithm.findByHeader(name)
                .orElseThrow(() ->
                    invalid(
                        "The algorithm type you specified in x-amz-checksum- header is"
                            + " invalid."));
        if (inHeader.isPresent()) {
          throw moreThanOne();
        }
        inHeader = Optional.of(valueOf(algorithm, header.getValue().strip(), "header"));
      }
    }
    Optional<Algorithm> inTrailer =
        Optional.ofNullable(headers.get("x-amz-trailer")).map(AnnouncedChecksum::trailer);
    if (inHeader.isPresent() && inTrailer.isPresent()) {
      throw moreThanOne();
    }
    checkSdkAlgorithm(headers, inHeader.map(ChecksumValue::algorithm).or(() -> inTrailer));
    return inHeader
        .<AnnouncedChecksum>map(InHeader::new)
        .or(() -> inTrailer.map(InTrailer::new))
        .orElseGet(None::new);
  }

  /**
   * Reads the value of a trailer.
   *
   * @throws AwsException {@code InvalidRequest} when it is no value of the algorithm
   */
  static ChecksumValue trailerValue(Algorithm algorithm, String text) {
    return valueOf(algorithm, text, "trailing header");
  }

  /** The refusal of a body that has another checksum than announced. */
  static AwsError mismatch(Algorithm algorithm) {
    return new AwsError(
        "BadDigest",
        400,
        "The " + algorithm + " you specified did not match the calculated checksum.");
  }

  private static ChecksumValue valueOf(Algorithm algorithm, String text, String place) {
    return ChecksumValue.find(algorithm, text)
        .filter(value -> value.parts() == 0)
        .orElseThrow(
            () -> invalid("Value for " + algorithm.headerName() + " " + place + " is invalid."));
  }

  private static Algorithm trailer(String names) {
    return Algorithm.findByHeader(names.strip())
        .orElseThrow(
            () -> invalid("The value specified in the x-amz-trailer header is not supported"));
  }

  private static void checkSdkAlgorithm(
      Map<String, String> headers, Optional<Algorithm> announced) {
    String name = headers.get("x-amz-sdk-checksum-algorithm");
    if (name == null) {
      return;
    }
    Optional<Algorithm> named = Algorithm.find(name.strip());
    if (named.isEmpty() || (announced.isPresent() && !announced.equals(named))) {
      throw invalid("Value for x-amz-sdk-checksum-algorithm header is invalid.");
    }
    if (announced.isEmpty()) {
      throw invalid(
          "x-amz-sdk-checksum-algorithm specified, but no corresponding x-amz-checksum-* or"
              + " x-amz-trailer headers were found.");
    }
  }

  /** The refusal of a request that announces more than one checksum. */
  static AwsException moreThanOne() {
    return invalid(
        "Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.");
  }

  private static AwsException invalid(String message) {
    return S3Errors.invalidRequest(message).toException();
  }
}
