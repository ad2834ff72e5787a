// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.keypairs;

import io.landbridge.aws.Secret;
import io.landbridge.ec2.model.KeyFormat;
import io.landbridge.ec2.model.KeyType;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.generators.Ed25519KeyPairGenerator;
import org.bouncycastle.crypto.generators.RSAKeyPairGenerator;
import org.bouncycastle.crypto.params.Ed25519KeyGenerationParameters;
import org.bouncycastle.crypto.params.RSAKeyGenerationParameters;
import org.bouncycastle.crypto.util.OpenSSHPrivateKeyUtil;
import org.bouncycastle.crypto.util.OpenSSHPublicKeyUtil;
import org.bouncycastle.crypto.util.PrivateKeyInfoFactory;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;

/**
 * A key pair made for a client. It is made here and not by the cloud, because EC2's fingerprint is
 * of the private half and because the cloud makes RSA keys only.
 *
 * @param publicKey the public half
 * @param privateKey as EC2 answers it: in PEM, PKCS#1 for RSA and OpenSSH's own form for Ed25519,
 *     or in PuTTY's form
 * @param fingerprint SHA-1 of the DER PKCS#8 form for RSA, SHA-256 of the OpenSSH public key for
 *     Ed25519. EC2 User Guide, "Fingerprints of key pairs"
 */
record NewKeyPair(PublicKeyText publicKey, Secret privateKey, String fingerprint) {
  private static final String RSA = "ssh-rsa";
  private static final String ED25519 = "ssh-ed25519";
  private static final int RSA_BITS = 2048;
  private static final BigInteger EXPONENT = BigInteger.valueOf(65537);
  private static final int CERTAINTY = 100;

  /**
   * A new key pair.
   *
   * @param format the form of the private half
   * @param name what a form with room for it calls the key
   */
  static NewKeyPair generate(KeyType type, KeyFormat format, String name, SecureRandom random) {
    try {
      return switch (type) {
        case RSA -> rsa(format, name, random);
        case ED25519 -> ed25519(format, name, random);
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static NewKeyPair rsa(KeyFormat format, String name, SecureRandom random)
      throws IOException {
    RSAKeyPairGenerator generator = new RSAKeyPairGenerator();
    generator.init(new RSAKeyGenerationParameters(EXPONENT, random, RSA_BITS, CERTAINTY));
    AsymmetricCipherKeyPair pair = generator.generateKeyPair();
    PrivateKeyInfo pkcs8 = PrivateKeyInfoFactory.createPrivateKeyInfo(pair.getPrivate());
    String privateKey =
        switch (format) {
          case PEM ->
              pem("RSA PRIVATE KEY", pkcs8.parsePrivateKey().toASN1Primitive().getEncoded());
          case PPK -> putty(RSA, pair, name);
        };
    return new NewKeyPair(
        publicText(pair, RSA),
        Secret.of(privateKey),
        PublicKeyText.colons("SHA-1", pkcs8.getEncoded()));
  }

  private static NewKeyPair ed25519(KeyFormat format, String name, SecureRandom random)
      throws IOException {
    Ed25519KeyPairGenerator generator = new Ed25519KeyPairGenerator();
    generator.init(new Ed25519KeyGenerationParameters(random));
    AsymmetricCipherKeyPair pair = generator.generateKeyPair();
    PublicKeyText publicKey = publicText(pair, ED25519);
    String privateKey =
        switch (format) {
          case PEM ->
              pem("OPENSSH PRIVATE KEY", OpenSSHPrivateKeyUtil.encodePrivateKey(pair.getPrivate()));
          case PPK -> putty(ED25519, pair, name);
        };
    return new NewKeyPair(publicKey, Secret.of(privateKey), publicKey.fingerprint());
  }

  private static String putty(String algorithm, AsymmetricCipherKeyPair pair, String name)
      throws IOException {
    byte[] ssh = OpenSSHPublicKeyUtil.encodePublicKey(pair.getPublic());
    return PuttyPrivateKey.write(algorithm, ssh, pair.getPrivate(), name);
  }

  private static PublicKeyText publicText(AsymmetricCipherKeyPair pair, String algorithm)
      throws IOException {
    byte[] ssh = OpenSSHPublicKeyUtil.encodePublicKey(pair.getPublic());
    String line = algorithm + " " + Base64.getEncoder().encodeToString(ssh);
    return PublicKeyText.parse(line.getBytes(StandardCharsets.US_ASCII));
  }

  private static String pem(String label, byte[] der) throws IOException {
    StringWriter text = new StringWriter();
    try (PemWriter writer = new PemWriter(text)) {
      writer.writeObject(new PemObject(label, der));
    }
    return text.toString();
  }
}
