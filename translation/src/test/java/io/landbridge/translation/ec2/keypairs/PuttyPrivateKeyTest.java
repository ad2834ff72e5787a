// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.keypairs;

import static org.assertj.core.api.Assertions.assertThat;

import io.landbridge.ec2.model.KeyFormat;
import io.landbridge.ec2.model.KeyType;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.util.OpenSSHPublicKeyUtil;
import org.junit.jupiter.api.Test;

/** Reads key files back as PuTTY's manual says that they are to be read. */
final class PuttyPrivateKeyTest {

  private static NewKeyPair make(KeyType type) {
    return NewKeyPair.generate(type, KeyFormat.PPK, "my key", new SecureRandom());
  }

  /** The headers of a key file; blocks of lines are their Base64 text. */
  private static Map<String, String> read(String file) {
    Map<String, String> read = new LinkedHashMap<>();
    List<String> lines = file.lines().toList();
    int at = 0;
    while (at < lines.size()) {
      String[] header = lines.get(at++).split(": ", 2);
      if (header[0].endsWith("-Lines")) {
        int end = at + Integer.parseInt(header[1]);
        read.put(header[0], String.join("", lines.subList(at, end)));
        at = end;
      } else {
        read.put(header[0], header[1]);
      }
    }
    return read;
  }

  private static byte[] block(Map<String, String> file, String name) {
    return Base64.getDecoder().decode(file.get(name));
  }

  private static byte[] next(ByteBuffer strings) {
    byte[] octets = new byte[strings.getInt()];
    strings.get(octets);
    return octets;
  }

  private static BigInteger nextNumber(ByteBuffer strings) {
    return new BigInteger(next(strings));
  }

  private static String macOf(Map<String, String> file, String algorithm) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    List<byte[]> parts =
        List.of(
            algorithm.getBytes(StandardCharsets.US_ASCII),
            "none".getBytes(StandardCharsets.US_ASCII),
            "my key".getBytes(StandardCharsets.US_ASCII),
            block(file, "Public-Lines"),
            block(file, "Private-Lines"));
    for (byte[] part : parts) {
      out.writeInt(part.length);
      out.write(part);
    }
    byte[] key =
        MessageDigest.getInstance("SHA-1")
            .digest("putty-private-key-file-mac-key".getBytes(StandardCharsets.US_ASCII));
    Mac mac = Mac.getInstance("HmacSHA1");
    mac.init(new SecretKeySpec(key, "HmacSHA1"));
    return HexFormat.of().formatHex(mac.doFinal(bytes.toByteArray()));
  }

  private static String publicLine(Map<String, String> file, String algorithm) {
    return algorithm + " " + file.get("Public-Lines");
  }

  @Test
  void holdsAnRsaKeyWhole() throws Exception {
    NewKeyPair made = make(KeyType.RSA);

    Map<String, String> file = read(made.privateKey().expose());

    assertThat(file.keySet())
        .containsExactly(
            "PuTTY-User-Key-File-2",
            "Encryption",
            "Comment",
            "Public-Lines",
            "Private-Lines",
            "Private-MAC");
    assertThat(file)
        .containsEntry("PuTTY-User-Key-File-2", "ssh-rsa")
        .containsEntry("Encryption", "none")
        .containsEntry("Comment", "my key")
        .containsEntry("Private-MAC", macOf(file, "ssh-rsa"));
    assertThat(publicLine(file, "ssh-rsa")).isEqualTo(made.publicKey().openSsh());
    RSAKeyParameters rsa =
        (RSAKeyParameters) OpenSSHPublicKeyUtil.parsePublicKey(block(file, "Public-Lines"));
    ByteBuffer numbers = ByteBuffer.wrap(block(file, "Private-Lines"));
    BigInteger d = nextNumber(numbers);
    BigInteger p = nextNumber(numbers);
    BigInteger q = nextNumber(numbers);
    assertThat(p.multiply(q)).isEqualTo(rsa.getModulus());
    assertThat(BigInteger.TWO.modPow(rsa.getExponent(), p.multiply(q)).modPow(d, p.multiply(q)))
        .isEqualTo(BigInteger.TWO);
    assertThat(nextNumber(numbers)).isEqualTo(q.modInverse(p));
    assertThat(numbers.hasRemaining()).isFalse();
  }

  @Test
  void holdsAnEd25519KeyWhole() throws Exception {
    NewKeyPair made = make(KeyType.ED25519);

    Map<String, String> file = read(made.privateKey().expose());

    assertThat(file)
        .containsEntry("PuTTY-User-Key-File-2", "ssh-ed25519")
        .containsEntry("Private-MAC", macOf(file, "ssh-ed25519"));
    assertThat(publicLine(file, "ssh-ed25519")).isEqualTo(made.publicKey().openSsh());
    ByteBuffer strings = ByteBuffer.wrap(block(file, "Private-Lines"));
    var seed = new Ed25519PrivateKeyParameters(next(strings));
    assertThat(OpenSSHPublicKeyUtil.encodePublicKey(seed.generatePublicKey()))
        .isEqualTo(block(file, "Public-Lines"));
    assertThat(strings.hasRemaining()).isFalse();
  }

  @Test
  void hasLinesOfAtMost64Characters() {
    assertThat(make(KeyType.RSA).privateKey().expose().lines())
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(64));
  }
}
