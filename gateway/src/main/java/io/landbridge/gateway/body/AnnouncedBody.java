// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.body;

import io.landbridge.gateway.auth.HeaderField;
import io.landbridge.gateway.auth.Payload;
import io.landbridge.gateway.auth.RequestHead;
import io.landbridge.s3.checksum.Algorithm;
import io.landbridge.s3.checksum.AnnouncedChecksum;
import io.landbridge.s3.chunked.ChunkedDecoder;
import io.landbridge.s3.chunked.ContentEncoding;
import io.landbridge.s3.form.SizeRange;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the head of a request announces of its body. It is read before the client is told to go on
 * ({@code 100 Continue}), so that what cannot be right is refused before it is sent.
 */
public final class AnnouncedBody {
  private static final String CONTENT_LENGTH = "content-length";
  private static final String DECODED_LENGTH = "x-amz-decoded-content-length";
  private static final int MOST_DIGITS = 18;

  private final Payload payload;
  private final Expectations expectations;
  private final boolean transferEncoded;

  private AnnouncedBody(Payload payload, Expectations expectations, boolean transferEncoded) {
    this.payload = payload;
    this.expectations = expectations;
    this.transferEncoded = transferEncoded;
  }

  /**
   * What a head announces.
   *
   * @param payload what the signature says of the body
   * @throws io.landbridge.aws.AwsException {@code MissingContentLength} for a framed body without
   *     {@code x-amz-decoded-content-length}, {@code InvalidDigest}, {@code InvalidRequest} for
   *     checksums, {@code InvalidArgument}
   */
  public static AnnouncedBody of(RequestHead head, Payload payload) {
    Map<String, String> headers = headers(head);
    return of(headers, payload, AnnouncedChecksum.of(headers));
  }

  /**
   * The same for requests whose {@code x-amz-checksum} headers do not speak of the body: {@code
   * CompleteMultipartUpload} has those of the object.
   */
  public static AnnouncedBody withoutChecksum(RequestHead head, Payload payload) {
    return of(headers(head), payload, new AnnouncedChecksum.None());
  }

  private static AnnouncedBody of(
      Map<String, String> headers, Payload payload, AnnouncedChecksum checksum) {
    boolean framed = payload instanceof Payload.Chunked;
    boolean namesFraming =
        ContentEncoding.namesAwsChunked(headers.getOrDefault("content-encoding", ""));
    if (namesFraming && payload instanceof Payload.Unsigned) {
      throw BodyRefusals.unexpectedFraming();
    }
    if (!framed && checksum instanceof AnnouncedChecksum.InTrailer) {
      throw BodyRefusals.trailerWithoutFraming();
    }
    if (framed && !headers.containsKey(DECODED_LENGTH)) {
      throw BodyRefusals.missingLength();
    }
    Optional<String> sha256 =
        payload instanceof Payload.Announced(String hex) ? Optional.of(hex) : Optional.empty();
    return new AnnouncedBody(
        payload,
        new Expectations(
            length(headers, framed ? DECODED_LENGTH : CONTENT_LENGTH),
            Expectations.md5(headers),
            sha256,
            checksum),
        headers.containsKey("transfer-encoding"));
  }

  /** The headers that matter here; the values of repeated ones joined by commas. */
  private static Map<String, String> headers(RequestHead head) {
    Map<String, String> headers = new HashMap<>();
    for (HeaderField field : head.headers()) {
      headers.merge(field.name().toLowerCase(Locale.ROOT), field.value(), (a, b) -> a + "," + b);
    }
    return headers;
  }

  private static long length(Map<String, String> headers, String name) {
    String text = headers.get(name);
    if (text == null) {
      return -1;
    }
    String digits = text.strip();
    boolean number =
        !digits.isEmpty()
            && digits.length() <= MOST_DIGITS
            && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    if (!number) {
      throw BodyRefusals.badLength(name, text);
    }
    return Long.parseLong(digits);
  }

  /** How many bytes the content has, without framing, or -1 when the head does not say. */
  public long length() {
    return expectations.length();
  }

  /** The algorithm of the checksum that comes with the body, in a header or a trailer. */
  public Optional<Algorithm> checksumAlgorithm() {
    return expectations.announced();
  }

  /**
   * Refuses a body whose length is not announced, as S3 does for objects and parts.
   *
   * @throws io.landbridge.aws.AwsException {@code MissingContentLength}, or {@code NotImplemented}
   *     when the body is only framed by HTTP
   */
  public AnnouncedBody requireLength() {
    if (length() < 0) {
      throw transferEncoded ? BodyRefusals.transferEncoding() : BodyRefusals.missingLength();
    }
    return this;
  }

  /**
   * Refuses a body that is announced to be longer.
   *
   * @throws io.landbridge.aws.AwsException {@code EntityTooLarge}
   */
  public AnnouncedBody requireAtMost(long bytes) {
    if (length() > bytes) {
      throw BodyRefusals.tooLarge(length(), bytes);
    }
    return this;
  }

  /**
   * The body itself.
   *
   * @param raw its bytes as they come
   */
  public VerifiedBody open(RawBody raw) {
    Content content =
        switch (payload) {
          case Payload.Chunked chunked -> framed(raw, chunked);
          case Payload.Covered(), Payload.Unsigned(), Payload.Announced(String _) ->
              new Content.Plain(raw);
        };
    return new VerifiedBody(content, expectations, SizeRange.ANY);
  }

  private Content framed(RawBody raw, Payload.Chunked chunked) {
    Set<String> trailers =
        expectations.checksum() instanceof AnnouncedChecksum.InTrailer(Algorithm algorithm)
            ? Set.of(algorithm.headerName())
            : Set.of();
    return new Content.Chunked(
        raw, new ChunkedDecoder(chunked.form(), length(), chunked.verifier(), trailers));
  }
}
