// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.auth;

import io.landbridge.aws.HmacSha256;
import io.landbridge.aws.Secret;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;

/**
 * The P-256 key pair of an access key. The private key is a number below the order of the curve,
 * made by HMAC-SHA256 in counter mode (NIST SP 800-108) with {@code AWS4A} and the secret as the
 * key; a result that is too large is tried again with the next counter. Source: IAM User Guide,
 * "Create a signed AWS API request", derive a signing key for SigV4a.
 */
final class EcdsaKeyPair {
  private static final String LABEL = SigV4A.ALGORITHM;
  private static final int KEY_BITS = 256;
  private static final int LAST_COUNTER = 254;
  private static final X9ECParameters CURVE = CustomNamedCurves.getByName("P-256");
  private static final BigInteger LARGEST = CURVE.getN().subtract(BigInteger.TWO);

  private EcdsaKeyPair() {}

  static ECPublicKey publicKey(String accessKeyId, Secret secret) {
    var point = CURVE.getG().multiply(privateKey(accessKeyId, secret)).normalize();
    ECPoint affine =
        new ECPoint(point.getAffineXCoord().toBigInteger(), point.getAffineYCoord().toBigInteger());
    try {
      return (ECPublicKey)
          KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(affine, parameters()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java runtime has P-256", e);
    }
  }

  static BigInteger privateKey(String accessKeyId, Secret secret) {
    byte[] key = ("AWS4A" + secret.expose()).getBytes(StandardCharsets.UTF_8);
    HmacSha256 hmac = new HmacSha256(key);
    for (int counter = 1; counter <= LAST_COUNTER; counter++) {
      BigInteger candidate = new BigInteger(1, hmac.of(input(accessKeyId, counter)));
      if (candidate.compareTo(LARGEST) <= 0) {
        return candidate.add(BigInteger.ONE);
      }
    }
    throw new IllegalStateException("254 candidates above the order of P-256");
  }

  private static byte[] input(String accessKeyId, int counter) {
    byte[] label = LABEL.getBytes(StandardCharsets.US_ASCII);
    byte[] context = accessKeyId.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(2 * Integer.BYTES + label.length + 1 + context.length + 1)
        .putInt(1)
        .put(label)
        .put((byte) 0)
        .put(context)
        .put((byte) counter)
        .putInt(KEY_BITS)
        .array();
  }

  private static ECParameterSpec parameters() throws GeneralSecurityException {
    AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
    parameters.init(new ECGenParameterSpec("secp256r1"));
    return parameters.getParameterSpec(ECParameterSpec.class);
  }
}
