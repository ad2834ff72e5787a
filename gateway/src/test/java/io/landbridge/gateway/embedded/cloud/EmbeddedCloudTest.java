// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Vertx;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The embedded cloud from outside, with the default seed. */
final class EmbeddedCloudTest {
  private final Vertx vertx = Vertx.vertx();
  @TempDir private Path directory;
  private EmbeddedCloud cloud;
  private NativeCaller alice;
  private NativeCaller admin;

  @BeforeEach
  void start() {
    open(0);
  }

  private void open(double jobScale) {
    cloud =
        EmbeddedCloud.start(vertx, EmbeddedCloudOptions.in(directory).withJobScale(jobScale))
            .toCompletionStage()
            .toCompletableFuture()
            .join();
    alice = NativeCaller.alice(cloud);
    admin = NativeCaller.admin(cloud);
  }

  private void close() {
    cloud.close().toCompletionStage().toCompletableFuture().join();
  }

  @AfterEach
  void stop() {
    close();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  private JsonNode deploy(String... more) {
    return alice
        .run("deployVirtualMachine", alice.deployment(more))
        .at("/jobresult/virtualmachine");
  }

  private JsonNode vm(String id) {
    return alice.call("listVirtualMachines", "id", id).at("/virtualmachine/0");
  }

  @Nested
  class AfterARestart {

    @Test
    void everythingThatWasAnsweredIsStillThere() {
      // Given
      String id = deploy("name", "web").path("id").asText();
      alice.run(
          "createTags",
          "resourcetype",
          "UserVm",
          "resourceids",
          id,
          "tags[0].key",
          "a",
          "tags[0].value",
          "b");
      close();

      // When
      open(0);

      // Then
      assertThat(vm(id).path("state").asText()).isEqualTo("Running");
      assertThat(vm(id).at("/tags/0/value").asText()).isEqualTo("b");
    }

    @Test
    void jobsUnderWayGoOnWhereTheyWere() {
      // Given
      close();
      open(1_000);
      JsonNode submission = alice.call("deployVirtualMachine", alice.deployment());
      assertThat(submission.path("jobid").asText()).isNotEmpty();
      close();

      // When
      open(0);
      JsonNode job = alice.end(submission);

      // Then
      assertThat(job.path("jobstatus").asInt()).isEqualTo(1);
      assertThat(vm(submission.path("id").asText()).path("state").asText()).isEqualTo("Running");
    }
  }

  @Test
  void jobsOfOneMachineRunOneAfterTheOther() {
    // Given
    String id = deploy().path("id").asText();

    // When
    JsonNode stop = alice.call("stopVirtualMachine", "id", id);
    JsonNode start = alice.call("startVirtualMachine", "id", id);
    JsonNode reboot = alice.call("rebootVirtualMachine", "id", id);

    // Then
    assertThat(alice.end(stop).path("jobstatus").asInt()).isEqualTo(1);
    assertThat(alice.end(start).path("jobstatus").asInt()).isEqualTo(1);
    assertThat(alice.end(reboot).path("jobstatus").asInt()).isEqualTo(1);
    assertThat(vm(id).path("state").asText()).isEqualTo("Running");
  }

  @Test
  void accountsNeitherSeeNorTouchEachOthersMachines() {
    String id = deploy().path("id").asText();
    NativeCaller bob = NativeCaller.bob(cloud);
    assertThat(bob.call("listVirtualMachines", "id", id)).isEmpty();
    assertThat(bob.call("stopVirtualMachine", "id", id).path("errorcode").asInt()).isEqualTo(531);
    assertThat(admin.call("listVirtualMachines")).isEmpty();
    assertThat(admin.call("listVirtualMachines", "listall", "true").path("count").asInt())
        .isEqualTo(1);
  }

  @Nested
  class FailuresOnRequest {

    @Test
    void aHostThatRefusesFailsTheJobOnce() {
      admin.call(
          "configureSimulator", "name", "StartCommand", "value", "result:fail", "count", "1");
      JsonNode job = alice.run("deployVirtualMachine", alice.deployment());
      assertThat(job.path("jobresultcode").asInt()).isEqualTo(530);
      assertThat(vm(job.path("jobinstanceid").asText()).path("state").asText()).isEqualTo("Error");
      assertThat(deploy().path("state").asText()).isEqualTo("Running");
    }

    @Test
    void aCommandAnswersTheErrorThatWasAskedFor() {
      admin.call(
          "configureSimulator", "name", "listZones", "value", "error:533:full", "count", "1");
      assertThat(alice.call("listZones").path("errortext").asText()).isEqualTo("full");
      assertThat(alice.call("listZones").path("count").asInt()).isEqualTo(2);
    }

    @Test
    void usersMayNotAskForThem() {
      JsonNode answer = alice.call("configureSimulator", "name", "x", "value", "wait:1");
      assertThat(answer.path("errorcode").asInt()).isEqualTo(432);
    }
  }

  @Nested
  class Signatures {

    private HttpResponse<String> listZones(String name) {
      Map<String, String> parameters = new LinkedHashMap<>();
      parameters.put("command", "listZones");
      parameters.put("response", "json");
      parameters.put("name", name);
      return alice.send(parameters, false);
    }

    @Test
    void coverEveryCharacter() {
      assertThat(listZones("~*'() é+%/=&").statusCode()).isEqualTo(200);
    }

    @Test
    void areTheSameForQueryAndForm() {
      Map<String, String> parameters = Map.of("command", "listZones", "response", "json");
      assertThat(alice.send(parameters, false).body())
          .isEqualTo(alice.send(parameters, true).body());
    }

    @Test
    void ofUnknownKeysAndUnknownCommandsAreRefusedAlike() {
      NativeCaller nobody = new NativeCaller(cloud.endpoint(), "nobody", "nothing");
      assertThat(nobody.call("listZones").path("errorcode").asInt()).isEqualTo(401);
      assertThat(alice.call("noSuchCommand").path("errorcode").asInt()).isEqualTo(401);
    }
  }

  @Test
  void bodiesOverOneMebibyteAreNotRead() {
    Map<String, String> parameters =
        Map.of("command", "registerUserData", "name", "x", "userdata", "A".repeat(1_200_000));
    assertThat(alice.send(parameters, true).statusCode()).isEqualTo(404);
  }

  @Test
  void theXmlAnswerHasTheSameContent() {
    HttpResponse<String> answer = alice.send(Map.of("command", "listRegions"), false);
    assertThat(answer.headers().firstValue("Content-Type")).contains("text/xml;charset=utf-8");
    assertThat(answer.body())
        .startsWith(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><listregionsresponse"
                + " cloud-stack-version=\"4.23.0.0-SNAPSHOT\"><count>1</count><region><id>1</id>");
  }

  @Test
  void limitsRefuseWithTheirOwnCode() {
    String[] none = {"account", "alice", "resourcetype", "0", "max", "0"};
    assertThat(admin.call("updateResourceLimit", none).has("resourcelimit")).isTrue();
    assertThat(alice.call("deployVirtualMachine", alice.deployment()).path("errorcode").asInt())
        .isEqualTo(535);
  }

  @Test
  void aHostNameIsUniqueInItsNetwork() {
    deploy("name", "web");
    JsonNode second = alice.call("deployVirtualMachine", alice.deployment("name", "WEB"));
    assertThat(second.path("errorcode").asInt()).isEqualTo(431);
  }

  @Test
  void windowsTellsItsPasswordOnce() {
    String windows =
        alice.idOf(
            "listTemplates", "template", "windows-server-2022", "templatefilter", "featured");
    JsonNode keyPair = alice.call("createSSHKeyPair", "name", "k").path("keypair");
    assertThat(keyPair.path("privatekey").asText()).startsWith("-----BEGIN RSA PRIVATE KEY-----");
    String[] parameters = alice.deployment("keypair", "k");
    parameters[5] = windows;
    JsonNode vm = alice.run("deployVirtualMachine", parameters).at("/jobresult/virtualmachine");
    assertThat(vm.path("password").asText()).hasSize(12);
    assertThat(vm(vm.path("id").asText()).has("password")).isFalse();
    assertThat(
            alice
                .call("getVMPassword", "id", vm.path("id").asText())
                .at("/password/encryptedpassword")
                .asText())
        .isNotEmpty();
  }
}
