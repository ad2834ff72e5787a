// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.s3.chunked;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landbridge.aws.AwsException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChunkedDecoderTest {
  private static final Set<String> TRAILERS = Set.of(Framing.TRAILER);
  private static final String CRC = Framing.TRAILER + ":sOO8/Q==";

  private static String decode(ChunkedForm form, long length, Set<String> trailers, String body) {
    byte[] content =
        Framing.decode(Framing.decoder(form, length, trailers), Framing.bytes(body), List.of(), 16);
    return new String(content, StandardCharsets.ISO_8859_1);
  }

  private static String unsigned(long length, String body) {
    return decode(ChunkedForm.UNSIGNED_TRAILER, length, TRAILERS, body);
  }

  private static void assertRefused(String code, long length, String body) {
    assertThatThrownBy(() -> unsigned(length, body))
        .isInstanceOfSatisfying(
            AwsException.class,
            e -> {
              assertThat(e.error().code()).isEqualTo(code);
              assertThat(e.error().httpStatus()).isEqualTo(400);
            });
  }

  @Nested
  class Unsigned {
    @Test
    void givesTheContentAndTheTrailers() {
      ChunkedDecoder decoder = Framing.decoder(ChunkedForm.UNSIGNED_TRAILER, 5, TRAILERS);
      byte[] body = Framing.bytes("5\r\nhello\r\n0\r\n" + CRC + "\r\n\r\n");

      byte[] content = Framing.decode(decoder, body, List.of(), 16);

      assertThat(content).asString().isEqualTo("hello");
      assertThat(decoder.trailers()).isEqualTo(Map.of(Framing.TRAILER, "sOO8/Q=="));
      assertThat(decoder.isFinished()).isTrue();
    }

    @Test
    void givesNothingOfAnEmptyBody() {
      assertThat(unsigned(0, "0\r\n" + CRC + "\r\n\r\n")).isEmpty();
    }

    @Test
    void takesSizesInEitherCaseAndWithZerosBefore() {
      String content = "x".repeat(0xa);

      assertThat(unsigned(10, "00A\r\n" + content + "\r\n0\r\n" + CRC + "\r\n\r\n"))
          .isEqualTo(content);
    }

    @Test
    void takesTrailersInAnyCaseAndWithBlanks() {
      assertThat(unsigned(1, "1\r\na\r\n0\r\nX-Amz-Checksum-CRC32C: sOO8/Q== \r\n\r\n"))
          .isEqualTo("a");
    }

    /** S3 answers the same to a body that ends early and to broken framing. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
      "''",
      "5",
      "5RNhel",
      "5RNhelloRN",
      "5RNhelloRN0RN",
      "5RNhelloRN0RNTRN",
      "5RNhelloRN0RNTRNRX",
      "3RNhelloRN0RNTRNRN",
      "5NhelloRN0RNTRNRN",
      "5RNhelloN0RNTRNRN",
      "5RNhello0RNTRNRN",
      "RNhelloRN0RNTRNRN",
      "-5RNhelloRN0RNTRNRN",
      "+5RNhelloRN0RNTRNRN",
      "0x5RNhelloRN0RNTRNRN",
      "' 5RNhelloRN0RNTRNRN'",
      "5 RNhelloRN0RNTRNRN",
      "5;chunk-signature=abRNhelloRN0RNTRNRN",
      "5;a=bRNhelloRN0RNTRNRN",
      "fffffffffffffffffRNhelloRN0RNTRNRN",
      "5RNhelloRN0RNTRNRNx",
      "5RNhelloRN0RNTRNN"
    })
    void refusesBrokenFraming(String body) {
      assertRefused(
          "IncompleteBody", 5, body.replace("R", "\r").replace("N", "\n").replace("T", CRC));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 4, 6, 5_000_000_000L})
    void refusesAnotherLengthThanAnnounced(long length) {
      assertRefused("IncompleteBody", length, "5\r\nhello\r\n0\r\n" + CRC + "\r\n\r\n");
    }

    @Test
    void refusesAHeadWithoutAnEnd() {
      assertRefused("IncompleteBody", 5, "0".repeat(LineBuffer.LONGEST + 1));
    }

    @Test
    void refusesAChunkThatIsTooSmallAndNotTheLast() {
      assertThatThrownBy(() -> unsigned(5, "3\r\nhel\r\n2\r\nlo\r\n0\r\n" + CRC + "\r\n\r\n"))
          .isInstanceOfSatisfying(
              AwsException.class,
              e -> {
                assertThat(e.error().code()).isEqualTo("InvalidChunkSizeError");
                assertThat(e.error().details())
                    .containsExactly(Map.entry("Chunk", "2"), Map.entry("BadChunkSize", "3"));
              });
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
        strings = {
          "",
          "x-amz-checksum-crc32c\r\n",
          ":sOO8/Q==\r\n",
          "x-amz-checksum-sha1:sOO8/Q==\r\n",
          "x-amz-checksum-crc32c:sOO8/Q==\r\nx-amz-checksum-crc32c:sOO8/Q==\r\n",
          "x-amz-checksum-crc32c:sOO8/Q==\r\nx-amz-meta-a:b\r\n",
          "x-amz-checksum-crc32c:sOO8/Q==\r\nx-amz-trailer-signature:ab\r\n"
        })
    void refusesTrailersOtherThanTheAnnounced(String trailers) {
      assertRefused("MalformedTrailerError", 5, "5\r\nhello\r\n0\r\n" + trailers + "\r\n");
    }
  }

  @Nested
  class Signed {
    private final byte[] content = "a".repeat(20_000).getBytes(StandardCharsets.US_ASCII);

    @ParameterizedTest
    @EnumSource(names = {"HMAC", "ECDSA"})
    void givesTheContent(ChunkedForm form) {
      byte[] body = Framing.encode(form, content, 8192, "");

      assertThat(Framing.decode(Framing.decoder(form, 20_000, Set.of()), body, List.of(), 999))
          .isEqualTo(content);
    }

    @ParameterizedTest
    @EnumSource(names = {"HMAC_TRAILER", "ECDSA_TRAILER"})
    void givesTheContentBeforeSignedTrailers(ChunkedForm form) {
      byte[] body = Framing.encode(form, content, 8192, CRC);

      assertThat(Framing.decode(Framing.decoder(form, 20_000, TRAILERS), body, List.of(), 999))
          .isEqualTo(content);
    }

    @Test
    void takesTheLineEndsOfTheReferenceExample() {
      String signature = Framing.crc(Framing.bytes(CRC + "\n"));

      assertThat(
              decode(
                  ChunkedForm.HMAC_TRAILER,
                  0,
                  TRAILERS,
                  "0;chunk-signature=0\r\n"
                      + CRC
                      + "\n\r\nx-amz-trailer-signature:"
                      + signature
                      + "\r\n\r\n"))
          .isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
        strings = {
          "1\r\na\r\n0\r\n\r\n",
          "1;signature=ab\r\na\r\n0;chunk-signature=0\r\n\r\n",
          "1;\r\na\r\n0;chunk-signature=0\r\n\r\n"
        })
    void refusesChunksWithoutSignature(String body) {
      assertThatThrownBy(() -> decode(ChunkedForm.HMAC, 1, Set.of(), body))
          .isInstanceOfSatisfying(
              AwsException.class, e -> assertThat(e.error().code()).isEqualTo("IncompleteBody"));
    }

    @Test
    void refusesATrailerWithoutSignature() {
      assertThatThrownBy(() ->
              decode(
                  ChunkedForm.HMAC_TRAILER,
                  0,
                  TRAILERS,
                  "0;chunk-signature=0\r\n" + CRC + "\r\n\r\n"))
          .isInstanceOfSatisfying(
              AwsException.class,
              e -> assertThat(e.error().code()).isEqualTo("MalformedTrailerError"));
    }

    @Test
    void asksForTheSignatureOfTheLastChunkToo() {
      assertThatThrownBy(() -> decode(ChunkedForm.HMAC, 0, Set.of(), "0;chunk-signature=1\r\n\r\n"))
          .isInstanceOf(Framing.WrongSignature.class);
    }
  }

  @ParameterizedTest(name = "{0} becomes {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "aws-chunked|''",
        "aws-chunked,gzip|gzip",
        "gzip, AWS-Chunked|gzip",
        "gzip,aws-chunked,br|gzip,br",
        "gzip , br|gzip , br",
        "aws-chunked-not|aws-chunked-not",
        "''|''"
      })
  void keepsTheFramingOutOfTheObject(String sent, String kept) {
    assertThat(ContentEncoding.ofObject(sent)).isEqualTo(kept);
  }
}
