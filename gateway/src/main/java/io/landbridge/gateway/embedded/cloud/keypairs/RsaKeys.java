// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.keypairs;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;

/** RSA with keys in OpenSSH form. */
public final class RsaKeys {
  private static final String TYPE = "ssh-rsa";

  private RsaKeys() {}

  /** A text encrypted with PKCS #1 v1.5 for a key, in Base64; empty when it is no RSA key. */
  public static Optional<String> encrypt(String openSshKey, String text) {
    String[] words = openSshKey.split(" ", -1);
    if (!words[0].equals(TYPE) || words.length < 2) {
      return Optional.empty();
    }
    try {
      Cipher cipher = Cipher.getInstance("RSA/ECB/PKCS1Padding");
      cipher.init(Cipher.ENCRYPT_MODE, parse(Base64.getDecoder().decode(words[1])));
      return Optional.of(
          Base64.getEncoder()
              .encodeToString(cipher.doFinal(text.getBytes(StandardCharsets.UTF_8))));
    } catch (GeneralSecurityException | IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static PublicKey parse(byte[] blob) throws GeneralSecurityException {
    ByteBuffer buffer = ByteBuffer.wrap(blob);
    byte[] type = next(buffer);
    if (!new String(type, StandardCharsets.US_ASCII).equals(TYPE)) {
      throw new IllegalArgumentException("Not an RSA key");
    }
    BigInteger exponent = new BigInteger(1, next(buffer));
    BigInteger modulus = new BigInteger(1, next(buffer));
    return KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, exponent));
  }

  private static byte[] next(ByteBuffer buffer) {
    if (buffer.remaining() < Integer.BYTES) {
      throw new IllegalArgumentException("A key cut short");
    }
    int length = buffer.getInt();
    if (length < 0 || length > buffer.remaining()) {
      throw new IllegalArgumentException("A key cut short");
    }
    byte[] bytes = new byte[length];
    buffer.get(bytes);
    return bytes;
  }
}
