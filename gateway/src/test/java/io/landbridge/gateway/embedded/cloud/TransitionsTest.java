// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.landbridge.gateway.embedded.cloud.accounts.Callers;
import io.landbridge.gateway.embedded.cloud.accounts.User;
import io.landbridge.gateway.embedded.cloud.api.Answer;
import io.landbridge.gateway.embedded.cloud.api.Arguments;
import io.landbridge.gateway.embedded.cloud.api.Call;
import io.landbridge.gateway.embedded.cloud.api.Caller;
import io.landbridge.gateway.embedded.cloud.api.Command;
import io.landbridge.gateway.embedded.cloud.api.Command.Asynchronous;
import io.landbridge.gateway.embedded.cloud.api.Command.JobCall;
import io.landbridge.gateway.embedded.cloud.api.Commands;
import io.landbridge.gateway.embedded.cloud.api.Environment;
import io.landbridge.gateway.embedded.cloud.api.Feature;
import io.landbridge.gateway.embedded.cloud.events.Events;
import io.landbridge.gateway.embedded.cloud.faults.Faults;
import io.landbridge.gateway.embedded.cloud.seed.Seeding;
import io.landbridge.gateway.embedded.cloud.state.CloudState;
import io.landbridge.gateway.embedded.cloud.vms.Removal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What lists show before a job and after each of its steps, against what was seen on a real
 * CloudStack while its hosts were slow. Source: transitions.json.
 */
final class TransitionsTest {
  private static final String GONE = "(not listed)";

  @TempDir private Path directory;
  private CloudState state;
  private Commands commands;
  private Caller alice;
  private Caller admin;

  @BeforeEach
  void open() {
    EmbeddedCloudOptions options = EmbeddedCloudOptions.in(directory);
    Environment environment = new Environment(InstantSource.system(), new SplittableRandom(1));
    List<Feature> features =
        Features.of(
            environment,
            options,
            new Faults(environment),
            new Removal(environment, Duration.ofDays(1)),
            new Events(environment));
    commands = new Commands(features);
    state =
        CloudState.open(
            directory, features.stream().flatMap(feature -> feature.kinds().stream()).toList());
    state.write(transaction -> {
      Seeding.apply(options.seed(), transaction, environment);
      return true;
    });
    alice = caller("alice");
    admin = caller("admin");
  }

  @AfterEach
  void close() {
    state.close();
  }

  private Caller caller(String name) {
    return state.read(view ->
        view.all(User.KIND).stream()
            .filter(user -> user.username().equals(name))
            .map(user -> Callers.byUser(view, user.id(), user.accountId()))
            .findFirst()
            .orElseThrow());
  }

  private Call call(Caller caller, String command, String... namesAndValues) {
    SequencedMap<String, String> parameters = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      parameters.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return new Call(command, Arguments.of(parameters), caller, true);
  }

  private List<ObjectNode> list(Caller caller, String command, String... parameters) {
    Command.Read read = (Command.Read) commands.find(command).orElseThrow().work();
    return state.read(view ->
        switch (read.answer().apply(view, call(caller, command, parameters))) {
          case Answer.Listing(_, _, List<ObjectNode> page) -> page;
          case Answer other -> throw new IllegalStateException(other.toString());
        });
  }

  private String idOf(String command, String name, String... parameters) {
    return list(alice, command, parameters).stream()
        .filter(entity -> entity.path("name").asText().equals(name))
        .map(entity -> entity.path("id").asText())
        .findFirst()
        .orElseThrow();
  }

  /** What is seen after the submission and after each step of the job, without repetitions. */
  private List<String> run(Supplier<String> seen, String command, String... parameters) {
    Asynchronous work = (Asynchronous) commands.find(command).orElseThrow().work();
    Call call = call(alice, command, parameters);
    Optional<String> target =
        state.write(transaction -> work.accept().apply(transaction, call)).id();
    JobCall job = new JobCall("job", call, target);
    List<String> all = new ArrayList<>(List.of(seen.get()));
    Optional<ObjectNode> result = Optional.empty();
    for (int i = 0; i < work.steps().size() && result.isEmpty(); i++) {
      Command.Step step = work.steps().get(i);
      result = state.write(transaction -> step.work().run(transaction, job));
      if (!all.getLast().equals(seen.get())) {
        all.add(seen.get());
      }
    }
    return all;
  }

  private String state(Caller caller, String command, String... parameters) {
    String[] all = Arrays.copyOf(parameters, parameters.length + 2);
    all[parameters.length] = "listall";
    all[parameters.length + 1] = "true";
    return list(caller, command, all).stream()
        .findFirst()
        .map(TransitionsTest::describe)
        .orElse(GONE);
  }

  private static String describe(JsonNode entity) {
    if (entity.has("isready")) {
      return entity.path("status").asText();
    }
    boolean attached = entity.has("vmname") && entity.has("deviceid");
    return entity.path("state").asText() + (attached ? " attached" : "");
  }

  private String[] deployment() {
    return new String[] {
      "name", "web",
      "zoneid", idOf("listZones", "us-east-1a"),
      "serviceofferingid", idOf("listServiceOfferings", "t2.micro"),
      "templateid", idOf("listTemplates", "linux-x86_64", "templatefilter", "featured")
    };
  }

  private String deployed() {
    run(() -> "", "deployVirtualMachine", deployment());
    return idOf("listVirtualMachines", "web");
  }

  private String volume() {
    run(
        () -> "",
        "createVolume",
        "name",
        "data",
        "size",
        "1",
        "zoneid",
        idOf("listZones", "us-east-1a"),
        "diskofferingid",
        list(alice, "listDiskOfferings").stream()
            .filter(offering -> offering.path("iscustomized").asBoolean())
            .findFirst()
            .orElseThrow()
            .path("id")
            .asText());
    return idOf("listVolumes", "data");
  }

  @Test
  void aDeploymentStartsStopped() {
    assertThat(
            run(
                () -> state(alice, "listVirtualMachines", "name", "web"),
                "deployVirtualMachine",
                deployment()))
        .containsExactly("Stopped", "Starting", "Running");
  }

  @Test
  void stoppingStartingAndRebooting() {
    String id = deployed();
    Supplier<String> seen = () -> state(alice, "listVirtualMachines", "id", id);
    assertThat(run(seen, "rebootVirtualMachine", "id", id)).containsExactly("Running");
    assertThat(run(seen, "stopVirtualMachine", "id", id))
        .containsExactly("Running", "Stopping", "Stopped");
    assertThat(run(seen, "startVirtualMachine", "id", id))
        .containsExactly("Stopped", "Starting", "Running");
  }

  @Test
  void usersLoseSightOfADestroyedMachineAndAdminsDoNot() {
    String first = deployed();
    assertThat(
            run(
                () -> state(alice, "listVirtualMachines", "id", first),
                "destroyVirtualMachine",
                "id",
                first))
        .containsExactly("Running", "Stopping", "Stopped", GONE);
    assertThat(state(admin, "listVirtualMachines", "id", first)).isEqualTo("Destroyed");
  }

  @Test
  void destroyingWithExpunging() {
    String id = deployed();
    assertThat(
            run(
                () -> state(admin, "listVirtualMachines", "id", id),
                "destroyVirtualMachine",
                "id",
                id,
                "expunge",
                "true"))
        .containsExactly("Running", "Stopping", "Stopped", "Expunging", GONE);
  }

  @Test
  void aVolumeIsMadeWhenItIsAttachedFirst() {
    String vm = deployed();
    String id = volume();
    Supplier<String> seen = () -> state(alice, "listVolumes", "id", id);
    assertThat(run(seen, "attachVolume", "id", id, "virtualmachineid", vm))
        .containsExactly("Allocated", "Creating", "Ready", "Attaching", "Ready attached");
    assertThat(run(seen, "detachVolume", "id", id)).containsExactly("Ready attached", "Ready");
    assertThat(run(seen, "destroyVolume", "id", id).getLast()).isEqualTo("Destroy");
  }

  @Test
  void aSnapshotAndItsVolume() {
    deployed();
    String id = list(alice, "listVolumes", "type", "ROOT").getFirst().path("id").asText();
    assertThat(
            run(
                () ->
                    state(alice, "listSnapshots", "volumeid", id)
                        + " / "
                        + state(alice, "listVolumes", "id", id),
                "createSnapshot",
                "volumeid",
                id))
        .containsExactly(
            "Allocated / Ready attached",
            "Creating / Snapshotting attached",
            "BackingUp / Ready attached",
            "BackedUp / Ready attached");
    String snapshot = list(alice, "listSnapshots").getFirst().path("id").asText();
    assertThat(
            run(
                () -> state(alice, "listSnapshots", "id", snapshot),
                "deleteSnapshot",
                "id",
                snapshot))
        .containsExactly("BackedUp", GONE);
  }

  @Test
  void aTemplateOfASnapshot() {
    deployed();
    String root = list(alice, "listVolumes", "type", "ROOT").getFirst().path("id").asText();
    run(() -> "", "createSnapshot", "volumeid", root);
    assertThat(
            run(
                () -> state(alice, "listTemplates", "name", "copy", "templatefilter", "self"),
                "createTemplate",
                "name",
                "copy",
                "displaytext",
                "copy",
                "ostypeid",
                list(alice, "listOsTypes").getFirst().path("id").asText(),
                "snapshotid",
                list(alice, "listSnapshots").getFirst().path("id").asText()))
        .containsExactly("Processing", "Download Complete");
  }

  @Test
  void aNetworkIsImplementedForItsFirstMachineAndShutDownForItsEnd() {
    Command.Change change = (Command.Change) commands.find("createNetwork").orElseThrow().work();
    String zone =
        list(alice, "listZones").stream()
            .filter(found -> !found.path("securitygroupsenabled").asBoolean())
            .findFirst()
            .orElseThrow()
            .path("id")
            .asText();
    Call create =
        call(
            alice,
            "createNetwork",
            "name",
            "net",
            "zoneid",
            zone,
            "networkofferingid",
            list(alice, "listNetworkOfferings", "forvpc", "false").stream()
                .filter(offering -> offering.path("guestiptype").asText().equals("Isolated"))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asText());
    state.write(transaction -> change.answer().apply(transaction, create));
    String id = idOf("listNetworks", "net");
    Supplier<String> seen = () -> state(alice, "listNetworks", "id", id);
    String[] deployment = Arrays.copyOf(deployment(), 10);
    deployment[3] = zone;
    deployment[8] = "networkids";
    deployment[9] = id;
    assertThat(run(seen, "deployVirtualMachine", deployment))
        .containsExactly("Allocated", "Implementing", "Implemented");
    run(
        () -> "",
        "destroyVirtualMachine",
        "id",
        idOf("listVirtualMachines", "web"),
        "expunge",
        "true");
    assertThat(run(seen, "deleteNetwork", "id", id)).endsWith("Shutdown", "Allocated", GONE);
  }
}
