// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.landbridge.gateway.embedded.cloud.signing.Signatures;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Registered user data and the cloud's identifier, which guests find at their virtual router. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class UserDataTest {
  private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private final Vertx vertx = Vertx.vertx();
  private final SplittableRandom random = new SplittableRandom(7);
  private EmbeddedCloud cloud;
  private NativeCaller alice;
  private NativeCaller bob;
  private NativeCaller admin;

  @BeforeAll
  void start(@TempDir Path directory) {
    cloud =
        EmbeddedCloud.start(vertx, EmbeddedCloudOptions.in(directory).withJobScale(0))
            .toCompletionStage()
            .toCompletableFuture()
            .join();
    alice = NativeCaller.alice(cloud);
    bob = NativeCaller.bob(cloud);
    admin = NativeCaller.admin(cloud);
  }

  @AfterAll
  void stop() {
    cloud.close().toCompletionStage().toCompletableFuture().join();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  private String content() {
    byte[] bytes = new byte[300];
    random.nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static String register(NativeCaller caller, String name, String content) {
    return caller
        .call("registerUserData", "name", name, "userdata", content)
        .at("/userdata/id")
        .asText();
  }

  private String deploy(String... more) {
    return alice
        .run("deployVirtualMachine", alice.deployment(more))
        .at("/jobresult/virtualmachine/id")
        .asText();
  }

  private String userDataOf(String machine) {
    return alice
        .call("getVirtualMachineUserData", "virtualmachineid", machine)
        .at("/virtualmachineuserdata/userdata")
        .asText();
  }

  private JsonNode machine(String id, String... more) {
    String[] all = Arrays.copyOf(new String[] {"id", id}, 2 + more.length);
    System.arraycopy(more, 0, all, 2, more.length);
    return alice.call("listVirtualMachines", all).at("/virtualmachine/0");
  }

  private static void refuses(JsonNode answer, int code, String text) {
    assertThat(answer.path("errorcode").asInt()).as(answer.toString()).isEqualTo(code);
    assertThat(answer.path("errortext").asText()).contains(text);
  }

  @Test
  void aMachineHasTheContentOfWhatIsRegistered() {
    String content = content();
    String registered = register(alice, "shows", content);

    String machine = deploy("userdataid", registered);

    assertThat(userDataOf(machine)).isEqualTo(content);
    assertThat(machine(machine).path("userdataid").asText()).isEqualTo(registered);
    assertThat(machine(machine).path("userdataname").asText()).isEqualTo("shows");
    assertThat(machine(machine, "userdata", "true").path("userdata").asText()).isEqualTo(content);
    assertThat(machine(machine).has("userdata")).isFalse();
  }

  @Test
  void bothAtOnceAreRefused() {
    String registered = register(alice, "both", content());
    refuses(
        alice.call(
            "deployVirtualMachine", alice.deployment("userdata", "eA==", "userdataid", registered)),
        431,
        "please provide only one");
  }

  @Test
  void somebodyElsesIsRefused() {
    String registered = register(bob, "foreign", content());
    refuses(
        alice.call("deployVirtualMachine", alice.deployment("userdataid", registered)),
        531,
        "does not have permission");
  }

  @Test
  void aMachineTakesAnotherOneLater() {
    String machine = deploy("userdata", "Zmlyc3Q=");
    String content = content();
    String registered = register(alice, "later", content);

    JsonNode updated = alice.call("updateVirtualMachine", "id", machine, "userdataid", registered);

    assertThat(updated.at("/virtualmachine/userdataid").asText()).isEqualTo(registered);
    assertThat(userDataOf(machine)).isEqualTo(content);

    JsonNode own = alice.call("updateVirtualMachine", "id", machine, "userdata", "b3du");
    assertThat(own.at("/virtualmachine").has("userdataid")).isFalse();
    assertThat(userDataOf(machine)).isEqualTo("b3du");
  }

  @Test
  void whatAMachineHasCannotBeDeleted() {
    String registered = register(alice, "in-use", content());
    String machine = deploy("userdataid", registered);
    refuses(alice.call("deleteUserData", "id", registered), 530, "is being used by some instances");

    alice.call("updateVirtualMachine", "id", machine, "userdata", "b3du");
    assertThat(alice.call("deleteUserData", "id", registered).path("success").asBoolean()).isTrue();
    assertThat(alice.call("listUserData", "name", "in-use")).isEmpty();
  }

  @Test
  void linkingToTemplatesIsNotThere() {
    refuses(alice.call("linkUserDataToTemplate", "templateid", "x"), 401, "unable to verify");
  }

  @Test
  void theIdentifierIsTheCloudsAndSignedWithTheUsersKey() {
    JsonNode users = alice.call("listUsers", "username", "alice");
    String user = users.at("/user/0/id").asText();

    JsonNode answer = alice.call("getCloudIdentifier", "userid", user).path("cloudidentifier");

    String identifier = answer.path("cloudidentifier").asText();
    assertThat(identifier).matches(UUID);
    assertThat(answer.path("signature").asText())
        .isEqualTo(Signatures.sign(identifier, "trial/alice/secret/key/do+not+use+00001x"));
    assertThat(
            admin
                .call("getCloudIdentifier", "userid", user)
                .at("/cloudidentifier/cloudidentifier")
                .asText())
        .isEqualTo(identifier);
    refuses(bob.call("getCloudIdentifier", "userid", user), 531, "permission");
    refuses(
        alice.call("getCloudIdentifier", "userid", "00000000-0000-0000-0000-000000000000"),
        431,
        "userid");
    refuses(alice.call("getCloudIdentifier"), 431, "missing parameter userid");
  }
}
