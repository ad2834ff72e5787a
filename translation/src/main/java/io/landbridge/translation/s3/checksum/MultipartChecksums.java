// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.checksum;

import io.landbridge.aws.AwsError;
import io.landbridge.aws.AwsException;
import io.landbridge.s3.S3Errors;
import io.landbridge.s3.checksum.Algorithm;
import io.landbridge.s3.checksum.AnnouncedChecksum;
import io.landbridge.s3.checksum.ChecksumValue;
import io.landbridge.s3.checksum.Coverage;
import io.landbridge.s3.checksum.PartChecksums;
import io.landbridge.translation.s3.store.Checksum;
import io.landbridge.translation.s3.store.Completion;
import io.landbridge.translation.s3.store.PartFacts;
import io.landbridge.translation.s3.store.StoreErrors;
import io.landbridge.translation.s3.store.Upload;
import io.landbridge.translation.s3.store.UploadId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * The checksums of one multipart upload. One that names no algorithm gets S3's default, CRC64NVME
 * over the whole object, and its parts may announce any. Source: Amazon S3 User Guide, "Checking
 * object integrity"; messages as the service answers them.
 */
public final class MultipartChecksums {
  private static final Upload.UploadChecksum DEFAULT =
      new Upload.UploadChecksum(Algorithm.CRC64NVME.name(), Checksum.Type.FULL_OBJECT);

  private final boolean named;
  private final Algorithm algorithm;
  private final Coverage coverage;

  private MultipartChecksums(boolean named, Upload.UploadChecksum checksum) {
    this.named = named;
    this.algorithm = Algorithm.valueOf(checksum.algorithm());
    this.coverage = Coverage.valueOf(checksum.type().name());
  }

  /** The checksums of an upload that was begun with this choice. */
  public static MultipartChecksums of(Optional<Upload.UploadChecksum> chosen) {
    return new MultipartChecksums(chosen.isPresent(), chosen.orElse(DEFAULT));
  }

  /**
   * What an upload is begun with.
   *
   * @param algorithm {@code x-amz-checksum-algorithm}
   * @param type {@code x-amz-checksum-type}
   * @return empty when the request chooses nothing
   * @throws AwsException {@code InvalidRequest} for what is unknown or does not go together
   */
  public static Optional<Upload.UploadChecksum> choose(
      Optional<String> algorithm, Optional<String> type) {
    if (algorithm.isEmpty()) {
      if (type.isPresent()) {
        throw invalid(
            "The x-amz-checksum-type header can only be used with the x-amz-checksum-algorithm"
                + " header.");
      }
      return Optional.empty();
    }
    Algorithm known =
        Algorithm.find(algorithm.get())
            .orElseThrow(() ->
                invalid(
                    "Checksum algorithm provided is unsupported. Please try again with any of"
                        + " the valid types: "
                        + Algorithm.list()));
    Coverage coverage = type.map(MultipartChecksums::coverage).orElse(known.defaultCoverage());
    if (!known.allows(coverage)) {
      throw invalid(
          "The "
              + coverage
              + " checksum type cannot be used with the "
              + lower(known)
              + " checksum algorithm.");
    }
    return Optional.of(
        new Upload.UploadChecksum(known.name(), Checksum.Type.valueOf(coverage.name())));
  }

  private static Coverage coverage(String type) {
    return Coverage.find(type)
        .orElseThrow(() -> invalid("Value for x-amz-checksum-type header is invalid."));
  }

  /** The algorithm that every part needs a checksum of. */
  public Algorithm algorithm() {
    return algorithm;
  }

  /** What the object's checksum will be over. */
  public Coverage coverage() {
    return coverage;
  }

  /**
   * Checks the checksum that comes with a part. A composite checksum is made of what the client
   * says of the parts, so that each needs one.
   *
   * @throws AwsException {@code InvalidRequest} when the upload was begun with another
   */
  public void checkPart(Optional<Algorithm> announced) {
    boolean missing = announced.isEmpty() && isChosenComposite();
    if (missing || (named && announced.isPresent() && announced.get() != algorithm)) {
      throw mismatch(announced.map(MultipartChecksums::lower).orElse("null"));
    }
  }

  private boolean isChosenComposite() {
    return named && coverage == Coverage.COMPOSITE;
  }

  /**
   * Checks the parts that a completion names: each has one checksum at most, and those of a
   * composite checksum need theirs.
   *
   * @throws AwsException {@code InvalidArgument}, {@code InvalidRequest}, {@code BadDigest}
   */
  public void checkNamed(List<Completion.WantedPart> parts) {
    parts.forEach(MultipartChecksums::checkForm);
    if (isChosenComposite()) {
      parts.forEach(this::checkAlgorithm);
    }
  }

  /**
   * Checks the numbers of the parts that an object is made of: with a composite checksum they begin
   * with 1 and have no gaps. Source: S3 API, CompletedPart, PartNumber.
   *
   * @param parts in ascending order
   * @throws AwsException {@code InvalidPartOrder}
   */
  public void checkNumbers(UploadId upload, List<PartFacts> parts) {
    if (isChosenComposite() && parts.getLast().number() != parts.size()) {
      throw StoreErrors.invalidPartOrder(upload).toException();
    }
  }

  private static void checkForm(Completion.WantedPart part) {
    List<Checksum> sent = part.checksums();
    if (sent.size() > 1 || sent.stream().anyMatch(it -> it.findValue().isEmpty())) {
      String all =
          sent.stream()
              .map(it -> it.algorithm() + ":" + it.value() + ";")
              .collect(Collectors.joining());
      throw S3Errors.invalidArgument(
              "Checksum", all, "Invalid Base64 or multiple checksums present in request")
          .toException();
    }
  }

  private void checkAlgorithm(Completion.WantedPart part) {
    if (part.checksums().isEmpty()) {
      throw invalid(
          "The upload was created using a "
              + lower(algorithm)
              + " checksum. The complete request must include the checksum for each part. It was"
              + " missing for part "
              + part.number()
              + " in the request.");
    }
    String sent = part.checksums().getFirst().algorithm();
    if (!sent.equals(algorithm.name())) {
      throw new AwsError(
              "BadDigest",
              400,
              "The "
                  + sent.toLowerCase(Locale.ROOT)
                  + " you specified for part "
                  + part.number()
                  + " did not match what we received.")
          .toException();
    }
  }

  /**
   * The checksum of the object that a completion announces.
   *
   * @param announced what its headers say
   * @throws AwsException {@code InvalidRequest} for a value that is none, or more than one
   */
  public static Optional<ChecksumValue> expected(List<Checksum> announced) {
    if (announced.size() > 1) {
      throw AnnouncedChecksum.moreThanOne();
    }
    return announced.stream()
        .findFirst()
        .map(it ->
            it.findValue()
                .orElseThrow(() ->
                    invalid(
                        "Value for x-amz-checksum-"
                            + it.algorithm().toLowerCase(Locale.ROOT)
                            + " header is invalid.")));
  }

  /**
   * How the object's checksum comes of its parts.
   *
   * @param type {@code x-amz-checksum-type} of the completion
   * @param expected the checksum of the object that the completion announces
   * @param expectedSize {@code x-amz-mp-object-size}
   * @throws AwsException {@code InvalidRequest} when type or algorithm are not those of the upload;
   *     what is returned throws {@code BadDigest} and {@code InvalidRequest}
   */
  public Completion.PartsChecksum completion(
      Optional<String> type, Optional<ChecksumValue> expected, OptionalLong expectedSize) {
    if (type.isPresent() && coverage(type.get()) != coverage) {
      throw invalid(
          "The upload was created using the "
              + coverage
              + " checksum mode. The complete request must use the same checksum mode.");
    }
    if (expected.isPresent() && expected.get().algorithm() != algorithm) {
      throw mismatch(lower(expected.get().algorithm()));
    }
    return parts -> {
      checkSize(parts, expectedSize);
      ChecksumValue value = combine(parts);
      if (expected.isPresent() && !isSame(expected.get(), value)) {
        throw new AwsError(
                "BadDigest",
                400,
                "The " + lower(algorithm) + " you specified did not match the calculated checksum.")
            .toException();
      }
      return List.of(Checksum.of(value));
    };
  }

  private ChecksumValue combine(List<PartFacts> parts) {
    List<PartChecksums.Part> known =
        parts.stream().map(part -> new PartChecksums.Part(valueOf(part), part.size())).toList();
    return PartChecksums.combine(algorithm, coverage, known);
  }

  private ChecksumValue valueOf(PartFacts part) {
    return part.checksums().stream()
        .filter(checksum -> checksum.algorithm().equals(algorithm.name()))
        .findFirst()
        .orElseThrow(() ->
            new IllegalStateException(
                "Part " + part.number() + " was stored without its " + algorithm))
        .toValue();
  }

  /** Clients send the value of a composite checksum with the number of parts or without. */
  private static boolean isSame(ChecksumValue expected, ChecksumValue value) {
    return expected.base64().equals(value.base64())
        && (expected.parts() == 0 || expected.parts() == value.parts());
  }

  private static void checkSize(List<PartFacts> parts, OptionalLong expected) {
    long size = parts.stream().mapToLong(PartFacts::size).sum();
    if (expected.isPresent() && expected.getAsLong() != size) {
      throw invalid(
          "The provided 'x-amz-mp-object-size' header value "
              + expected.getAsLong()
              + " does not match what was computed: "
              + size);
    }
  }

  private AwsException mismatch(String actual) {
    return invalid(
        "Checksum Type mismatch occurred, expected checksum Type: "
            + lower(algorithm)
            + ", actual checksum Type: "
            + actual);
  }

  private static String lower(Algorithm algorithm) {
    return algorithm.name().toLowerCase(Locale.ROOT);
  }

  private static AwsException invalid(String message) {
    return S3Errors.invalidRequest(message).toException();
  }
}
