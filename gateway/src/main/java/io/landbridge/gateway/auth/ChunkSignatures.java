// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.auth;

import io.landbridge.s3.chunked.ChunkVerifier;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.function.UnaryOperator;

/**
 * The signatures inside a body: each is over the one before, the first of them over that of the
 * head, so that nothing can be left out, added or reordered. Source: S3 API Reference, "Signature
 * calculations for the authorization header: transferring payload in multiple chunks", and the same
 * "including trailing headers".
 */
final class ChunkSignatures implements ChunkVerifier {
  private static final byte[] NOTHING = new byte[0];

  private final Claim.Signature claim;
  private final UnaryOperator<String> normalized;
  private final Check check;
  private final MessageDigest digest = Digests.newSha256();

  /** The signature before, as it was sent. */
  private String previous;

  /** Whether a signature is right. */
  @FunctionalInterface
  interface Check {
    boolean isSignature(byte[] text, String signature);
  }

  /**
   * Signatures after that of a head.
   *
   * @param claim the claim of the head, which was right
   * @param normalized a signature without what pads it
   */
  ChunkSignatures(Claim.Signature claim, UnaryOperator<String> normalized, Check check) {
    this.claim = claim;
    this.normalized = normalized;
    this.check = check;
    this.previous = claim.signature();
  }

  @Override
  public void update(ByteBuffer content) {
    digest.update(content);
  }

  @Override
  public void endChunk(String signature) {
    ByteSink hashes =
        new ByteSink(129).putHex(Digests.sha256(NOTHING, 0, 0)).put('\n').putHex(digest.digest());
    verify("-PAYLOAD", hashes, signature);
  }

  @Override
  public void endTrailers(byte[] trailers, String signature) {
    ByteSink hash = new ByteSink(64).putHex(Digests.sha256(trailers, 0, trailers.length));
    verify("-TRAILER", hash, signature);
  }

  private void verify(String suffix, ByteSink hashes, String signature) {
    String withoutPadding = normalized.apply(previous);
    ByteSink toSign = toSign(suffix, withoutPadding, hashes);
    boolean right =
        check.isSignature(toSign.toByteArray(), signature)
            // Whether the padding of the signature before is signed is not written anywhere.
            || (!withoutPadding.equals(previous)
                && check.isSignature(toSign(suffix, previous, hashes).toByteArray(), signature));
    if (!right) {
      Refusal refusal = new Refusal.Mismatch(claim.accessKeyId(), signature, toSign.toText(), "");
      throw S3Refusals.toError(refusal).toException();
    }
    previous = signature;
  }

  private ByteSink toSign(String suffix, String before, ByteSink hashes) {
    return new ByteSink(512)
        .put(claim.scheme().algorithm())
        .put(suffix)
        .put('\n')
        .put(claim.timestamp())
        .put('\n')
        .put(claim.scope().toString())
        .put('\n')
        .put(before)
        .put('\n')
        .put(hashes.toByteArray());
  }
}
