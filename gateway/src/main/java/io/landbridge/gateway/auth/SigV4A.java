// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.auth;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.landbridge.aws.Secret;
import io.landbridge.s3.chunked.ChunkVerifier;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.ECPublicKey;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Signature version 4A: the canonical request of version 4, signed with ECDSA over P-256, with a
 * scope that names no region and a header that names several. Source: IAM User Guide, "Create a
 * signed AWS API request".
 */
final class SigV4A {
  static final String ALGORITHM = "AWS4-ECDSA-P256-SHA256";

  /** What pads signatures of chunks to one length. */
  private static final char PADDING = '*';

  private static final String NOBODY = "";
  private static final Secret NOBODYS_SECRET =
      Secret.of("nobody signs with this secret access key");
  private static final int MOST_KEYS = 10_000;
  private static final Duration IDLE = Duration.ofHours(1);

  private final Cache<String, Derived> keys =
      Caffeine.newBuilder().maximumSize(MOST_KEYS).expireAfterAccess(IDLE).build();

  private record Derived(Secret secret, ECPublicKey key) {}

  /**
   * Verifies the claimed signature.
   *
   * @param secret the secret of the claimed key; empty when there is none, which costs the same
   *     time
   * @param payloadHash the last line of the canonical request
   * @return empty when the signature is right
   */
  Optional<Refusal> verify(
      RequestHead head, Claim.Signature claim, String payloadHash, Optional<Secret> secret) {
    ByteSink canonical = SigV4.canonicalRequest(head, claim, Dialect.S3, payloadHash);
    ByteSink toSign = SigV4.stringToSign(claim, canonical);
    ECPublicKey key =
        key(secret.isPresent() ? claim.accessKeyId() : NOBODY, secret.orElse(NOBODYS_SECRET));
    boolean right = isSignature(key, toSign.toByteArray(), claim.signature());
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
    ECPublicKey key = key(claim.accessKeyId(), secret);
    return new ChunkSignatures(
        claim,
        SigV4A::withoutPadding,
        (text, signature) -> isSignature(key, text, withoutPadding(signature)));
  }

  private ECPublicKey key(String accessKeyId, Secret secret) {
    Derived derived = keys.getIfPresent(accessKeyId);
    if (derived == null || !derived.secret().equals(secret)) {
      derived = new Derived(secret, EcdsaKeyPair.publicKey(accessKeyId, secret));
      keys.put(accessKeyId, derived);
    }
    return derived.key();
  }

  /**
   * Whether this is a signature over the text.
   *
   * @param signature two numbers in DER, in hexadecimal
   */
  private static boolean isSignature(ECPublicKey key, byte[] text, String signature) {
    try {
      Signature verifier = Signature.getInstance("SHA256withECDSA");
      verifier.initVerify(key);
      verifier.update(text);
      return verifier.verify(HexFormat.of().parseHex(signature));
    } catch (SignatureException | IllegalArgumentException e) {
      return false;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java runtime has ECDSA over P-256", e);
    }
  }

  private static String withoutPadding(String signature) {
    int end = signature.length();
    while (end > 0 && signature.charAt(end - 1) == PADDING) {
      end--;
    }
    return signature.substring(0, end);
  }
}
