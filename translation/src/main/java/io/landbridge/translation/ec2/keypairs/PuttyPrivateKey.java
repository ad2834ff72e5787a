// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.keypairs;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.RSAPrivateCrtKeyParameters;

/**
 * Writes private keys in PuTTY's own form, without a passphrase. Version 2, which every release of
 * PuTTY and of what borrows from it reads. PuTTY manual, appendix "PPK file format":
 *
 * <pre>
 * PuTTY-User-Key-File-2: ssh-ed25519
 * Encryption: none
 * Comment: web
 * Public-Lines: 2
 * (the public key as SSH sends it, in Base64, 64 characters a line)
 * Private-Lines: 1
 * (the private part: RSA's mpints d, p, q and q^-1 mod p; Ed25519's 32 octets as a string)
 * Private-MAC: (HMAC-SHA-1 over algorithm, encryption, comment and both parts as strings)
 * </pre>
 */
final class PuttyPrivateKey {
  private static final String ENCRYPTION = "none";
  private static final String MAC_KEY = "putty-private-key-file-mac-key";
  private static final int LINE = 64;

  private PuttyPrivateKey() {}

  /**
   * The text of a key file.
   *
   * @param algorithm SSH's name of the key's algorithm
   * @param publicKey the public key in SSH's own form
   * @param comment what PuTTY shows as the key's name; one line
   */
  static String write(
      String algorithm, byte[] publicKey, AsymmetricKeyParameter privateKey, String comment)
      throws IOException {
    byte[] privatePart = privatePart(privateKey);
    List<String> lines = new ArrayList<>();
    lines.add("PuTTY-User-Key-File-2: " + algorithm);
    lines.add("Encryption: " + ENCRYPTION);
    lines.add("Comment: " + comment);
    addBlock(lines, "Public-Lines: ", publicKey);
    addBlock(lines, "Private-Lines: ", privatePart);
    lines.add("Private-MAC: " + mac(algorithm, comment, publicKey, privatePart));
    return String.join("\n", lines) + "\n";
  }

  private static byte[] privatePart(AsymmetricKeyParameter key) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    switch (key) {
      case RSAPrivateCrtKeyParameters rsa -> {
        for (BigInteger number :
            List.of(rsa.getExponent(), rsa.getP(), rsa.getQ(), rsa.getQInv())) {
          // Two's complement with the highest octet first is what an mpint is.
          writeString(out, number.toByteArray());
        }
      }
      case Ed25519PrivateKeyParameters ed25519 -> writeString(out, ed25519.getEncoded());
      default ->
          throw new IllegalArgumentException("Not a kind of key that is made: " + key.getClass());
    }
    return bytes.toByteArray();
  }

  private static void writeString(DataOutputStream out, byte[] octets) throws IOException {
    out.writeInt(octets.length);
    out.write(octets);
  }

  private static void addBlock(List<String> lines, String header, byte[] octets) {
    String text = Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(octets);
    List<String> block = text.lines().toList();
    lines.add(header + block.size());
    lines.addAll(block);
  }

  private static String mac(String algorithm, String comment, byte[] publicKey, byte[] privatePart)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    for (String text : List.of(algorithm, ENCRYPTION, comment)) {
      writeString(out, text.getBytes(StandardCharsets.UTF_8));
    }
    writeString(out, publicKey);
    writeString(out, privatePart);
    try {
      byte[] key =
          MessageDigest.getInstance("SHA-1").digest(MAC_KEY.getBytes(StandardCharsets.US_ASCII));
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(key, "HmacSHA1"));
      return HexFormat.of().formatHex(mac.doFinal(bytes.toByteArray()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has SHA-1 and HmacSHA1", e);
    }
  }
}
