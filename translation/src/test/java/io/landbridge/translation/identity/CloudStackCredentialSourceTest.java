// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landbridge.aws.AccountId;
import io.landbridge.aws.Secret;
import io.landbridge.translation.cloudstack.NativeCommand;
import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.cloudstack.NativeRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CloudStackCredentialSourceTest {
  private static final String ALICES_KEY = "APIKEY-ALICE-86-CHARS";
  private static final String BOBS_FIRST_KEY =
      "vU9wUSflmeWIad1b26yXNVqnPiXVDsMuOVJ9o_lyX9LjsJPtQRnNGggQZSytrZ4D9e4MXyX0Ofj22t48G9l3bg";
  private static final NativeId ALICE = new NativeId("e935c36a-22d9-4852-862b-e6fcf8de7e3c");
  private static final Instant NOW = Instant.parse("2026-11-21T20:00:00Z");
  private static final NativeCredentials SERVICE =
      new NativeCredentials("service", Secret.of("secret of the service account"));

  private final RecordedKeys cloud = new RecordedKeys();
  private final CloudStackCredentialSource source =
      new CloudStackCredentialSource(
          cloud,
          SERVICE,
          _ -> new AccountId("123456789012"),
          InstantSource.fixed(NOW),
          Duration.ofSeconds(10));

  @Test
  void findsTheUserAndTheSecret() {
    cloud.then("getUser-by-apikey").then("listUserKeys");

    CredentialLookup lookup = source.find(ALICES_KEY);

    assertThat(lookup)
        .isEqualTo(
            CredentialLookup.Known.of(
                new Caller(
                    new AccountId("123456789012"),
                    new NativeId("e95f32e8-09d9-46a4-915f-0c34ac5d1cec"),
                    "alice",
                    new NativeId("bea59957-e5d5-11f1-90e2-02fc00000001"),
                    ALICE,
                    "alice",
                    new NativeCredentials(ALICES_KEY, Secret.of("SECRETKEY-ALICE-86-CHARS")))));
    assertThat(cloud.requests)
        .containsExactly(
            NativeRequest.of(NativeCommand.GET_USER).with("userapikey", ALICES_KEY),
            NativeRequest.of(NativeCommand.LIST_USER_KEYS).with("userid", ALICE));
  }

  @Test
  void asksWithTheServiceAccountAndADeadline() {
    cloud.then("getUser-unknown-apikey");

    source.find(ALICES_KEY);

    assertThat(cloud.sessions)
        .allSatisfy(session -> {
          assertThat(session.credentials()).isEqualTo(SERVICE);
          assertThat(session.deadline()).isEqualTo(NOW.plusSeconds(10));
        });
  }

  @Test
  void picksThePairOfTheKeyAmongSeveral() {
    cloud.then("getUser-by-apikey-second").then("listUserKeys-two");

    assertThat(source.find(BOBS_FIRST_KEY))
        .isInstanceOfSatisfying(
            CredentialLookup.Known.class,
            known -> assertThat(known.caller().credentials().apiKey()).isEqualTo(BOBS_FIRST_KEY));
  }

  @Test
  void asksForTheOnlyPairWhereTheCloudIsOlder() {
    cloud.then("getUser-by-apikey").then("error-unknown-command").then("getUserKeys");

    assertThat(source.find(ALICES_KEY)).isInstanceOf(CredentialLookup.Known.class);
    assertThat(cloud.requests.getLast())
        .isEqualTo(NativeRequest.of(NativeCommand.GET_USER_KEYS).with("id", ALICE));
  }

  @Test
  void knowsNoKeyThatTheCloudDoesNotKnow() {
    cloud.then("getUser-unknown-apikey");

    assertThat(source.find(ALICES_KEY)).isEqualTo(new CredentialLookup.Unknown());
  }

  @Test
  void knowsNoKeyThatIsNotAmongTheUsersPairs() {
    cloud.then("getUser-by-apikey-second").then("listUserKeys");

    assertThat(source.find(BOBS_FIRST_KEY)).isEqualTo(new CredentialLookup.Unknown());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "tab\tin", "ключ"})
  void doesNotAskForWhatCannotBeAKey(String text) {
    assertThat(source.find(text)).isEqualTo(new CredentialLookup.Unknown());
    assertThat(cloud.requests).isEmpty();
  }

  @Test
  void refusesADisabledUser() {
    cloud.then("getUser-by-apikey", t -> t.replace("\"enabled\"", "\"disabled\""));

    assertThat(source.find(ALICES_KEY)).isEqualTo(new CredentialLookup.Disabled());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "'\"state\": \"DISABLED\"'",
    "'\"state\": \"ENABLED\", \"enddate\": \"2026-11-21T19:59:59+0000\"'",
    "'\"state\": \"ENABLED\", \"startdate\": \"2026-11-21T20:00:01+0000\"'",
    "'\"state\": \"ENABLED\", \"apikeyaccess\": false'"
  })
  void refusesAPairThatMayNotBeUsed(String state) {
    cloud
        .then("getUser-by-apikey")
        .then("listUserKeys", t -> t.replace("\"state\": \"ENABLED\"", state));

    assertThat(source.find(ALICES_KEY)).isEqualTo(new CredentialLookup.Disabled());
  }

  @Test
  void acceptsAPairInItsTime() {
    cloud
        .then("getUser-by-apikey")
        .then(
            "listUserKeys",
            t ->
                t.replace(
                    "\"state\": \"ENABLED\"",
                    "\"state\": \"ENABLED\", \"startdate\": \"2026-11-21T20:00:00+0000\","
                        + " \"enddate\": \"2026-11-21T20:00:01+0000\""));

    assertThat(source.find(ALICES_KEY)).isInstanceOf(CredentialLookup.Known.class);
  }

  @Test
  void cannotTellWhereTheServiceAccountIsRefused() {
    cloud.then("error-unknown-command");

    assertThatThrownBy(() -> source.find(ALICES_KEY))
        .isInstanceOf(CredentialsUnavailableException.class);
  }
}
