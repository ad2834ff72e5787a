// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.keypairs;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.crypto.util.OpenSSHPublicKeyUtil;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;

/** Public keys as OpenSSH writes them, and fresh ones. */
final class OpenSsh {
  private static final int BITS = 2048;
  private static final Set<String> TYPES =
      Set.of(
          "ssh-rsa",
          "ssh-ed25519",
          "ecdsa-sha2-nistp256",
          "ecdsa-sha2-nistp384",
          "ecdsa-sha2-nistp521");

  private OpenSsh() {}

  /** A fresh pair; the private half is shown once and kept nowhere. */
  record Generated(String publicKey, String privateKey) {
    @Override
    public String toString() {
      return "Generated[" + publicKey + "]";
    }
  }

  static Generated generate() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(BITS);
      KeyPair pair = generator.generateKeyPair();
      byte[] blob =
          OpenSSHPublicKeyUtil.encodePublicKey(
              PublicKeyFactory.createKey(pair.getPublic().getEncoded()));
      return new Generated(
          "ssh-rsa " + Base64.getEncoder().encodeToString(blob),
          pem(pair.getPrivate().getEncoded()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String pem(byte[] pkcs8) throws IOException {
    StringWriter text = new StringWriter();
    try (PemWriter writer = new PemWriter(text)) {
      writer.writeObject(
          new PemObject(
              "RSA PRIVATE KEY",
              PrivateKeyInfo.getInstance(pkcs8).parsePrivateKey().toASN1Primitive().getEncoded()));
    }
    return text.toString();
  }

  static boolean isValid(String publicKey) {
    String[] words = publicKey.split(" ", -1);
    if (words.length < 2 || !TYPES.contains(words[0])) {
      return false;
    }
    try {
      return Base64.getDecoder().decode(words[1]).length > 0;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  /** MD5 of the key blob, such as {@code 7e:a2:...}. */
  static String fingerprint(String publicKey) {
    try {
      byte[] blob = Base64.getDecoder().decode(publicKey.split(" ", -1)[1]);
      return HexFormat.ofDelimiter(":").formatHex(MessageDigest.getInstance("MD5").digest(blob));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
