// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.keypairs;

import io.landbridge.ec2.Ec2Errors;
import io.landbridge.ec2.model.KeyType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.util.OpenSSHPublicKeyUtil;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;

/**
 * A public key that a client gave, in one of the forms that EC2 takes: an OpenSSH line, a DER
 * SubjectPublicKeyInfo in Base64 or PEM, or the form of RFC 4716. EC2 API 2016-11-15,
 * ImportKeyPair.
 *
 * @param type rsa or ed25519
 * @param openSsh the key as one OpenSSH line without comment
 * @param fingerprint as EC2 computes it: MD5 of the DER form for RSA, SHA-256 of the OpenSSH form
 *     for Ed25519
 */
record PublicKeyText(KeyType type, String openSsh, String fingerprint) {
  private static final int LARGEST = 64 * 1024;

  /**
   * Reads the text of a public key.
   *
   * @throws io.landbridge.aws.AwsException {@code InvalidKey.Format}
   */
  static PublicKeyText parse(byte[] material) {
    if (material.length > LARGEST) {
      throw Ec2Errors.client("InvalidKeyPair.Format", "Key is too long").toException();
    }
    String text = new String(material, StandardCharsets.UTF_8).strip();
    return findKey(text)
        .flatMap(PublicKeyText::of)
        .orElseThrow(() ->
            Ec2Errors.client("InvalidKey.Format", "Key is not in valid OpenSSH public key format")
                .toException());
  }

  private static Optional<AsymmetricKeyParameter> findKey(String text) {
    try {
      if (text.startsWith("ssh-")) {
        String[] parts = text.split("\\s+", -1);
        return parts.length < 2
            ? Optional.empty()
            : Optional.of(
                OpenSSHPublicKeyUtil.parsePublicKey(Base64.getDecoder().decode(parts[1])));
      }
      if (text.startsWith("---- BEGIN SSH2 PUBLIC KEY")) {
        return Optional.of(
            OpenSSHPublicKeyUtil.parsePublicKey(Base64.getDecoder().decode(body(text))));
      }
      return Optional.of(PublicKeyFactory.createKey(Base64.getDecoder().decode(body(text))));
    } catch (IOException | RuntimeException e) {
      // Bouncy Castle answers malformed keys with many kinds of exceptions; all mean one thing.
      return Optional.empty();
    }
  }

  private static String body(String armoured) {
    return armoured
        .lines()
        .filter(line -> !line.startsWith("--") && line.indexOf(':') < 0)
        .map(String::strip)
        .collect(Collectors.joining());
  }

  private static Optional<PublicKeyText> of(AsymmetricKeyParameter key) {
    try {
      byte[] ssh = OpenSSHPublicKeyUtil.encodePublicKey(key);
      String base64 = Base64.getEncoder().encodeToString(ssh);
      return switch (key) {
        case RSAKeyParameters _ ->
            Optional.of(
                new PublicKeyText(
                    KeyType.RSA,
                    "ssh-rsa " + base64,
                    colons(
                        "MD5",
                        SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(key).getEncoded())));
        case Ed25519PublicKeyParameters _ ->
            Optional.of(
                new PublicKeyText(
                    KeyType.ED25519,
                    "ssh-ed25519 " + base64,
                    Base64.getEncoder().encodeToString(digest("SHA-256", ssh))));
        default -> Optional.empty();
      };
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** A digest as pairs of hexadecimal digits with colons between them. */
  static String colons(String algorithm, byte[] bytes) {
    return HexFormat.ofDelimiter(":").formatHex(digest(algorithm, bytes));
  }

  private static byte[] digest(String algorithm, byte[] bytes) {
    try {
      return MessageDigest.getInstance(algorithm).digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has " + algorithm, e);
    }
  }
}
