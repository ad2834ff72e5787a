// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.checksum;

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
import io.landbridge.translation.s3.store.Upload;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

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
   * Checks the checksum that comes with a part.
   *
   * @throws AwsException {@code InvalidRequest} when the upload was begun with another
   */
  public void checkPart(Optional<Algorithm> announced) {
    if (named && announced.isPresent() && announced.get() != algorithm) {
      throw mismatch(announced.get());
    }
  }

  /**
   * Checks the parts that a completion names: those of a composite checksum need theirs.
   *
   * @throws AwsException {@code InvalidRequest}
   */
  public void checkNamed(List<Completion.WantedPart> parts) {
    if (!named || coverage != Coverage.COMPOSITE) {
      return;
    }
    for (Completion.WantedPart part : parts) {
      if (part.checksums().stream().noneMatch(c -> c.algorithm().equals(algorithm.name()))) {
        throw invalid(
            "The upload was created using a "
                + lower(algorithm)
                + " checksum. The complete request must include the checksum for each part. It was"
                + " missing for part "
                + part.number()
                + " in the request.");
      }
    }
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
      throw mismatch(expected.get().algorithm());
    }
    return parts -> {
      checkSize(parts, expectedSize);
      ChecksumValue value = combine(parts);
      if (expected.isPresent() && !isSame(expected.get(), value)) {
        throw AnnouncedChecksum.mismatch(algorithm).toException();
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

  private AwsException mismatch(Algorithm actual) {
    return invalid(
        "Checksum Type mismatch occurred, expected checksum Type: "
            + lower(algorithm)
            + ", actual checksum Type: "
            + lower(actual));
  }

  private static String lower(Algorithm algorithm) {
    return algorithm.name().toLowerCase(Locale.ROOT);
  }

  private static AwsException invalid(String message) {
    return S3Errors.invalidRequest(message).toException();
  }
}
