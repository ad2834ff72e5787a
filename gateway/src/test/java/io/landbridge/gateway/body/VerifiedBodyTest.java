// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.landbridge.aws.AwsException;
import io.landbridge.gateway.auth.Payload;
import io.landbridge.gateway.auth.RequestHead;
import io.landbridge.s3.checksum.Algorithm;
import io.landbridge.s3.chunked.ChunkVerifier;
import io.landbridge.s3.chunked.ChunkedForm;
import io.landbridge.s3.form.SizeRange;
import io.landbridge.translation.s3.store.Checksum;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerifiedBodyTest {
  private static final String HELLO_SHA256 =
      "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";
  private static final String HELLO_MD5 = "XUFAKrxLKna5cZ2REBfFkg==";
  private static final String HELLO_CRC32 = "NhCmhg==";
  private static final Payload FRAMED =
      new Payload.Chunked(ChunkedForm.UNSIGNED_TRAILER, ChunkVerifier.NONE);

  private static void assertRefused(String code, int status, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            AwsException.class,
            e -> {
              assertThat(e.error().code()).isEqualTo(code);
              assertThat(e.error().httpStatus()).isEqualTo(status);
            });
  }

  private static VerifiedBody open(RequestHead head, Payload payload, String raw) {
    return AnnouncedBody.of(head, payload).open(Bodies.of(raw));
  }

  @Nested
  class Plain {
    @Test
    void givesWhatWasAnnounced() throws IOException {
      VerifiedBody body =
          open(
              Bodies.head(
                  "Content-Length",
                  "5",
                  "Content-MD5",
                  HELLO_MD5,
                  "x-amz-sdk-checksum-algorithm",
                  "CRC32",
                  "x-amz-checksum-crc32",
                  HELLO_CRC32),
              new Payload.Announced(HELLO_SHA256),
              "hello");

      assertThat(body.length()).isEqualTo(5);
      assertThat(body.announcedChecksum()).contains(Algorithm.CRC32);
      assertThat(Bodies.readAll(body)).isEqualTo("hello");
      assertThat(body.checksums())
          .containsExactly(new Checksum("CRC32", Checksum.Type.FULL_OBJECT, HELLO_CRC32));
    }

    @Test
    void tellsTheWantedChecksumsToo() throws IOException {
      VerifiedBody body =
          AnnouncedBody.of(Bodies.head("Content-Length", "9"), new Payload.Unsigned())
              .open(Bodies.of("123456789"))
              .computing(Set.of(Algorithm.CRC64NVME));

      assertThat(Bodies.readAll(body)).isEqualTo("123456789");
      assertThat(body.checksums())
          .containsExactly(new Checksum("CRC64NVME", Checksum.Type.FULL_OBJECT, "rosUhgp5mIg="));
    }

    @Test
    void hasNoChecksumsBeforeItsEnd() {
      VerifiedBody body = open(Bodies.head("Content-Length", "5"), new Payload.Unsigned(), "hello");

      assertThatThrownBy(body::checksums).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
      "Content-MD5, CY9rzUYh03PK3k6DJie09g==, BadDigest",
      "x-amz-checksum-crc32, AAAAAA==, BadDigest",
      "x-amz-checksum-sha1, 2jmj7l5rSw0yVb/vlWAYkK/YBwk=, BadDigest",
      "Content-Length, 4, IncompleteBody",
      "Content-Length, 6, IncompleteBody"
    })
    void doesNotEndWhenItIsNotWhatWasAnnounced(String header, String value, String code) {
      VerifiedBody body = open(Bodies.head(header, value), new Payload.Unsigned(), "hello");

      assertRefused(code, 400, () -> Bodies.readAll(body));
      assertRefused(code, 400, () -> body.read(ByteBuffer.allocate(1)));
      assertThatThrownBy(body::checksums).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void tellsWhichHashItHas() {
      VerifiedBody body = open(Bodies.head(), new Payload.Announced("0".repeat(64)), "hello");

      assertThatThrownBy(() -> Bodies.readAll(body))
          .isInstanceOfSatisfying(
              AwsException.class,
              e -> {
                assertThat(e.error().code()).isEqualTo("XAmzContentSHA256Mismatch");
                assertThat(e.error().details())
                    .containsExactly(
                        Map.entry("ClientComputedContentSHA256", "0".repeat(64)),
                        Map.entry("S3ComputedContentSHA256", HELLO_SHA256));
              });
    }

    @Test
    void refusesADocumentThatIsTooLong() {
      VerifiedBody unannounced = open(Bodies.head(), new Payload.Unsigned(), "hello");
      VerifiedBody announced =
          open(Bodies.head("Content-Length", "5"), new Payload.Unsigned(), "hello");

      assertRefused("MaxMessageLengthExceeded", 400, () -> unannounced.readAll(4));
      assertRefused("MaxMessageLengthExceeded", 400, () -> announced.readAll(4));
    }

    @Test
    void passesOnThatTheClientHasGone() {
      VerifiedBody body =
          AnnouncedBody.of(Bodies.head("Content-Length", "5"), new Payload.Unsigned())
              .open(_ -> {
                throw new IOException("gone");
              });

      assertThatThrownBy(() -> Bodies.readAll(body)).isInstanceOf(IOException.class);
    }
  }

  @Nested
  class Framed {
    private static final String BODY =
        "5\r\nhello\r\n0\r\nx-amz-checksum-crc32:" + HELLO_CRC32 + "\r\n\r\n";
    private final RequestHead head =
        Bodies.head(
            "Content-Encoding", "aws-chunked",
            "Transfer-Encoding", "chunked",
            "X-Amz-Decoded-Content-Length", "5",
            "X-Amz-Trailer", "x-amz-checksum-crc32");

    @ParameterizedTest(name = "pieces of {0}")
    @ValueSource(ints = {1, 2, 7, 100})
    void givesTheContent(int piece) throws IOException {
      VerifiedBody body = AnnouncedBody.of(head, FRAMED).open(Bodies.of(Bodies.bytes(BODY), piece));

      assertThat(body.length()).isEqualTo(5);
      assertThat(body.announcedChecksum()).contains(Algorithm.CRC32);
      assertThat(Bodies.readAll(body)).isEqualTo("hello");
      assertThat(body.checksums())
          .containsExactly(new Checksum("CRC32", Checksum.Type.FULL_OBJECT, HELLO_CRC32));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
      "crc32:AAAAAA==, BadDigest",
      "crc32:AAAA, InvalidRequest",
      "crc32c:AAAAAA==, MalformedTrailerError"
    })
    void doesNotEndWithAnotherTrailer(String trailer, String code) {
      VerifiedBody body = open(head, FRAMED, BODY.replace("crc32:" + HELLO_CRC32, trailer));

      assertRefused(code, 400, () -> Bodies.readAll(body));
    }

    /** What the thread allocates for 64 MiB in chunks of 64 KiB is a few buffers. */
    @Test
    void keepsNoContent() throws IOException {
      int chunks = 1024;
      byte[] chunk = Bodies.bytes("10000\r\n" + "a".repeat(65_536) + "\r\n");
      ByteBuffer end = ByteBuffer.wrap(Bodies.bytes("0\r\n\r\n"));
      RawBody endless = Bodies.repeated(chunk, chunks, end);
      AnnouncedBody announced =
          AnnouncedBody.of(
              Bodies.head("X-Amz-Decoded-Content-Length", Integer.toString(chunks * 65_536)),
              FRAMED);
      VerifiedBody body = announced.open(endless).computing(Set.of(Algorithm.CRC32));
      ByteBuffer target = ByteBuffer.allocate(64 * 1024);
      var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
      long before = threads.getCurrentThreadAllocatedBytes();

      while (body.read(target.clear()) >= 0) {
        assertThat(target.position()).isPositive();
      }

      assertThat(body.received()).isEqualTo(chunks * 65_536L);
      assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(8L << 20);
    }

    @Test
    void doesNotEndWhenTheBodyBreaksOff() {
      VerifiedBody body = open(head, FRAMED, BODY.substring(0, BODY.length() - 1));

      assertRefused("IncompleteBody", 400, () -> Bodies.readAll(body));
    }

    @Test
    void doesNotEndWhenMoreFollows() {
      assertRefused("IncompleteBody", 400, () -> Bodies.readAll(open(head, FRAMED, BODY + "x")));
    }
  }

  @Nested
  class Announcement {
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
      "Content-MD5, x, InvalidDigest",
      "Content-MD5, AAAA, InvalidDigest",
      "Content-Length, x, InvalidArgument",
      "Content-Length, -1, InvalidArgument",
      "Content-Length, 9999999999999999999, InvalidArgument",
      "Content-Encoding, aws-chunked, InvalidArgument",
      "x-amz-trailer, x-amz-checksum-crc32, InvalidRequest",
      "x-amz-checksum-crc32, x, InvalidRequest",
      "x-amz-sdk-checksum-algorithm, CRC32, InvalidRequest"
    })
    void isRefusedWhenItCannotBeRight(String header, String value, String code) {
      assertRefused(
          code, 400, () -> AnnouncedBody.of(Bodies.head(header, value), new Payload.Unsigned()));
    }

    @Test
    void needsTheLengthOfFramedContent() {
      assertRefused(
          "MissingContentLength",
          411,
          () -> AnnouncedBody.of(Bodies.head("Content-Length", "5"), FRAMED));
    }

    @Test
    void needsTheLengthOfAnObject() {
      AnnouncedBody nothingSaid = AnnouncedBody.of(Bodies.head(), new Payload.Unsigned());
      AnnouncedBody chunkedByHttp =
          AnnouncedBody.of(Bodies.head("Transfer-Encoding", "chunked"), new Payload.Unsigned());

      assertRefused("MissingContentLength", 411, nothingSaid::requireLength);
      assertRefused("NotImplemented", 501, chunkedByHttp::requireLength);
    }

    @Test
    void refusesWhatIsTooLarge() {
      AnnouncedBody body =
          AnnouncedBody.of(Bodies.head("Content-Length", "6"), new Payload.Unsigned());

      assertThat(body.requireAtMost(6).requireLength().length()).isEqualTo(6);
      assertRefused("EntityTooLarge", 400, () -> body.requireAtMost(5));
    }

    @Test
    void leavesTheChecksumOfAnObjectAlone() {
      AnnouncedBody body =
          AnnouncedBody.withoutChecksum(
              Bodies.head("x-amz-checksum-crc32", "sOO8/Q==-3"), new Payload.Unsigned());

      assertThat(body.checksumAlgorithm()).isEmpty();
    }

    @Test
    void refusesARepeatedHeader() {
      assertRefused(
          "InvalidArgument",
          400,
          () ->
              AnnouncedBody.of(
                  Bodies.head("Content-Length", "5", "content-length", "6"),
                  new Payload.Unsigned()));
    }
  }

  @Nested
  class Forms {
    private static final String TYPE = "multipart/form-data; boundary=b";

    private static String form(String field, String value) {
      return "--b\r\nContent-Disposition: form-data; name=\""
          + field
          + "\"\r\n\r\n"
          + value
          + "\r\n--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"f\"\r\n\r\n"
          + "hello\r\n--b--\r\n";
    }

    private static VerifiedBody body(String form, SizeRange sizes) throws IOException {
      return ReceivedForm.receive(TYPE, Bodies.of(form)).open(sizes);
    }

    @Test
    void giveTheirFile() throws IOException {
      ReceivedForm form = ReceivedForm.receive(TYPE, Bodies.of(form("key", "a/${filename}")));
      VerifiedBody body = form.open(SizeRange.ANY).computing(Set.of(Algorithm.CRC32));

      assertThat(form.form().key()).isEqualTo("a/f");
      assertThat(body.length()).isEqualTo(-1);
      assertThat(Bodies.readAll(body)).isEqualTo("hello");
      assertThat(body.checksums())
          .containsExactly(new Checksum("CRC32", Checksum.Type.FULL_OBJECT, HELLO_CRC32));
    }

    @Test
    void areHeldToTheirPolicysSizes() throws IOException {
      VerifiedBody tooLarge = body(form("key", "a"), new SizeRange(0, 4));
      VerifiedBody tooSmall = body(form("key", "a"), new SizeRange(6, 9));

      assertRefused("EntityTooLarge", 400, () -> Bodies.readAll(tooLarge));
      assertRefused("EntityTooSmall", 400, () -> Bodies.readAll(tooSmall));
    }

    @Test
    void areHeldToTheirChecksum() throws IOException {
      VerifiedBody wrong = body(form("x-amz-checksum-crc32", "AAAAAA=="), SizeRange.ANY);
      VerifiedBody right = body(form("x-amz-checksum-crc32", HELLO_CRC32), SizeRange.ANY);

      assertRefused("BadDigest", 400, () -> Bodies.readAll(wrong));
      assertThat(Bodies.readAll(right)).isEqualTo("hello");
    }

    @Test
    void areRefusedWithoutFile() {
      assertRefused(
          "MalformedPOSTRequest", 400, () -> ReceivedForm.receive(TYPE, Bodies.of("--b\r\n")));
    }
  }
}
