// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.keypairs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landbridge.ec2.model.KeyType;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The expected fingerprints were computed by OpenSSL and md5sum, and by Python's hashlib. */
final class PublicKeyTextTest {
  private static final String RSA =
      "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAAAgQC6F8h1+DV3bJ9UHbkeHUwCg3Q3OOf9d3DPr0s8ImkubMycvDzS7fTO"
          + "Oj0MMqXJbbtG7bTTcSrcJJZVD+TN29XjM6rrhGp6VJFcNLJA64Ch0Dof2ugUqESmWN56pxLhZ8+ba3Vd9sCwt3Rq"
          + "pcSTU8rp0QjC2mktGhMMV/U0WB27xw==";
  private static final String RSA_FINGERPRINT = "c8:50:27:d0:15:58:24:f0:fb:6a:4c:fb:11:ab:96:f4";
  private static final String RSA_PEM =
      """
      -----BEGIN PUBLIC KEY-----
      MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQC6F8h1+DV3bJ9UHbkeHUwCg3Q3
      OOf9d3DPr0s8ImkubMycvDzS7fTOOj0MMqXJbbtG7bTTcSrcJJZVD+TN29XjM6rr
      hGp6VJFcNLJA64Ch0Dof2ugUqESmWN56pxLhZ8+ba3Vd9sCwt3RqpcSTU8rp0QjC
      2mktGhMMV/U0WB27xwIDAQAB
      -----END PUBLIC KEY-----
      """;
  private static final String ED25519 =
      "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAINdamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea";

  private static PublicKeyText parse(String text) {
    return PublicKeyText.parse(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void readsAnOpenSshLineAndForgetsItsComment() {
    PublicKeyText key = parse(RSA + " somebody@host\n");

    assertThat(key.type()).isEqualTo(KeyType.RSA);
    assertThat(key.openSsh()).isEqualTo(RSA);
    assertThat(key.fingerprint()).isEqualTo(RSA_FINGERPRINT);
  }

  @Test
  void readsThePemFormOfTheSameKey() {
    assertThat(parse(RSA_PEM)).isEqualTo(parse(RSA));
  }

  @Test
  void fingerprintsEd25519ByTheSha256OfItsOpenSshForm() {
    PublicKeyText key = parse(ED25519);

    assertThat(key.type()).isEqualTo(KeyType.ED25519);
    assertThat(key.fingerprint()).isEqualTo("bbXpuKG6zhzdmnxq256TlqzFBzRl2f6OOg722cYNbU8=");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ssh-rsa", "ssh-rsa !!!", "ssh-rsa AAAA", "-----BEGIN X-----", "a b"})
  void refusesWhatIsNoKey(String text) {
    assertThatThrownBy(() -> parse(text)).hasMessageContaining("InvalidKey.Format");
  }
}
