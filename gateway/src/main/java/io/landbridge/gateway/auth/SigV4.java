// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.auth;

import io.landbridge.aws.HmacSha256;
import io.landbridge.aws.Secret;
import io.landbridge.s3.chunked.ChunkVerifier;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The arithmetic of AWS Signature Version 4 ({@code AWS4-HMAC-SHA256}). Pure: it knows no clock and
 * no credentials but those it is given. Source: IAM User Guide, "Create a signed AWS API request";
 * S3 API Reference, "Authenticating Requests (AWS Signature Version 4)".
 */
final class SigV4 {
  static final String ALGORITHM = "AWS4-HMAC-SHA256";
  static final String UNSIGNED_PAYLOAD = "UNSIGNED-PAYLOAD";

  /** What a signature is compared with when nobody has the key, so that both ways cost the same. */
  private static final String NOBODY = "";

  private static final Secret NOBODYS_SECRET =
      Secret.of("nobody signs with this secret access key");

  private final SigningKeys keys = new SigningKeys();

  /**
   * Compares the claimed signature with the one that the secret makes, in constant time.
   *
   * @param secret the secret of the claimed key; empty when there is none, which costs the same
   *     time
   * @param payloadHash the last line of the canonical request
   * @return empty when the signature is right
   */
  Optional<Refusal> verify(
      RequestHead head,
      Claim.Signature claim,
      Dialect dialect,
      String payloadHash,
      Optional<Secret> secret) {
    ByteSink canonical = canonicalRequest(head, claim, dialect, payloadHash);
    return verify(claim, stringToSign(claim, canonical), canonical, secret);
  }

  /** The same for a form, whose signature is over its policy as it came. */
  Optional<Refusal> verifyForm(Claim.Signature claim, String policy, Optional<Secret> secret) {
    return verify(claim, new ByteSink(policy.length()).put(policy), new ByteSink(0), secret);
  }

  private Optional<Refusal> verify(
      Claim.Signature claim, ByteSink toSign, ByteSink canonical, Optional<Secret> secret) {
    HmacSha256 hmac =
        keys.get(
            secret.isPresent() ? claim.accessKeyId() : NOBODY,
            secret.orElse(NOBODYS_SECRET),
            claim.scope());
    boolean right = isSignature(hmac, toSign.toByteArray(), claim.signature());
    if (secret.isEmpty()) {
      return Optional.of(new Refusal.UnknownKey(claim.accessKeyId()));
    }
    return right
        ? Optional.empty()
        : Optional.of(
            new Refusal.Mismatch(
                claim.accessKeyId(), claim.signature(), toSign.toText(), canonical.toText()));
  }

  /** What verifies the chunks after a head whose claim was right. */
  ChunkVerifier chunks(Claim.Signature claim, Secret secret) {
    HmacSha256 hmac = keys.get(claim.accessKeyId(), secret, claim.scope());
    return new ChunkSignatures(
        claim, UnaryOperator.identity(), (text, signature) -> isSignature(hmac, text, signature));
  }

  private static boolean isSignature(HmacSha256 hmac, byte[] text, String signature) {
    byte[] expected = new ByteSink(64).putHex(hmac.of(text)).toByteArray();
    return MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.UTF_8));
  }

  static ByteSink canonicalRequest(
      RequestHead head, Claim.Signature claim, Dialect dialect, String payloadHash) {
    ByteSink sink = new ByteSink(1024);
    sink.put(head.method()).put('\n');
    if (dialect == Dialect.S3) {
      CanonicalPath.writeOnce(head.path(), sink);
    } else {
      CanonicalPath.writeNormalized(head.path(), sink);
    }
    sink.put('\n');
    String leaveOut = claim.place() == Claim.Place.QUERY ? "X-Amz-Signature" : "";
    CanonicalQuery.write(head.query(), leaveOut, sink);
    sink.put('\n');
    CanonicalHeaders.write(claim.headerNames(), head.headers(), sink);
    return sink.put('\n').put(claim.signedHeaders()).put('\n').put(payloadHash);
  }

  static ByteSink stringToSign(Claim.Signature claim, ByteSink canonicalRequest) {
    return new ByteSink(192)
        .put(claim.scheme().algorithm())
        .put('\n')
        .put(claim.timestamp())
        .put('\n')
        .put(claim.scope().toString())
        .put('\n')
        .putHex(canonicalRequest.sha256());
  }
}
