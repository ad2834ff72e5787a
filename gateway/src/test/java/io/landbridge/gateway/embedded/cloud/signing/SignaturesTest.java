// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SignaturesTest {
  private static final Instant NOW = Instant.parse("2026-11-21T18:00:00Z");
  private static final String SECRET = "secret";

  private static Map<String, String> signed(Map<String, String> parameters) {
    Map<String, String> all = new HashMap<>(parameters);
    all.put("signature", Signatures.sign(parameters, SECRET));
    return all;
  }

  @Test
  void acceptsItsOwnSignature() {
    Map<String, String> parameters =
        signed(Map.of("command", "listZones", "apiKey", "k", "name", "a b~*é+/="));
    assertThat(Signatures.isValid(parameters, SECRET, NOW)).isTrue();
  }

  @Test
  void sortsByNameAsSentAndEncodesAsJavaDoes() {
    // HMAC-SHA1 of "zzz=%7e*&apikey=k&command=a%20b" with the key "secret", made with openssl.
    Map<String, String> parameters = Map.of("Zzz", "~*", "apiKey", "k", "command", "a b");
    assertThat(Signatures.sign(parameters, SECRET)).isEqualTo("9i1/fYtVxPsN4G7ydfoABduRnps=");
  }

  @Test
  void refusesAnotherSecretAndChangedValues() {
    Map<String, String> parameters = signed(Map.of("command", "listZones"));
    assertThat(Signatures.isValid(parameters, "other", NOW)).isFalse();
    parameters.put("command", "listHosts");
    assertThat(Signatures.isValid(parameters, SECRET, NOW)).isFalse();
  }

  @Test
  void refusesAMissingSignature() {
    assertThat(Signatures.isValid(Map.of("command", "listZones"), SECRET, NOW)).isFalse();
  }

  @ParameterizedTest(name = "{0} at 18:00 is accepted: {1}")
  @CsvSource({
    "2026-11-21T18:00:01+0000, true",
    "2026-11-21T18:00:01Z, true",
    "2026-11-21T19:30:00+0100, true",
    "2026-11-21T17:59:59+0000, false",
    "2026-11-21T18:00:00+0000, false",
    "2026-13-45, false",
    "soon, false"
  })
  void versionThreeExpires(String expires, boolean accepted) {
    Map<String, String> parameters =
        signed(Map.of("command", "listZones", "signatureVersion", "3", "expires", expires));
    assertThat(Signatures.isValid(parameters, SECRET, NOW)).isEqualTo(accepted);
  }

  @Test
  void versionThreeNeedsAnExpiry() {
    Map<String, String> parameters =
        signed(Map.of("command", "listZones", "signatureVersion", "3"));
    assertThat(Signatures.isValid(parameters, SECRET, NOW)).isFalse();
  }
}
