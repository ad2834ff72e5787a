// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.cloudstack;

import static org.assertj.core.api.Assertions.assertThat;

import io.landbridge.aws.Secret;
import io.landbridge.translation.identity.NativeCredentials;
import java.time.Duration;
import java.time.Instant;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Expected signatures were computed with Python's hmac and the rules of the recordings. */
class RequestSignerTest {
  private static final NativeCredentials CREDENTIALS =
      new NativeCredentials(
          "plgWJfZK4gyS3mOMTVmjUVg-X-jlWlnfaUJ9GAbBbf9EdM-kAYMmAiLqzzq1ElZLYq_u38zCm0bewzGUdP66mg",
          Secret.of(
              "VDaACYb0LV9eNjTetIOElcVQkvJck_J_QljX_FcHRj87ZKiy0z0ty0ZsYBkoXkY9b7eq1EhwJaw7FF3akA3KBQ"));
  private static final Instant NOW = Instant.parse("2026-11-21T18:20:00Z");

  private final RequestSigner signer = new RequestSigner(AnswerFormat.JSON, Duration.ofMinutes(10));

  @Test
  void signsAPlainCommandWithItsExpiry() {
    String form =
        signer.sign(NativeRequest.of(NativeCommand.LIST_VIRTUAL_MACHINES), CREDENTIALS, NOW);

    assertThat(form)
        .contains("command=listVirtualMachines&expires=2026-11-21T18%3A30%3A00%2B0000")
        .endsWith("&signature=5mlk7%2FIZ%2F5BfJccFbidWpE63P7s%3D");
  }

  @Test
  void signsOddCharactersAndSortsUpperCaseNamesFirst() {
    NativeRequest request =
        NativeRequest.of(NativeCommand.LIST_VIRTUAL_MACHINES)
            .with("tags[0].key", "a b")
            .with("tags[0].value", "x*y~z+ü/é=")
            .with("Zone", "Q")
            .with("aaa", "1");

    String form = signer.sign(request, CREDENTIALS, NOW);

    assertThat(form)
        .startsWith("Zone=Q&aaa=1&apiKey=")
        .contains("tags%5B0%5D.key=a%20b&tags%5B0%5D.value=x*y%7Ez%2B%C3%BC%2F%C3%A9%3D")
        .endsWith("&signature=6qzwxLOar39H0KnjCApl7DvPEPM%3D");
  }

  @Test
  void leavesNamesAsTheyAreAndLowersTheWholeTextToSign() {
    TreeMap<String, String> parameters = new TreeMap<>();
    parameters.put("tags[0].Key", "A~B");

    assertThat(RequestSigner.textToSign(parameters)).isEqualTo("tags[0].key=a%7eb");
  }
}
