// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.landbridge.gateway.embedded.cloud.signing.Signatures;
import io.vertx.core.Vertx;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What surprises clients of the native API and must surprise them here, too, beyond what the
 * recordings replay. Source: cloudstack/README.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class NativeHabitsTest {
  private final Vertx vertx = Vertx.vertx();
  private Instant now = Instant.parse("2026-11-21T18:00:00Z");
  private EmbeddedCloud cloud;
  private NativeCaller alice;
  private NativeCaller admin;

  @BeforeAll
  void start(@TempDir Path directory) {
    cloud =
        EmbeddedCloud.start(
                vertx, EmbeddedCloudOptions.in(directory).withJobScale(0).withClock(() -> now))
            .toCompletionStage()
            .toCompletableFuture()
            .join();
    alice = NativeCaller.alice(cloud);
    admin = NativeCaller.admin(cloud);
  }

  @AfterAll
  void stop() {
    cloud.close().toCompletionStage().toCompletableFuture().join();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  private HttpResponse<String> send(String... namesAndValues) {
    return alice.send(parameters(namesAndValues), false);
  }

  private static Map<String, String> parameters(String... namesAndValues) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      parameters.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return parameters;
  }

  @Nested
  class Signing {

    @Test
    void sortsNamesAsTheyWereSentCapitalsFirst() {
      assertThat(send("command", "listZones", "aaa", "1", "Zzz", "2", "response", "json"))
          .extracting(HttpResponse::statusCode)
          .isEqualTo(200);
    }

    @Test
    void coversUnknownParameters() {
      Map<String, String> signed = parameters("command", "listZones", "response", "json");
      signed.put("apiKey", "AKIATRIALALICE000001");
      signed.put("signature", Signatures.sign(signed, "trial/alice/secret/key/do+not+use+00001x"));
      signed.put("more", "1");
      assertThat(alice.sendUnsigned(signed, false).statusCode()).isEqualTo(401);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
      "2026-11-21T18:00:01+0000, 200",
      "2026-11-21T18:00:01Z, 200",
      "2026-11-21T17:59:59+0000, 401",
      "tomorrow, 401"
    })
    void ofVersionThreeExpires(String expires, int status) {
      assertThat(
              send("command", "listZones", "signatureVersion", "3", "expires", expires)
                  .statusCode())
          .isEqualTo(status);
    }

    @Test
    void ofVersionThreeNeedsAnExpiry() {
      assertThat(send("command", "listZones", "signatureVersion", "3").statusCode()).isEqualTo(401);
    }

    @Test
    void expiresCountsOnlyInVersionThree() {
      assertThat(send("command", "listZones", "expires", "2020-01-01T00:00:00Z").statusCode())
          .isEqualTo(200);
    }
  }

  @Nested
  class Paging {

    @ParameterizedTest(name = "page {0}, page size {1}: {2}")
    @CsvSource({
      "1, , 431",
      ", 2, 431",
      "1, 501, 431",
      "1, 500, 200",
      "0, 2, 200",
      "1, -1, 431",
      ", -1, 200",
      "one, 2, 431"
    })
    void needsBothParametersWithinBounds(String page, String size, int status) {
      Map<String, String> parameters =
          parameters("command", "listServiceOfferings", "response", "json");
      if (page != null) {
        parameters.put("page", page);
      }
      if (size != null) {
        parameters.put("pagesize", size);
      }
      assertThat(alice.send(parameters, false).statusCode()).isEqualTo(status);
    }

    @Test
    void countIsOfAllPagesAndAPagePastTheEndHasNothingElse() {
      JsonNode all = alice.call("listServiceOfferings");
      JsonNode second = alice.call("listServiceOfferings", "page", "2", "pagesize", "1");
      assertThat(second.path("count")).isEqualTo(all.path("count"));
      assertThat(second.path("serviceoffering")).hasSize(1);
      JsonNode past = alice.call("listServiceOfferings", "page", "99", "pagesize", "500");
      assertThat(past.properties()).extracting(Map.Entry::getKey).containsExactly("count");
      JsonNode none = alice.call("listServiceOfferings", "page", "1", "pagesize", "0");
      assertThat(none.properties()).extracting(Map.Entry::getKey).containsExactly("count");
    }

    @Test
    void emptyListsAreEmptyObjects() {
      assertThat(alice.call("listVolumes", "page", "1", "pagesize", "5")).isEmpty();
    }
  }

  @Nested
  class Values {

    @Test
    void parameterNamesHaveNoCaseAndCommandNamesHave() {
      assertThat(alice.call("listZones", "NAME", "us-east-1a").path("count").asInt()).isOne();
      assertThat(alice.call("ListZones").path("errorcode").asInt()).isEqualTo(401);
    }

    @Test
    void aBadBooleanIsFalse() {
      assertThat(admin.call("listVirtualMachines", "listall", "perhaps")).isEmpty();
    }

    @Test
    void aTabIsRefused() {
      assertThat(alice.call("listZones", "name", "a\tb").path("errorcode").asInt()).isEqualTo(431);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"123", "not-a-uuid", "00000000-0000-0000-0000-000000000000"})
    void whatNoIdIsAndNeverWasIsRefused(String id) {
      assertThat(alice.call("listVirtualMachines", "id", id).path("errorcode").asInt())
          .isEqualTo(431);
      assertThat(alice.call("stopVirtualMachine", "id", id).path("errorcode").asInt())
          .isEqualTo(431);
    }

    @Test
    void errorsTellNoIdsAndRepeatTheirTextInAHeader() {
      HttpResponse<String> answer = send("command", "startVirtualMachine", "response", "json");
      JsonNode error = NativeCaller.content(answer.body());
      assertThat(error.path("uuidList").isArray()).isTrue();
      assertThat(error.path("uuidList")).isEmpty();
      assertThat(answer.headers().firstValue("X-Description"))
          .contains(error.path("errortext").asText());
    }
  }

  @Nested
  class OddEnvelopes {

    @ParameterizedTest(name = "{0}")
    @CsvSource({
      "addIpToNic, addiptovmnicresponse",
      "resetSSHKeyForVirtualMachine, resetSSHKeyforvirtualmachineresponse",
      "updateVMAffinityGroup, updatevirtualmachineresponse",
      "listZones, listzonesresponse"
    })
    void areThoseOfTheServer(String command, String envelope) {
      assertThat(send("command", command, "response", "json", "page", "1").body())
          .startsWith("{\"" + envelope + "\":");
    }
  }

  @Nested
  class Sessions {
    private final BrowserCaller browser = new BrowserCaller(cloud.endpoint());

    private void create(String username) {
      admin.call(
          "createAccount",
          "username",
          username,
          "password",
          "secret word",
          "email",
          "a@b.test",
          "firstname",
          "A",
          "lastname",
          "B");
    }

    private int login(String username, String password) {
      return browser
          .send(
              parameters(
                  "command",
                  "login",
                  "username",
                  username,
                  "password",
                  password,
                  "domain",
                  "/",
                  "response",
                  "json"),
              true)
          .statusCode();
    }

    private int listZones() {
      return browser
          .sendWithKey(parameters("command", "listZones", "response", "json"), false)
          .statusCode();
    }

    @Test
    void endAfterHalfAnHourWithoutUse() {
      create("lazy");
      assertThat(login("lazy", "secret word")).isEqualTo(200);
      now = now.plus(Duration.ofMinutes(29));
      assertThat(listZones()).isEqualTo(200);
      now = now.plus(Duration.ofMinutes(31));
      assertThat(listZones()).isEqualTo(401);
      now = Instant.parse("2026-11-21T18:00:00Z");
    }

    @Test
    void needThePasswordThatWasSetLast() {
      create("careful");
      String id =
          admin
              .call("listUsers", "username", "careful", "listall", "true")
              .at("/user/0/id")
              .asText();
      admin.call("updateUser", "id", id, "password", "another");
      assertThat(login("careful", "secret word")).isEqualTo(531);
      assertThat(login("careful", "another")).isEqualTo(200);
    }

    @Test
    void endWhenTheUserIsDisabled() {
      create("short");
      assertThat(login("short", "secret word")).isEqualTo(200);
      String id =
          admin.call("listUsers", "username", "short", "listall", "true").at("/user/0/id").asText();
      admin.run("disableUser", "id", id);
      assertThat(listZones()).isEqualTo(401);
      assertThat(login("short", "secret word")).isEqualTo(531);
    }

    @Test
    void areNotForUsersWithoutAPassword() {
      assertThat(login("alice", "")).isEqualTo(531);
    }
  }
}
