// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import io.landbridge.ec2.model.HttpTokensState;
import io.landbridge.ec2.model.InstanceMetadataEndpointState;
import io.landbridge.ec2.model.InstanceMetadataOptionsResponse;
import io.landbridge.ec2.model.InstanceMetadataProtocolState;
import io.landbridge.translation.metadata.MetadataAnswer.Outcome;
import io.landbridge.translation.metadata.MetadataRequest.Method;
import io.landbridge.translation.metadata.token.MetadataTokens;
import io.landbridge.translation.metadata.tree.TreeChoice;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetadataServiceTest {
  private static final String MINE = "10.1.1.5";
  private static final String OTHERS = "10.1.1.6";
  private static final String ID = "/latest/meta-data/instance-id";

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-21T20:00:00Z"));
  private final Map<String, InstanceView> instances = new HashMap<>();
  private final Map<String, byte[]> userData = new HashMap<>();
  private boolean away;
  private boolean atHand = true;
  private int burst = 1000;

  private final class Source implements InstanceSource {
    @Override
    public Optional<InstanceView> find(Asker asker) {
      if (away) {
        throw new SourceUnavailableException("away", new IllegalStateException());
      }
      return instances.entrySet().stream()
          .filter(it -> InetAddress.ofLiteral(it.getKey()).equals(asker.address()))
          .map(Map.Entry::getValue)
          .findFirst();
    }

    @Override
    public Optional<InstanceView> findKept(Asker asker) {
      return find(asker).filter(_ -> atHand);
    }

    @Override
    public Optional<byte[]> userData(InstanceView instance) {
      return Optional.ofNullable(userData.get(instance.instanceId()));
    }
  }

  private MetadataService service() {
    return new MetadataService(
        new Source(),
        new MetadataTokens(new byte[MetadataTokens.KEY_BYTES], new SecureRandom(), now::get),
        Optional.empty(),
        new RequestRate(1, burst, now::get));
  }

  private static InstanceView with(UnaryOperator<InstanceMetadataOptionsResponse.Builder> change) {
    return Views.view(
        full -> full.metadataOptions(change.apply(Views.options().toBuilder()).build()));
  }

  private static MetadataRequest request(String address, Method method, String path) {
    return new MetadataRequest(
        new Asker(Optional.empty(), InetAddress.ofLiteral(address)),
        TreeChoice.BOTH,
        method,
        path,
        Optional.empty(),
        Optional.empty(),
        false);
  }

  private static MetadataRequest put(String life) {
    MetadataRequest plain = request(MINE, Method.PUT, "/latest/api/token");
    return new MetadataRequest(
        plain.asker(),
        plain.tree(),
        plain.method(),
        plain.path(),
        Optional.empty(),
        Optional.of(life),
        false);
  }

  private static MetadataRequest get(String address, String token) {
    MetadataRequest plain = request(address, Method.GET, ID);
    return new MetadataRequest(
        plain.asker(),
        plain.tree(),
        plain.method(),
        plain.path(),
        Optional.of(token),
        Optional.empty(),
        false);
  }

  private Outcome outcome(MetadataRequest request) {
    return service().answer(request).outcome();
  }

  private String token() {
    return text(service().answer(put("60")));
  }

  private static String text(MetadataAnswer answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  @Test
  void whatIsAtHandIsAnsweredWithoutBlocking() {
    instances.put(MINE, Views.full());
    userData.put("i-3b1f8c2e6d4a4b7e9", new byte[] {1});
    MetadataService service = service();
    for (String path : List.of(ID, "/latest/meta-data/", "/", "/latest/vm-id", "/latest/none")) {
      MetadataRequest request = request(MINE, Method.GET, path);
      MetadataAnswer answer = service.answer(request);
      assertThat(service.findKept(request))
          .as(path)
          .hasValueSatisfying(kept -> {
            assertThat(kept.outcome()).isEqualTo(answer.outcome());
            assertThat(kept.body()).isEqualTo(answer.body());
          });
    }
  }

  @Test
  void whatMayBlockIsNot() {
    instances.put(MINE, Views.full());
    MetadataService service = service();
    // A listing with user data in it depends on whether there is any.
    for (String path : List.of("/latest/user-data", "/latest/", "/2009-04-04/")) {
      assertThat(service.findKept(request(MINE, Method.GET, path))).as(path).isEmpty();
    }
    assertThat(service.findKept(put("60"))).isEmpty();
    assertThat(service.findKept(request("10.9.9.9", Method.GET, ID))).isEmpty();
    atHand = false;
    assertThat(service.findKept(request(MINE, Method.GET, ID))).isEmpty();
  }

  @Test
  void optionsHoldForWhatIsAtHand() {
    instances.put(MINE, with(o -> o.httpTokens(HttpTokensState.REQUIRED)));
    assertThat(service().findKept(request(MINE, Method.GET, ID)).map(MetadataAnswer::outcome))
        .contains(Outcome.UNAUTHORIZED);
    instances.put(MINE, with(o -> o.httpEndpoint(InstanceMetadataEndpointState.DISABLED)));
    assertThat(service().findKept(request(MINE, Method.GET, ID)).map(MetadataAnswer::outcome))
        .contains(Outcome.FORBIDDEN);
    burst = 1;
    MetadataService service = service();
    assertThat(service.findKept(request(MINE, Method.GET, ID))).isPresent();
    assertThat(service.findKept(request(MINE, Method.GET, ID)).map(MetadataAnswer::outcome))
        .contains(Outcome.THROTTLED);
  }

  @Test
  void anInstanceReadsItsOwn() {
    instances.put(MINE, Views.full());
    MetadataAnswer answer = service().answer(request(MINE, Method.GET, ID));
    assertThat(answer.outcome()).isEqualTo(Outcome.OK);
    assertThat(answer.contentType()).isEqualTo("text/plain");
    assertThat(text(answer)).isEqualTo("i-3b1f8c2e6d4a4b7e9");
    assertThat(answer.instanceId()).contains("i-3b1f8c2e6d4a4b7e9");
    assertThat(answer.hopLimit()).isEmpty();
  }

  @Test
  void userDataIsByteForByteWhatItsOwnerGave() {
    byte[] bytes = new byte[32 * 1024];
    new Random(4).nextBytes(bytes);
    instances.put(MINE, Views.full());
    userData.put("i-3b1f8c2e6d4a4b7e9", bytes);
    MetadataAnswer answer = service().answer(request(MINE, Method.GET, "/latest/user-data"));
    assertThat(answer.body()).isEqualTo(bytes);
    assertThat(answer.contentType()).isEqualTo("application/octet-stream");
    assertThat(service().answer(request(MINE, Method.GET, "/2009-04-04/user-data")).body())
        .isEqualTo(bytes);
  }

  @Test
  void withoutUserDataThereIsNone() {
    instances.put(MINE, Views.full());
    assertThat(outcome(request(MINE, Method.GET, "/latest/user-data")))
        .isEqualTo(Outcome.NOT_FOUND);
  }

  @ParameterizedTest
  @EnumSource(Method.class)
  void anAddressOfNobodyHasNothing(Method method) {
    instances.put(MINE, Views.full());
    assertThat(outcome(request(OTHERS, method, "/latest/api/token"))).isEqualTo(Outcome.NOBODY);
    assertThat(outcome(request(OTHERS, method, ID))).isEqualTo(Outcome.NOBODY);
  }

  @Test
  void anUnknownPathIsNotFoundWithEc2sPage() {
    instances.put(MINE, Views.full());
    MetadataAnswer answer = service().answer(request(MINE, Method.GET, "/latest/meta-data/iam/"));
    assertThat(answer.outcome()).isEqualTo(Outcome.NOT_FOUND);
    assertThat(answer.outcome().status()).isEqualTo(404);
    assertThat(answer.contentType()).isEqualTo("text/html");
    assertThat(text(answer)).contains("<title>404 - Not Found</title>");
  }

  @Test
  void aSourceThatIsAwayIsToBeAskedAgain() {
    away = true;
    assertThat(outcome(request(MINE, Method.GET, ID))).isEqualTo(Outcome.UNAVAILABLE);
    assertThat(Outcome.UNAVAILABLE.status()).isEqualTo(503);
  }

  @ParameterizedTest
  @EnumSource(Method.class)
  void aDisabledEndpointAnswersNothing(Method method) {
    instances.put(MINE, with(it -> it.httpEndpoint(InstanceMetadataEndpointState.DISABLED)));
    assertThat(outcome(request(MINE, method, "/latest/api/token"))).isEqualTo(Outcome.FORBIDDEN);
    assertThat(outcome(request(MINE, method, ID))).isEqualTo(Outcome.FORBIDDEN);
  }

  @Test
  void ipv6AnswersWhereItIsEnabled() {
    instances.put("fd00::5", Views.full());
    assertThat(outcome(request("fd00::5", Method.GET, ID))).isEqualTo(Outcome.FORBIDDEN);
    instances.put(
        "fd00::5", with(it -> it.httpProtocolIpv6(InstanceMetadataProtocolState.ENABLED)));
    assertThat(outcome(request("fd00::5", Method.GET, ID))).isEqualTo(Outcome.OK);
  }

  @Test
  void tooManyRequestsOfOneInstanceAreThrottledAndNobodyElses() {
    burst = 3;
    instances.put(MINE, Views.full());
    instances.put("10.1.1.7", Views.view(full -> full.instanceId("i-7")));
    MetadataService service = service();
    for (int i = 0; i < 3; i++) {
      assertThat(service.answer(request(MINE, Method.GET, ID)).outcome()).isEqualTo(Outcome.OK);
    }
    assertThat(service.answer(request(MINE, Method.GET, ID)).outcome())
        .isEqualTo(Outcome.THROTTLED);
    assertThat(service.answer(request("10.1.1.7", Method.GET, ID)).outcome()).isEqualTo(Outcome.OK);
    now.updateAndGet(before -> before.plusSeconds(1));
    assertThat(service.answer(request(MINE, Method.GET, ID)).outcome()).isEqualTo(Outcome.OK);
  }

  @Test
  void nobodyIsThrottledToo() {
    burst = 1;
    MetadataService service = service();
    assertThat(service.answer(request(OTHERS, Method.GET, ID)).outcome()).isEqualTo(Outcome.NOBODY);
    assertThat(service.answer(request(OTHERS, Method.GET, ID)).outcome())
        .isEqualTo(Outcome.THROTTLED);
  }

  @ParameterizedTest
  @CsvSource({
    "PUT, /latest/meta-data/instance-id",
    "PUT, /2021-03-23/api/token",
    "OTHER, /latest/api/token",
    "OTHER, /latest/meta-data/",
    "GET, /latest/api/token",
  })
  void otherMethodsAreNotAllowed(Method method, String path) {
    instances.put(MINE, Views.full());
    assertThat(outcome(request(MINE, method, path))).isEqualTo(Outcome.BAD_METHOD);
  }

  @Nested
  class Tokens {
    @ParameterizedTest
    @ValueSource(strings = {"1", "60", "21600", " 21600 "})
    void liveFromASecondToSixHours(String life) {
      instances.put(MINE, Views.full());
      MetadataAnswer answer = service().answer(put(life));
      assertThat(answer.outcome()).isEqualTo(Outcome.OK);
      assertThat(answer.tokenLeft()).contains(Duration.ofSeconds(Long.parseLong(life.strip())));
      assertThat(answer.hopLimit()).isEqualTo(OptionalInt.of(1));
      assertThat(outcome(get(MINE, text(answer)))).isEqualTo(Outcome.OK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "21601", "1.5", "9999999999999", "six", "١"})
    void liveForNoOtherTime(String life) {
      instances.put(MINE, Views.full());
      assertThat(outcome(put(life))).isEqualTo(Outcome.BAD_REQUEST);
    }

    @Test
    void needALife() {
      instances.put(MINE, Views.full());
      assertThat(outcome(request(MINE, Method.PUT, "/latest/api/token")))
          .isEqualTo(Outcome.BAD_REQUEST);
    }

    @Test
    void areNotGivenThroughAProxy() {
      instances.put(MINE, Views.full());
      MetadataRequest direct = put("60");
      MetadataRequest forwarded =
          new MetadataRequest(
              direct.asker(),
              direct.tree(),
              direct.method(),
              direct.path(),
              direct.token(),
              direct.tokenLife(),
              true);
      assertThat(outcome(forwarded)).isEqualTo(Outcome.FORBIDDEN);
    }

    @Test
    void sayHowFarTheirAnswerMayGo() {
      instances.put(MINE, with(it -> it.httpPutResponseHopLimit(3)));
      assertThat(service().answer(put("60")).hopLimit()).isEqualTo(OptionalInt.of(3));
    }

    @Test
    void mayBeRequired() {
      instances.put(MINE, with(it -> it.httpTokens(HttpTokensState.REQUIRED)));
      assertThat(outcome(request(MINE, Method.GET, ID))).isEqualTo(Outcome.UNAUTHORIZED);
      assertThat(outcome(get(MINE, token()))).isEqualTo(Outcome.OK);
    }

    @Test
    void thatAreForgedAreRefusedEvenWhereNoneIsNeeded() {
      instances.put(MINE, Views.full());
      assertThat(outcome(get(MINE, ""))).isEqualTo(Outcome.UNAUTHORIZED);
      assertThat(outcome(get(MINE, "A".repeat(52)))).isEqualTo(Outcome.UNAUTHORIZED);
    }

    @Test
    void thatHaveEndedAreRefused() {
      instances.put(MINE, Views.full());
      String token = token();
      now.updateAndGet(before -> before.plusSeconds(59));
      assertThat(service().answer(get(MINE, token)).tokenLeft()).contains(Duration.ofSeconds(1));
      now.updateAndGet(before -> before.plusSeconds(1));
      assertThat(outcome(get(MINE, token))).isEqualTo(Outcome.UNAUTHORIZED);
    }

    @Test
    void ofAnotherInstanceAreRefused() {
      instances.put(MINE, Views.full());
      instances.put(OTHERS, Views.view(full -> full.instanceId("i-2")));
      assertThat(outcome(get(OTHERS, token()))).isEqualTo(Outcome.UNAUTHORIZED);
    }
  }
}
