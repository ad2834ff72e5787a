// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.auth;

import io.landbridge.aws.Secret;
import io.landbridge.s3.chunked.ChunkedDecoder;
import io.landbridge.translation.identity.CredentialLookup;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.checksums.DefaultChecksumAlgorithm;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/**
 * An upload that is framed as {@code aws-chunked}.
 *
 * @param head its head
 * @param body its body as it comes on the wire
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record Upload(RequestHead head, byte[] body) {
  static final Set<String> TRAILER = Set.of("x-amz-checksum-crc32");

  /** For heads that are authenticated before any body has come. */
  static final BodyHash NO_BODY =
      () -> {
        throw new IllegalStateException("The head alone is authenticated");
      };

  /** What the AWS SDK sends. */
  static Upload bySdk(byte[] content, boolean signed, boolean trailer) {
    SdkHttpRequest request =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.PUT)
            .protocol("https")
            .host("localhost")
            .port(8773)
            .encodedPath("/bucket/key")
            .putHeader("Content-Length", Integer.toString(content.length))
            .build();
    SignedRequest result =
        AwsV4HttpSigner.create()
            .sign(builder -> {
              builder
                  .identity(
                      AwsCredentialsIdentity.create(Fixtures.ACCESS_KEY, Fixtures.SECRET.expose()))
                  .request(request)
                  .payload(ContentStreamProvider.fromByteArray(content))
                  .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "s3")
                  .putProperty(AwsV4HttpSigner.REGION_NAME, "us-east-1")
                  .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, false)
                  .putProperty(AwsV4HttpSigner.NORMALIZE_PATH, false)
                  .putProperty(AwsV4HttpSigner.CHUNK_ENCODING_ENABLED, true)
                  .putProperty(AwsV4HttpSigner.PAYLOAD_SIGNING_ENABLED, signed)
                  .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(Fixtures.NOW, ZoneOffset.UTC));
              if (trailer) {
                builder.putProperty(
                    AwsV4HttpSigner.CHECKSUM_ALGORITHM, DefaultChecksumAlgorithm.CRC32);
              }
            });
    try {
      return new Upload(
          SdkSigner.toHead(result.request()),
          result.payload().orElseThrow().newStream().readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Authenticator authenticator(String secretAccessKey, Instant now, String... regions) {
    return new Authenticator(
        SigV4Options.forRegions(Set.of(regions)),
        _ ->
            new CredentialLookup.Known(
                Fixtures.ALICE, Secret.of(secretAccessKey), Optional.empty()),
        InstantSource.fixed(now));
  }

  /** Authenticates the head and decodes the body with what came of that. */
  byte[] decode(Authenticator authenticator, long length, Set<String> trailers) {
    Authentication result = authenticator.authenticate(head, authenticator.read(head), NO_BODY);
    if (!(result instanceof Authentication.Verified verified)
        || !(verified.payload() instanceof Payload.Chunked chunked)) {
      throw new IllegalArgumentException("Not a framed upload: " + result);
    }
    ChunkedDecoder decoder =
        new ChunkedDecoder(chunked.form(), length, chunked.verifier(), trailers);
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    ByteBuffer in = ByteBuffer.wrap(body);
    byte[] room = new byte[4096];
    while (in.hasRemaining()) {
      ByteBuffer out = ByteBuffer.wrap(room);
      decoder.decode(in, out);
      content.write(room, 0, out.position());
    }
    decoder.end();
    return content.toByteArray();
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
