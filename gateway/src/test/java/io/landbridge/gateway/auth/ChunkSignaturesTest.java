// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landbridge.aws.AwsException;
import io.landbridge.s3.chunked.ChunkVerifier;
import io.landbridge.s3.chunked.ChunkedForm;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Signatures inside bodies: the AWS SDK's own, and the examples of the reference. */
class ChunkSignaturesTest {
  private final Authenticator authenticator =
      Upload.authenticator(Fixtures.SECRET.expose(), Fixtures.NOW, "us-east-1");

  private static byte[] content(int length) {
    byte[] content = new byte[length];
    for (int i = 0; i < length; i++) {
      content[i] = (byte) (i * 13);
    }
    return content;
  }

  @ParameterizedTest(name = "{0} bytes, signed {1}, trailer {2}")
  @CsvSource({
    "0, true, false",
    "1, true, false",
    "300000, true, false",
    "300000, true, true",
    "0, true, true",
    "300000, false, true",
    "0, false, true",
  })
  void takesWhatTheSdkSends(int length, boolean signed, boolean trailer) {
    Upload upload = Upload.bySdk(content(length), signed, trailer);

    assertThat(upload.decode(authenticator, length, trailer ? Upload.TRAILER : Set.of()))
        .isEqualTo(content(length));
  }

  @Property(tries = 150)
  void refusesWhatChangedOnTheWay(
      @ForAll @IntRange(max = 140_000) int at, @ForAll @IntRange(min = 1, max = 255) int change) {
    byte[] content = content(135_000);
    Upload upload = Upload.bySdk(content, true, true);
    byte[] body = upload.body().clone();
    body[at % body.length] ^= (byte) change;

    try {
      // The case of a digit or of a trailer's name means nothing.
      assertThat(
              new Upload(upload.head(), body).decode(authenticator, content.length, Upload.TRAILER))
          .isEqualTo(content);
      assertThat(change).isEqualTo(0x20);
    } catch (AwsException e) {
      assertThat(e.error().code())
          .isIn("SignatureDoesNotMatch", "IncompleteBody", "MalformedTrailerError");
    }
  }

  @Test
  void tellsWhatShouldHaveBeenSignedOfAChunk() {
    Upload upload = Upload.bySdk(content(10), true, false);
    String text = new String(upload.body(), StandardCharsets.ISO_8859_1);
    byte[] swapped =
        text.replaceFirst("chunk-signature=.", "chunk-signature=x")
            .getBytes(StandardCharsets.ISO_8859_1);

    assertThatThrownBy(() -> new Upload(upload.head(), swapped).decode(authenticator, 10, Set.of()))
        .isInstanceOfSatisfying(
            AwsException.class,
            e -> {
              assertThat(e.error().httpStatus()).isEqualTo(403);
              assertThat(e.error().details().get("StringToSign"))
                  .startsWith(
                      """
                      AWS4-HMAC-SHA256-PAYLOAD
                      20150830T123600Z
                      20150830/us-east-1/s3/aws4_request
                      """);
              assertThat(e.error().details()).doesNotContainKey("CanonicalRequest");
            });
  }

  @Test
  void takesNoChunksOfAnotherRequest() {
    Upload upload = Upload.bySdk(content(10), true, false);
    Upload other = Upload.bySdk(content(11), true, false);

    assertThatThrownBy(
            () -> new Upload(other.head(), upload.body()).decode(authenticator, 10, Set.of()))
        .isInstanceOfSatisfying(
            AwsException.class,
            e -> assertThat(e.error().code()).isEqualTo("SignatureDoesNotMatch"));
  }

  /** S3 API Reference, the two examples of transferring a payload in multiple chunks. */
  @Nested
  class Published {
    private static final String SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
    private final Authenticator then =
        Upload.authenticator(SECRET, Instant.parse("2013-05-24T00:00:00Z"), "us-east-1");

    private static RequestHead head(String signedHeaders, String seed, String... more) {
      List<HeaderField> headers = new ArrayList<>();
      headers.add(new HeaderField("Host", "s3.amazonaws.com"));
      headers.add(new HeaderField("x-amz-date", "20130524T000000Z"));
      headers.add(new HeaderField("x-amz-storage-class", "REDUCED_REDUNDANCY"));
      headers.add(new HeaderField("Content-Encoding", "aws-chunked"));
      headers.add(new HeaderField("x-amz-decoded-content-length", "66560"));
      for (int i = 0; i < more.length; i += 2) {
        headers.add(new HeaderField(more[i], more[i + 1]));
      }
      headers.add(
          new HeaderField(
              "Authorization",
              "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,"
                  + "SignedHeaders="
                  + signedHeaders
                  + ",Signature="
                  + seed));
      return RequestHead.of("PUT", "/examplebucket/chunkObject.txt", headers);
    }

    private static byte[] body(String first, String second, String last, String trailers) {
      return Upload.ascii(
          "10000;chunk-signature="
              + first
              + "\r\n"
              + "a".repeat(65536)
              + "\r\n400;chunk-signature="
              + second
              + "\r\n"
              + "a".repeat(1024)
              + "\r\n0;chunk-signature="
              + last
              + "\r\n"
              + trailers
              + "\r\n");
    }

    @Test
    void takesTheExampleOfChunks() {
      Upload upload =
          new Upload(
              head(
                  "content-encoding;content-length;host;x-amz-content-sha256;x-amz-date;"
                      + "x-amz-decoded-content-length;x-amz-storage-class",
                  "4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9",
                  "x-amz-content-sha256",
                  "STREAMING-AWS4-HMAC-SHA256-PAYLOAD",
                  "Content-Length",
                  "66824"),
              body(
                  "ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648",
                  "0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497",
                  "b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9",
                  ""));

      assertThat(upload.decode(then, 66560, Set.of())).isEqualTo(Upload.ascii("a".repeat(66560)));
    }

    @Test
    void takesTheExampleOfTrailers() {
      Upload upload =
          new Upload(
              head(
                  "content-encoding;host;x-amz-content-sha256;x-amz-date;"
                      + "x-amz-decoded-content-length;x-amz-storage-class;x-amz-trailer",
                  "106e2a8a18243abcf37539882f36619c00e2dfc72633413f02d3b74544bfeb8e",
                  "x-amz-content-sha256",
                  "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER",
                  "x-amz-trailer",
                  "x-amz-checksum-crc32c"),
              body(
                  "b474d8862b1487a5145d686f57f013e54db672cee1c953b3010fb58501ef5aa2",
                  "1c1344b170168f8e65b41376b44b20fe354e373826ccbbe2c1d40a8cae51e5c7",
                  "2ca2aba2005185cf7159c6277faf83795951dd77a3a99e6e65d5c9f85863f992",
                  "x-amz-checksum-crc32c:sOO8/Q==\n\r\nx-amz-trailer-signature:"
                      + "d81f82fc3505edab99d459891051a732e8730629a2e4a59689829ca17fe2e435\r\n"));

      assertThat(upload.decode(then, 66560, Set.of("x-amz-checksum-crc32c"))).hasSize(66560);
    }
  }

  @Nested
  class Anonymous {
    private Payload payload(String hash) {
      return authenticator.anonymousPayload(
          RequestHead.of("PUT", "/b/k", List.of(new HeaderField("X-Amz-Content-SHA256", hash))));
    }

    @Test
    void maySayNothingOfTheBody() {
      assertThat(authenticator.anonymousPayload(RequestHead.of("PUT", "/b/k", List.of())))
          .isEqualTo(new Payload.Unsigned());
      assertThat(payload("UNSIGNED-PAYLOAD")).isEqualTo(new Payload.Unsigned());
    }

    @Test
    void mayFrameTheBodyWithoutSignatures() {
      assertThat(payload("STREAMING-UNSIGNED-PAYLOAD-TRAILER"))
          .isEqualTo(new Payload.Chunked(ChunkedForm.UNSIGNED_TRAILER, ChunkVerifier.NONE));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
      "STREAMING-AWS4-HMAC-SHA256-PAYLOAD",
      "STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD-TRAILER",
      "STREAMING-X",
      "abc"
    })
    void mayNotSignPartsOfTheBody(String hash) {
      assertThatThrownBy(() -> payload(hash))
          .isInstanceOfSatisfying(
              AwsException.class, e -> assertThat(e.error().code()).isEqualTo("InvalidArgument"));
    }
  }
}
