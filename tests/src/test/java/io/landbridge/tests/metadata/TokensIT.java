// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.landbridge.tests.harness.Account;
import io.landbridge.tests.harness.Ec2Driver.Waiting;
import io.landbridge.tests.harness.Names;
import io.landbridge.tests.harness.NativeApi;
import io.landbridge.tests.metadata.Guests.Launched;
import io.landbridge.translation.metadata.token.MetadataTokens;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.HttpTokensState;
import software.amazon.awssdk.services.ec2.model.Image;
import software.amazon.awssdk.services.ec2.model.ImageState;
import software.amazon.awssdk.services.ec2.model.ImdsSupportValues;
import software.amazon.awssdk.services.ec2.model.InstanceMetadataEndpointState;

/** IMDSv1 and IMDSv2 at the port, as an instance's owner has set them. */
@ExtendWith(Guests.Extension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TokensIT {
  /** In a token's base64, the last of them has bits that mean nothing. */
  private static final int CERTAIN_CHARACTERS = 49;

  private static final int LIFE = 600;
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final Guests guests;
  private final MetadataWire wire;
  private Launched mine;
  private Launched other;

  TokensIT(Guests guests) {
    this.guests = guests;
    this.wire = new MetadataWire(guests.gateway().endpoints().metadata());
  }

  @BeforeAll
  void launch() {
    mine = wire.known(guests.launch(_ -> {}));
    other = wire.known(guests.launch(_ -> {}));
  }

  @AfterAll
  void terminate() {
    var _ = guests.alice().client().terminateInstances(r -> r.instanceIds(mine.id(), other.id()));
  }

  private void set(HttpTokensState tokens, InstanceMetadataEndpointState endpoint) {
    var options =
        guests
            .alice()
            .client()
            .modifyInstanceMetadataOptions(
                r -> r.instanceId(mine.id()).httpTokens(tokens).httpEndpoint(endpoint))
            .instanceMetadataOptions();
    assertThat(options.httpTokens()).isEqualTo(tokens);
    assertThat(options.httpEndpoint()).isEqualTo(endpoint);
  }

  private int statusOf(String token) {
    return wire.id(mine, token).statusCode();
  }

  @Test
  void aTokenIsGoodForItsLife() {
    HttpResponse<byte[]> made = wire.put(mine, "1");
    String token = MetadataWire.text(made);
    assertThat(made.headers().firstValue(MetadataWire.TOKEN_LIFE)).contains("1");

    // It lives until the end of its second.
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(statusOf(token)).isEqualTo(401));
    assertThat(MetadataWire.text(wire.id(mine, wire.token(mine, LIFE)))).isEqualTo(mine.id());
  }

  @Test
  void anAnswerTellsHowLongTheTokenIsGoodYet() {
    HttpResponse<byte[]> answer = wire.id(mine, wire.token(mine, LIFE));
    assertThat(answer.headers().firstValue(MetadataWire.TOKEN_LIFE).map(Integer::valueOf))
        .hasValueSatisfying(left -> assertThat(left).isBetween(LIFE - 60, LIFE));
  }

  @Test
  void aTokenWithOneCharacterChangedIsRefused() {
    String token = wire.token(mine, LIFE);
    for (int index = 0; index < CERTAIN_CHARACTERS; index++) {
      char changed = token.charAt(index) == 'A' ? 'B' : 'A';
      String forged = token.substring(0, index) + changed + token.substring(index + 1);
      assertThat(statusOf(forged)).as("character %d", index).isEqualTo(401);
    }
    assertThat(statusOf(token)).isEqualTo(200);
  }

  @Test
  void aTokenOfAnotherKeyIsRefused() {
    SecureRandom random = new SecureRandom();
    byte[] key = new byte[MetadataTokens.KEY_BYTES];
    random.nextBytes(key);
    MetadataTokens forger = new MetadataTokens(key, random, InstantSource.system());
    assertThat(statusOf(forger.issue(mine.id(), Duration.ofHours(1)))).isEqualTo(401);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"x", "no token", "=", "AAAA", "%00", "../../etc/passwd", "{}"})
  void garbageIsRefused(String token) {
    assertThat(statusOf(token)).isEqualTo(401);
  }

  @Test
  void whatIsTooLongIsRefused() {
    assertThat(statusOf("A".repeat(53))).isEqualTo(401);
    assertThat(statusOf("A".repeat(8_000))).isEqualTo(401);
    assertThat(statusOf("A".repeat(17_000))).isEqualTo(400);
    assertThat(statusOf(wire.token(mine, LIFE))).isEqualTo(200);
  }

  @Test
  void anotherInstancesTokenIsRefused() {
    assertThat(statusOf(wire.token(other, LIFE))).isEqualTo(401);
  }

  /**
   * A template of alice's own, which says so in a detail.
   *
   * @param name the name of its image
   * @param template CloudStack's id
   */
  private record StrictTemplate(String name, String template, NativeApi cloud)
      implements AutoCloseable {
    static StrictTemplate register(NativeApi cloud) {
      String name = Names.unique("image");
      String zone = cloud.get("listZones", Map.of()).at("/zone/0/id").asText();
      String os = cloud.get("listOsTypes", Map.of()).at("/ostype/0/id").asText();
      Map<String, String> parameters =
          Map.of(
              "name",
              name,
              "displaytext",
              name,
              "url",
              "http://127.0.0.1/" + name + ".qcow2",
              "format",
              "QCOW2",
              "hypervisor",
              "KVM",
              "zoneid",
              zone,
              "ostypeid",
              os,
              "details[0].imdsSupport",
              "v2.0");
      JsonNode answer = cloud.get("registerTemplate", parameters);
      return new StrictTemplate(name, answer.at("/template/0/id").asText(), cloud);
    }

    @Override
    public void close() {
      var _ = cloud.get("deleteTemplate", Map.of("id", template));
    }
  }

  private String image(StrictTemplate template) {
    Filter named = Filter.builder().name("name").values(template.name()).build();
    return await()
        .atMost(PATIENCE)
        .until(
            () ->
                guests.alice().client().describeImages(r -> r.filters(named)).images().stream()
                    .filter(image -> image.state() == ImageState.AVAILABLE)
                    .filter(image -> image.imdsSupport() == ImdsSupportValues.V2_0)
                    .map(Image::imageId)
                    .findFirst(),
            Optional::isPresent)
        .orElseThrow();
  }

  @Test
  void anImageMayWantThatItsInstancesRequireTokens() {
    NativeApi cloud = new NativeApi(guests.gateway().endpoints().nativeCommands(), Account.ALICE);
    try (StrictTemplate template = StrictTemplate.register(cloud)) {
      String image = image(template);

      Launched strict = wire.known(guests.launch(r -> r.imageId(image)));

      assertThat(wire.get(strict, MetadataWire.ID_PATH).statusCode()).isEqualTo(401);
      assertThat(MetadataWire.text(wire.id(strict, wire.token(strict, LIFE))))
          .isEqualTo(strict.id());
      Launched free =
          wire.known(
              guests.launch(r ->
                  r.imageId(image).metadataOptions(o -> o.httpTokens(HttpTokensState.OPTIONAL))));
      assertThat(MetadataWire.text(wire.get(free, MetadataWire.ID_PATH))).isEqualTo(free.id());
      var _ =
          guests.alice().client().terminateInstances(r -> r.instanceIds(strict.id(), free.id()));
    }
  }

  @Test
  void aTokenDiesWithItsInstance() {
    Launched first = wire.known(guests.launch(_ -> {}));
    String token = wire.token(first, LIFE);
    assertThat(wire.id(first, token).statusCode()).isEqualTo(200);

    var _ = guests.alice().client().terminateInstances(r -> r.instanceIds(first.id()));
    guests.alice().await(Waiting.INSTANCE_TERMINATED, first.id());

    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(wire.id(first, token).statusCode()).isEqualTo(404));
    assertThat(wire.put(first, "60").statusCode()).isEqualTo(404);

    // Whoever gets its address next is somebody else.
    Launched second = wire.known(guests.launch(r -> r.privateIpAddress(first.header().address())));
    assertThat(second.header()).isEqualTo(first.header());
    assertThat(wire.id(second, token).statusCode()).isEqualTo(401);
    assertThat(MetadataWire.text(wire.id(second, wire.token(second, LIFE)))).isEqualTo(second.id());
    var _ = guests.alice().client().terminateInstances(r -> r.instanceIds(second.id()));
  }

  @Test
  void aTokenIsRequiredFromTheMomentItsOwnerSaysSo() {
    String token = wire.token(mine, LIFE);
    assertThat(wire.get(mine, MetadataWire.ID_PATH).statusCode()).isEqualTo(200);
    try {
      set(HttpTokensState.REQUIRED, InstanceMetadataEndpointState.ENABLED);
      assertThat(wire.get(mine, MetadataWire.ID_PATH).statusCode()).isEqualTo(401);
      assertThat(wire.get(mine, "/latest/user-data").statusCode()).isEqualTo(401);
      assertThat(wire.get(mine, "/latest/no-such-key").statusCode()).isEqualTo(401);
      assertThat(statusOf(token)).isEqualTo(200);
      assertThat(statusOf(wire.token(mine, LIFE))).isEqualTo(200);
      assertThat(wire.get(other, MetadataWire.ID_PATH).statusCode()).isEqualTo(200);
    } finally {
      set(HttpTokensState.OPTIONAL, InstanceMetadataEndpointState.ENABLED);
    }
    assertThat(wire.get(mine, MetadataWire.ID_PATH).statusCode()).isEqualTo(200);
  }

  @Test
  void aDisabledEndpointAnswersNobodyAtOnce() {
    String token = wire.token(mine, LIFE);
    try {
      set(HttpTokensState.OPTIONAL, InstanceMetadataEndpointState.DISABLED);
      assertThat(wire.get(mine, MetadataWire.ID_PATH).statusCode()).isEqualTo(403);
      assertThat(statusOf(token)).isEqualTo(403);
      assertThat(wire.put(mine, "60").statusCode()).isEqualTo(403);
      assertThat(wire.get(mine, "/latest/user-data").statusCode()).isEqualTo(403);
      assertThat(wire.get(other, MetadataWire.ID_PATH).statusCode()).isEqualTo(200);
    } finally {
      set(HttpTokensState.OPTIONAL, InstanceMetadataEndpointState.ENABLED);
    }
    assertThat(statusOf(token)).isEqualTo(200);
  }

  @Test
  void noTokenIsMadeForWhoComesThroughAProxy() {
    assertThat(wire.put(mine, "60", "X-Forwarded-For", "10.0.0.1").statusCode()).isEqualTo(403);
    assertThat(wire.put(mine, "60", "x-forwarded-for", "").statusCode()).isEqualTo(403);
    assertThat(
            wire.send(
                    mine,
                    "GET",
                    MetadataWire.ID_PATH,
                    MetadataWire.TOKEN,
                    wire.token(mine, LIFE),
                    "X-Forwarded-For",
                    "10.0.0.1")
                .statusCode())
        .isEqualTo(200);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"", "0", "21601", "-1", "1.5", "soon", "0x10", "99999999999999999999"})
  void aTokensLifeIsFromOneSecondToSixHours(String life) {
    assertThat(wire.put(mine, life).statusCode()).isEqualTo(400);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(ints = {1, 60, 21_600})
  void lifesWithinTheseBoundsAreGiven(int life) {
    HttpResponse<byte[]> answer = wire.put(mine, Integer.toString(life));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue(MetadataWire.TOKEN_LIFE)).contains("" + life);
  }

  @Test
  void tokensAreMadeByPutOnly() {
    assertThat(wire.get(mine, MetadataWire.TOKEN_PATH).statusCode()).isEqualTo(405);
    assertThat(wire.send(mine, "POST", MetadataWire.TOKEN_PATH).statusCode()).isEqualTo(405);
    assertThat(wire.send(mine, "PUT", MetadataWire.ID_PATH).statusCode()).isEqualTo(405);
    assertThat(wire.send(mine, "DELETE", MetadataWire.ID_PATH).statusCode()).isEqualTo(405);
  }
}
