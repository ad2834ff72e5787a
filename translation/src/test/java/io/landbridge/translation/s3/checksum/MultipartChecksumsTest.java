// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.checksum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landbridge.aws.AwsException;
import io.landbridge.s3.checksum.Algorithm;
import io.landbridge.s3.checksum.ChecksumValue;
import io.landbridge.s3.checksum.Coverage;
import io.landbridge.translation.s3.store.Checksum;
import io.landbridge.translation.s3.store.Completion;
import io.landbridge.translation.s3.store.PartFacts;
import io.landbridge.translation.s3.store.Upload;
import io.landbridge.translation.s3.store.UploadId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MultipartChecksumsTest {
  private static final MultipartChecksums SHA256 = chosen("SHA256", "COMPOSITE");
  private static final MultipartChecksums UNNAMED = MultipartChecksums.of(Optional.empty());

  private static MultipartChecksums chosen(String algorithm, String type) {
    return MultipartChecksums.of(
        MultipartChecksums.choose(Optional.of(algorithm), Optional.of(type)));
  }

  private static ChecksumValue value(Algorithm algorithm, String content) {
    var checksum = algorithm.start();
    checksum.update(ByteBuffer.wrap(content.getBytes(StandardCharsets.US_ASCII)));
    return checksum.value();
  }

  private static PartFacts part(int number, String content, Algorithm algorithm) {
    return new PartFacts(
        number,
        content.length(),
        "etag",
        Instant.EPOCH,
        List.of(Checksum.of(value(algorithm, content))));
  }

  private static void assertRefused(String code, String message, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            AwsException.class,
            e -> {
              assertThat(e.error().code()).isEqualTo(code);
              assertThat(e.error().httpStatus()).isEqualTo(400);
              assertThat(e.error().message()).isEqualTo(message);
            });
  }

  @Nested
  class Choice {
    @Test
    void mayBeNone() {
      assertThat(MultipartChecksums.choose(Optional.empty(), Optional.empty())).isEmpty();
      assertThat(UNNAMED.algorithm()).isEqualTo(Algorithm.CRC64NVME);
      assertThat(UNNAMED.coverage()).isEqualTo(Coverage.FULL_OBJECT);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"CRC32, COMPOSITE", "crc32c, COMPOSITE", "CRC64NVME, FULL_OBJECT"})
    void hasTheAlgorithmsDefault(String algorithm, Checksum.Type type) {
      assertThat(MultipartChecksums.choose(Optional.of(algorithm), Optional.empty()))
          .map(Upload.UploadChecksum::type)
          .contains(type);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
        delimiter = '|',
        nullValues = "-",
        value = {
          "-|COMPOSITE|The x-amz-checksum-type header can only be used with the"
              + " x-amz-checksum-algorithm header.",
          "CRC32|HALF|Value for x-amz-checksum-type header is invalid.",
          "SHA256|FULL_OBJECT|The FULL_OBJECT checksum type cannot be used with the sha256"
              + " checksum algorithm.",
          "CRC64NVME|COMPOSITE|The COMPOSITE checksum type cannot be used with the crc64nvme"
              + " checksum algorithm."
        })
    void isRefusedWhenItDoesNotGoTogether(@Nullable String algorithm, String type, String message) {
      assertRefused(
          "InvalidRequest",
          message,
          () -> MultipartChecksums.choose(Optional.ofNullable(algorithm), Optional.of(type)));
    }

    @Test
    void isRefusedWhenItIsUnknown() {
      assertThatThrownBy(() -> MultipartChecksums.choose(Optional.of("ADLER32"), Optional.empty()))
          .hasMessageContaining("valid types: [CRC32, CRC32C, SHA1");
    }
  }

  @Nested
  class Parts {
    @Test
    void mayAnnounceTheUploadsAlgorithm() {
      assertThatCode(() -> SHA256.checkPart(Optional.of(Algorithm.SHA256)))
          .doesNotThrowAnyException();
      assertThatCode(() -> UNNAMED.checkPart(Optional.of(Algorithm.MD5)))
          .doesNotThrowAnyException();
    }

    @Test
    void mayAnnounceNoneUnlessTheWholeIsMadeOfTheirs() {
      assertThatCode(() -> UNNAMED.checkPart(Optional.empty())).doesNotThrowAnyException();
      assertThatCode(() -> chosen("CRC32", "FULL_OBJECT").checkPart(Optional.empty()))
          .doesNotThrowAnyException();
      assertRefused(
          "InvalidRequest",
          "Checksum Type mismatch occurred, expected checksum Type: sha256, actual checksum Type:"
              + " null",
          () -> SHA256.checkPart(Optional.empty()));
    }

    @Test
    void mayNotAnnounceAnother() {
      assertRefused(
          "InvalidRequest",
          "Checksum Type mismatch occurred, expected checksum Type: sha256, actual checksum Type:"
              + " crc32",
          () -> SHA256.checkPart(Optional.of(Algorithm.CRC32)));
    }

    @Test
    void areNamedWithTheirChecksumWhenItIsComposite() {
      Completion.WantedPart with =
          new Completion.WantedPart(1, "etag", List.of(Checksum.of(value(Algorithm.SHA256, "a"))));
      Completion.WantedPart without = new Completion.WantedPart(2, "etag", List.of());

      assertThatCode(() -> SHA256.checkNamed(List.of(with))).doesNotThrowAnyException();
      assertThatCode(() -> UNNAMED.checkNamed(List.of(without))).doesNotThrowAnyException();
      assertRefused(
          "InvalidRequest",
          "The upload was created using a sha256 checksum. The complete request must include the"
              + " checksum for each part. It was missing for part 2 in the request.",
          () -> SHA256.checkNamed(List.of(with, without)));
    }

    @Test
    void areNotNamedWithTheChecksumOfAnotherAlgorithm() {
      assertRefused(
          "BadDigest",
          "The crc32 you specified for part 2 did not match what we received.",
          () -> SHA256.checkNamed(List.of(named(2, value(Algorithm.CRC32, "a").wire(), "CRC32"))));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"y/Q5Jh==", "no", ""})
    void areNotNamedWithWhatIsNoChecksum(String value) {
      assertRefused(
          "InvalidArgument",
          "Invalid Base64 or multiple checksums present in request",
          () -> UNNAMED.checkNamed(List.of(named(1, value, "CRC32"))));
    }

    @Test
    void areNotNamedWithSeveralChecksums() {
      assertThatThrownBy(() -> SHA256.checkNamed(List.of(named(1, "y/Q5Jg==", "CRC32", "CRC32C"))))
          .isInstanceOfSatisfying(
              AwsException.class,
              e ->
                  assertThat(e.error().details())
                      .containsEntry("ArgumentValue", "CRC32:y/Q5Jg==;CRC32C:y/Q5Jg==;"));
    }

    @Test
    void haveNumbersWithoutGapsWhenTheChecksumIsComposite() {
      UploadId upload = new UploadId("upload");
      List<PartFacts> gap = List.of(part(1, "a", Algorithm.CRC32), part(3, "b", Algorithm.CRC32));

      assertThatCode(() -> UNNAMED.checkNumbers(upload, gap)).doesNotThrowAnyException();
      assertThatCode(() -> chosen("CRC32", "FULL_OBJECT").checkNumbers(upload, gap))
          .doesNotThrowAnyException();
      assertThatCode(() -> SHA256.checkNumbers(upload, gap.subList(0, 1)))
          .doesNotThrowAnyException();
      assertThatThrownBy(() -> SHA256.checkNumbers(upload, gap))
          .hasMessageContaining("InvalidPartOrder");
    }

    private Completion.WantedPart named(int number, String value, String... algorithms) {
      return new Completion.WantedPart(
          number,
          "etag",
          Stream.of(algorithms)
              .map(it -> new Checksum(it, Checksum.Type.FULL_OBJECT, value))
              .toList());
    }
  }

  @Nested
  class Completing {
    private final List<PartFacts> parts =
        List.of(part(1, "hello ", Algorithm.CRC32), part(2, "world", Algorithm.CRC32));

    private List<Checksum> complete(MultipartChecksums checksums, String expected) {
      return checksums
          .completion(
              Optional.empty(), ChecksumValue.find(Algorithm.CRC32, expected), OptionalLong.empty())
          .of(parts);
    }

    @Test
    void givesTheChecksumOfTheWholeObject() {
      ChecksumValue whole = value(Algorithm.CRC32, "hello world");

      assertThat(complete(chosen("CRC32", "FULL_OBJECT"), whole.wire()))
          .containsExactly(new Checksum("CRC32", Checksum.Type.FULL_OBJECT, whole.wire()));
    }

    @Test
    void givesTheChecksumOfTheParts() {
      List<Checksum> checksums = complete(chosen("CRC32", "COMPOSITE"), "");
      String value = checksums.getFirst().value();

      assertThat(value).endsWith("==-2");
      assertThat(checksums.getFirst().type()).isEqualTo(Checksum.Type.COMPOSITE);
      assertThat(complete(chosen("CRC32", "COMPOSITE"), value)).isEqualTo(checksums);
      assertThat(complete(chosen("CRC32", "COMPOSITE"), value.replace("-2", "")))
          .isEqualTo(checksums);
      assertThatThrownBy(() -> complete(chosen("CRC32", "COMPOSITE"), value.replace("-2", "-3")))
          .isInstanceOf(AwsException.class);
    }

    @Test
    void refusesAnotherChecksum() {
      assertRefused(
          "BadDigest",
          "The crc32 you specified did not match the calculated checksum.",
          () -> complete(chosen("CRC32", "FULL_OBJECT"), "AAAAAA=="));
    }

    @Test
    void refusesAnotherAlgorithmOrType() {
      assertThatThrownBy(() -> complete(SHA256, "AAAAAA=="))
          .hasMessageContaining("expected checksum Type: sha256, actual checksum Type: crc32");
      assertRefused(
          "InvalidRequest",
          "The upload was created using the COMPOSITE checksum mode. The complete request must use"
              + " the same checksum mode.",
          () ->
              SHA256.completion(
                  Optional.of("FULL_OBJECT"), Optional.empty(), OptionalLong.empty()));
    }

    @Test
    void readsWhatItIsToldToExpect() {
      Checksum announced = new Checksum("CRC32", Checksum.Type.FULL_OBJECT, "AAAAAA==");
      Checksum none = new Checksum("CRC32", Checksum.Type.COMPOSITE, "AAAAAA==-a");

      assertThat(MultipartChecksums.expected(List.of())).isEmpty();
      assertThat(MultipartChecksums.expected(List.of(announced))).contains(announced.toValue());
      assertRefused(
          "InvalidRequest",
          "Value for x-amz-checksum-crc32 header is invalid.",
          () -> MultipartChecksums.expected(List.of(none)));
      assertRefused(
          "InvalidRequest",
          "Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.",
          () -> MultipartChecksums.expected(List.of(announced, announced)));
    }

    @Test
    void refusesAnotherSize() {
      Completion.PartsChecksum completion =
          chosen("CRC32", "FULL_OBJECT")
              .completion(Optional.empty(), Optional.empty(), OptionalLong.of(12));

      assertRefused(
          "InvalidRequest",
          "The provided 'x-amz-mp-object-size' header value 12 does not match what was computed:"
              + " 11",
          () -> completion.of(parts));
    }
  }
}
