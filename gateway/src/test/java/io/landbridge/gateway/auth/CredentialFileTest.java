// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landbridge.aws.AccountId;
import io.landbridge.aws.Secret;
import io.landbridge.gateway.config.ConfigurationException;
import io.landbridge.translation.identity.StaticCredential;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialFileTest {
  private static final String ENTRY =
      """
      credentials:
        - accessKey: AKIDEXAMPLE
          secretKey: very-secret
          account: alice
          nativeAccountId: e95f32e8-09d9-46a4-915f-0c34ac5d1cec
          domainId: bea59957-e5d5-11f1-90e2-02fc00000001
          user: alice
          userId: e935c36a-22d9-4852-862b-e6fcf8de7e3c
      """;

  @TempDir private Path directory;

  private List<StaticCredential> read(String text) throws IOException {
    Path file = Files.writeString(directory.resolve("credentials.yaml"), text);
    return CredentialFile.read(file, _ -> new AccountId("999999999999"));
  }

  @Test
  void actsByTheSamePairUnlessToldOtherwise() throws IOException {
    StaticCredential credential = read(ENTRY).getFirst();

    assertThat(credential.enabled()).isTrue();
    assertThat(credential.secretAccessKey()).isEqualTo(Secret.of("very-secret"));
    assertThat(credential.caller().accountId()).isEqualTo(new AccountId("999999999999"));
    assertThat(credential.caller().credentials().apiKey()).isEqualTo("AKIDEXAMPLE");
  }

  @Test
  void takesAnotherNativePairAndAccountId() throws IOException {
    String more =
        """
            accountId: "123456789012"
            apiKey: native
            nativeSecretKey: native-secret
            enabled: false
        """;

    StaticCredential credential = read(ENTRY + more).getFirst();

    assertThat(credential.enabled()).isFalse();
    assertThat(credential.caller().accountId()).isEqualTo(new AccountId("123456789012"));
    assertThat(credential.caller().credentials().apiKey()).isEqualTo("native");
    assertThat(credential.caller().credentials().secretKey()).isEqualTo(Secret.of("native-secret"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "    other: very-secret\n",
        "    accountId: 12\n",
        "    apiKey: [very-secret\n",
        "    enabled: very-secret\n",
        "  - accessKey: B\n    secretKey: very-secret\n"
      })
  void tellsTheFaultWithoutTheSecret(String more) {
    assertThatThrownBy(() -> read(ENTRY + more))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith("credentials.file: ")
        .hasMessageNotContaining("very-secret");
  }
}
