// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import io.landbridge.aws.Secret;
import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.metadata.Asker;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GuestHeaderTest {
  private static final String SECRET = "a secret of thirty-two characters";
  private static final Instant NOW = Instant.ofEpochSecond(1_764_500_000);
  private static final String NETWORK = "2c5e8f10-0000-4000-8000-000000000001";
  private static final String FACTS = "network=" + NETWORK + ";address=10.1.1.5;time=1764500000";

  private final GuestHeader header = new GuestHeader(Secret.of(SECRET), () -> NOW);

  static String signed(String facts) {
    return signed(facts, SECRET);
  }

  private static String signed(String facts, String secret) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      byte[] code = mac.doFinal(facts.getBytes(StandardCharsets.UTF_8));
      return facts + ";mac=" + HexFormat.of().formatHex(code);
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void speaksForAGuestOfANetwork() {
    assertThat(header.read(signed(FACTS)))
        .contains(new Asker(Optional.of(new NativeId(NETWORK)), InetAddress.ofLiteral("10.1.1.5")));
  }

  @Test
  void mayBeWrittenInCapitals() {
    String signed = signed(FACTS);
    int mac = signed.length() - 64;
    assertThat(
            header.read(
                signed.substring(0, mac)
                    + signed.substring(mac).toUpperCase(java.util.Locale.ROOT)))
        .isPresent();
  }

  @Test
  void mayNameNoNetwork() {
    assertThat(header.read(signed("address=fd00:0::5;time=1764500000")))
        .contains(new Asker(Optional.empty(), InetAddress.ofLiteral("fd00::5")));
  }

  @ParameterizedTest
  @CsvSource({"1764499940, true", "1764500060, true", "1764499939, false", "1764500061, false"})
  void holdsForAMinuteAroundItsTime(long time, boolean good) {
    String signed = signed("address=10.1.1.5;time=" + time);
    assertThat(header.read(signed).isPresent()).isEqualTo(good);
  }

  @Test
  void ofAnotherSecretIsNone() {
    assertThat(header.read(signed(FACTS, SECRET + "x"))).isEmpty();
  }

  @Test
  void ofAnotherGuestIsNone() {
    String signed = signed(FACTS);
    assertThat(header.read(signed.replace("10.1.1.5", "10.1.1.6"))).isEmpty();
    assertThat(header.read(signed.replace(NETWORK, NETWORK.replace('1', '2')))).isEmpty();
    assertThat(header.read(signed.substring("network=".length() + NETWORK.length() + 1))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "address=10.1.1.5",
        "time=1764500000;address=10.1.1.5",
        "address=10.1.1.5;time=soon",
        "address=999.1.1.5;time=1764500000",
        "address=guest.example;time=1764500000",
        "network=------------------------------------;address=10.1.1.5;time=1764500000",
        "address=10.1.1.5;time=1764500000;more=1",
      })
  void ofAnotherFormIsNoneHoweverWellSigned(String facts) {
    assertThat(header.read(signed(facts))).isEmpty();
  }

  @Property(tries = 300)
  void anyOtherTextIsNone(@ForAll String text) {
    assertThat(header.read(text)).isEmpty();
    assertThat(header.read(FACTS + text)).isEmpty();
  }

  @Test
  void isBelievedWhereASecretIsConfiguredOnly() {
    WhoAsks with = new WhoAsks(Optional.empty(), Optional.of(header));
    WhoAsks without = new WhoAsks(Optional.empty(), Optional.empty());
    String signed = signed(FACTS);
    assertThat(with.read("192.0.2.1", List.of(signed)))
        .isEqualTo(
            new WhoAsks.Claim.By(
                new Asker(Optional.of(new NativeId(NETWORK)), InetAddress.ofLiteral("10.1.1.5")),
                true));
    assertThat(without.read("192.0.2.1", List.of(signed))).isEqualTo(new WhoAsks.Claim.Forged());
    assertThat(with.read("192.0.2.1", List.of(signed, signed)))
        .isEqualTo(new WhoAsks.Claim.Forged());
    assertThat(with.read("192.0.2.1", List.of(""))).isEqualTo(new WhoAsks.Claim.Forged());
  }

  @ParameterizedTest
  @CsvSource({
    "10.1.1.5, 10.1.1.5",
    "::ffff:10.1.1.5, 10.1.1.5",
    "fd00:0:0:0:0:0:0:5, fd00::5",
    "FE80::1%eth0, fe80::1",
  })
  void withoutAHeaderTheAddressOfTheConnectionAsksInTheListenersNetwork(
      String remote, String address) {
    WhoAsks who = new WhoAsks(Optional.of(new NativeId(NETWORK)), Optional.of(header));
    assertThat(who.read(remote, List.of()))
        .isEqualTo(
            new WhoAsks.Claim.By(
                new Asker(Optional.of(new NativeId(NETWORK)), InetAddress.ofLiteral(address)),
                false));
  }
}
