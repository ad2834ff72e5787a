// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.keypairs;

import static org.assertj.core.api.Assertions.assertThat;

import io.landbridge.ec2.model.KeyFormat;
import io.landbridge.ec2.model.KeyType;
import java.io.StringReader;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.junit.jupiter.api.Test;

final class NewKeyPairTest {

  @Test
  void fingerprintsAnRsaKeyByTheSha1OfItsPrivateHalfInPkcs8() throws Exception {
    NewKeyPair made = NewKeyPair.generate(KeyType.RSA, KeyFormat.PEM, "web", new SecureRandom());

    PEMKeyPair read =
        (PEMKeyPair) new PEMParser(new StringReader(made.privateKey().expose())).readObject();
    byte[] sha1 = MessageDigest.getInstance("SHA-1").digest(read.getPrivateKeyInfo().getEncoded());
    assertThat(made.fingerprint()).isEqualTo(HexFormat.ofDelimiter(":").formatHex(sha1));
    assertThat(made.privateKey().expose()).startsWith("-----BEGIN RSA PRIVATE KEY-----\n");
  }

  @Test
  void makesEd25519KeysInOpenSshsForm() {
    NewKeyPair made =
        NewKeyPair.generate(KeyType.ED25519, KeyFormat.PEM, "web", new SecureRandom());

    assertThat(made.privateKey().expose()).startsWith("-----BEGIN OPENSSH PRIVATE KEY-----\n");
    assertThat(made.publicKey().openSsh()).startsWith("ssh-ed25519 ");
    assertThat(made.fingerprint()).isEqualTo(made.publicKey().fingerprint());
  }
}
