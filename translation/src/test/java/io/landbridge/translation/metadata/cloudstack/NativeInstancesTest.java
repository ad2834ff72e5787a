// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.metadata.cloudstack;

import static io.landbridge.translation.cloudstack.NativeCommand.GET_VIRTUAL_MACHINE_USER_DATA;
import static io.landbridge.translation.metadata.cloudstack.MetadataScene.ALICES;
import static io.landbridge.translation.metadata.cloudstack.MetadataScene.CAROLS;
import static io.landbridge.translation.metadata.cloudstack.MetadataScene.NET_A;
import static io.landbridge.translation.metadata.cloudstack.MetadataScene.NET_B;
import static io.landbridge.translation.metadata.cloudstack.MetadataScene.machine;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landbridge.ec2.model.HttpTokensState;
import io.landbridge.ec2.model.InstanceMetadataEndpointState;
import io.landbridge.translation.Call;
import io.landbridge.translation.cloudstack.NativeCommand;
import io.landbridge.translation.ec2.instances.InstanceFacts;
import io.landbridge.translation.ec2.instances.ShownInstance;
import io.landbridge.translation.metadata.Asker;
import io.landbridge.translation.metadata.InstanceView;
import io.landbridge.translation.metadata.InstanceView.PublicKey;
import io.landbridge.translation.metadata.SourceUnavailableException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NativeInstancesTest {
  private final MetadataScene scene = new MetadataScene();

  @AfterEach
  void close() {
    scene.close();
  }

  private Optional<String> idOf(String network, String address) {
    return scene.find(network, address).map(view -> view.machine().id());
  }

  private Optional<String> idOf(String address) {
    return scene.find(address).map(view -> view.machine().id());
  }

  @Test
  void showsWhatDescribeInstancesShowsToItsOwner() {
    scene.machines(machine(ALICES, "alice", NET_A, "10.1.1.5", "Running"));

    InstanceView view = scene.find("10.1.1.5").orElseThrow();

    Call alice = scene.callOfAlice();
    ShownInstance shown = ShownInstance.list(alice, scene.backend).getFirst();
    assertThat(view.instance()).isEqualTo(shown.instance());
    assertThat(view.reservationId()).contains(shown.reservationId());
    assertThat(view.accountId()).contains(alice.caller().accountId().value());
    assertThat(view.region()).isEqualTo("us-east-1");
    assertThat(view.instance().blockDeviceMappings()).hasSize(1);
  }

  @Test
  void tellsCloudStacksValues() {
    scene.machines(machine(ALICES, "alice", NET_A, "10.1.1.5", "Running"));

    InstanceView view = scene.find("10.1.1.5").orElseThrow();

    assertThat(view.machine())
        .isEqualTo(
            new InstanceView.Machine(
                ALICES,
                Optional.of("vm-x"),
                Optional.of("Small Instance"),
                Optional.of("zone1"),
                Optional.of("CloudStack-{408bc700-1fb6-48ea-9df0-9f309c4cc6db}"),
                Optional.of("ROOT"),
                Optional.of(MetadataScene.DOMAIN),
                Optional.empty(),
                Optional.of("10.1.1.5"),
                Optional.empty()));
    assertThat(view.cidrBlocks())
        .containsEntry("subnet-aa18da5f0c364affa", "10.1.1.0/24")
        .containsEntry("vpc-aa18da5f0c364affa", "10.1.1.0/24");
  }

  @Test
  void tellsThePublicKeysOfAMachinesDetails() {
    scene.machines(
        machine(ALICES, "alice", NET_A, "10.1.1.5", "Running")
            .replace(
                "\"details\":{}",
                "\"details\":{\"SSH.PublicKey\":\"ssh-rsa AAAA \\nssh-ed25519 BBBB me@home\","
                    + "\"SSH.KeyPairNames\":\"one,two\"}"));

    assertThat(scene.find("10.1.1.5").orElseThrow().publicKeys())
        .containsExactly(
            new PublicKey("one", "ssh-rsa AAAA one"),
            new PublicKey("two", "ssh-ed25519 BBBB me@home"));
  }

  @Test
  void showsTheOptionsThatItsOwnerSet() {
    scene.machines(machine(ALICES, "alice", NET_A, "10.1.1.5", "Running"));
    scene.fact(InstanceFacts.METADATA_HTTP_TOKENS, "required");

    var options = scene.find("10.1.1.5").orElseThrow().instance().metadataOptions().orElseThrow();

    assertThat(options.httpTokens()).contains(HttpTokensState.REQUIRED);
  }

  @Test
  void optionsThatAreSetHoldFromThenOn() {
    scene.machines(machine(ALICES, "alice", NET_A, "10.1.1.5", "Running"));
    assertThat(endpointOf("10.1.1.5")).contains(InstanceMetadataEndpointState.ENABLED);

    scene.fact(InstanceFacts.METADATA_HTTP_ENDPOINT, "disabled");

    assertThat(endpointOf("10.1.1.5")).contains(InstanceMetadataEndpointState.DISABLED);
    scene.fact(InstanceFacts.METADATA_HTTP_ENDPOINT, "enabled");
    assertThat(endpointOf("10.1.1.5")).contains(InstanceMetadataEndpointState.ENABLED);
    assertThat(scene.machineLists()).isOne();
  }

  @Test
  void whatIsAtHandIsFoundWithoutBlocking() {
    Asker asker = new Asker(Optional.empty(), InetAddress.ofLiteral("10.1.1.5"));
    scene.machines(machine(ALICES, "alice", NET_A, "10.1.1.5", "Running"));
    assertThat(scene.instances.findKept(asker)).isEmpty();
    assertThat(scene.machineLists()).isZero();

    Optional<InstanceView> found = scene.find("10.1.1.5");

    assertThat(found).isPresent();
    assertThat(scene.instances.findKept(asker)).isEqualTo(found);
    assertThat(
            scene.instances.findKept(
                new Asker(Optional.empty(), InetAddress.ofLiteral("10.1.1.6"))))
        .isEmpty();
    assertThat(scene.machineLists()).isOne();
  }

  @Test
  void whatChangedIsNotAtHand() {
    Asker asker = new Asker(Optional.empty(), InetAddress.ofLiteral("10.1.1.5"));
    scene.machines(machine(ALICES, "alice", NET_A, "10.1.1.5", "Running"));
    assertThat(scene.find("10.1.1.5")).isPresent();

    scene.fact(InstanceFacts.METADATA_HTTP_TOKENS, "required");
    assertThat(scene.instances.findKept(asker)).isEmpty();
    assertThat(scene.find("10.1.1.5")).isEqualTo(scene.instances.findKept(asker)).isPresent();

    scene.clock.advance(Duration.ofMillis(1));
    scene.instances.ended(scene.job(NativeCommand.STOP_VIRTUAL_MACHINE));
    assertThat(scene.instances.findKept(asker)).isEmpty();
  }

  @Test
  void whatIsTooOldIsNotAtHand() {
    Asker asker = new Asker(Optional.empty(), InetAddress.ofLiteral("10.1.1.5"));
    scene.machines(machine(ALICES, "alice", NET_A, "10.1.1.5", "Running"));
    assertThat(scene.find("10.1.1.5")).isPresent();

    scene.clock.advance(Duration.ofSeconds(6));

    assertThat(scene.instances.findKept(asker)).isEmpty();
  }

  private Optional<InstanceMetadataEndpointState> endpointOf(String address) {
    return scene
        .find(address)
        .flatMap(view -> view.instance().metadataOptions())
        .flatMap(options -> options.httpEndpoint());
  }

  @Test
  void anAddressOfTwoNetworksNeedsItsNetwork() {
    scene.machines(
        machine(ALICES, "alice", NET_A, "10.1.1.5", "Running"),
        machine(CAROLS, "carol", NET_B, "10.1.1.5", "Running"));

    assertThat(idOf("10.1.1.5")).isEmpty();
    assertThat(idOf(NET_A, "10.1.1.5")).contains(ALICES);
    assertThat(idOf(NET_B, "10.1.1.5")).contains(CAROLS);
  }

  @Test
  void anAddressIsNobodysInAnotherNetwork() {
    scene.machines(machine(ALICES, "alice", NET_A, "10.1.1.5", "Running"));

    assertThat(idOf(NET_B, "10.1.1.5")).isEmpty();
  }

  @Test
  void aMachineAtRestStillMakesItsAddressDoubtful() {
    scene.machines(
        machine(ALICES, "alice", NET_A, "10.1.1.5", "Stopped"),
        machine(CAROLS, "carol", NET_B, "10.1.1.5", "Running"));

    assertThat(idOf("10.1.1.5")).isEmpty();
    assertThat(idOf(NET_B, "10.1.1.5")).contains(CAROLS);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"Stopped", "Shutdown", "Destroyed", "Expunging", "Error"})
  void whatDoesNotRunIsNobody(String state) {
    scene.machines(machine(ALICES, "alice", NET_A, "10.1.1.5", state));

    assertThat(idOf(NET_A, "10.1.1.5")).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"Starting", "Running", "Stopping", "Migrating"})
  void aGuestThatRunsIsKnown(String state) {
    scene.machines(machine(ALICES, "alice", NET_A, "10.1.1.5", state));

    assertThat(idOf(NET_A, "10.1.1.5")).contains(ALICES);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"10.1.1.6", "10.1.0.5", "::", "::10.1.1.5"})
  void everythingElseIsNobody(String address) {
    scene.machines(machine(ALICES, "alice", NET_A, "10.1.1.5", "Running"));

    assertThat(idOf(address)).isEmpty();
  }

  @Test
  void anAddressOfIpv6IsKnownInAnySpelling() {
    scene.machines(
        machine(ALICES, "alice", NET_A, "10.1.1.5", "Running")
            .replace("\"deviceid\":\"0\"", "\"deviceid\":\"0\",\"ip6address\":\"fd00::5\""));

    assertThat(idOf("fd00:0:0:0:0:0:0:5")).contains(ALICES);
    assertThat(idOf("::ffff:10.1.1.5")).contains(ALICES);
  }

  @Test
  void aNewMachineIsFoundAtOnce() {
    scene.machines(machine(ALICES, "alice", NET_A, "10.1.1.5", "Running"));
    scene.machines(
        machine(ALICES, "alice", NET_A, "10.1.1.5", "Running"),
        machine(CAROLS, "carol", NET_B, "10.2.2.5", "Running"));
    var _ = idOf("10.1.1.5");
    scene.clock.advance(Duration.ofSeconds(2));
    assertThat(scene.machineLists()).isEqualTo(1);

    assertThat(idOf("10.2.2.5")).contains(CAROLS);
    assertThat(scene.machineLists()).isEqualTo(2);
  }

  @Test
  void strangersHaveMachinesReadOnceASecondAtMost() {
    scene.machines(machine(ALICES, "alice", NET_A, "10.1.1.5", "Running"));
    for (int last = 10; last < 40; last++) {
      assertThat(idOf("10.1.1." + last)).isEmpty();
    }

    assertThat(scene.machineLists()).isEqualTo(1);
  }

  @Test
  void aMachineThatAJobHasStoppedIsNobodyFromThenOn() {
    scene.machines(machine(ALICES, "alice", NET_A, "10.1.1.5", "Running"));
    scene.machines(machine(ALICES, "alice", NET_A, "10.1.1.5", "Stopped"));
    assertThat(idOf("10.1.1.5")).contains(ALICES);
    scene.clock.advance(Duration.ofSeconds(2));

    scene.instances.ended(scene.job(NativeCommand.STOP_VIRTUAL_MACHINE));

    assertThat(idOf("10.1.1.5")).isEmpty();
  }

  @Test
  void oneListServesAllAccountsAndAsksForNothingTwice() {
    scene.machines(
        machine(ALICES, "alice", NET_A, "10.1.1.5", "Running"),
        machine(CAROLS, "carol", NET_B, "10.2.2.5", "Running"));
    for (int round = 0; round < 20; round++) {
      assertThat(idOf("10.1.1.5")).contains(ALICES);
      assertThat(idOf("10.2.2.5")).contains(CAROLS);
    }

    assertThat(scene.cloud.sent())
        .doesNotHaveDuplicates()
        .filteredOn(line -> line.startsWith("listVirtualMachines"))
        .singleElement()
        .asString()
        .contains("listall=true");
  }

  @Test
  void aCloudThatDoesNotAnswerIsUnavailable() {
    scene.cloud.fails(NativeCommand.LIST_VIRTUAL_MACHINES, 530, "down");

    assertThatThrownBy(() -> scene.find("10.1.1.5")).isInstanceOf(SourceUnavailableException.class);
  }

  @Test
  void userDataIsDecodedByteForByteAndKept() {
    scene.machines(machine(ALICES, "alice", NET_A, "10.1.1.5", "Running"));
    scene.cloud.answersJson(
        GET_VIRTUAL_MACHINE_USER_DATA,
        "{\"virtualmachineuserdata\":{\"virtualmachineid\":\"%s\",\"userdata\":\"H4sA/w==\"}}"
            .formatted(ALICES));
    InstanceView view = scene.find("10.1.1.5").orElseThrow();

    assertThat(scene.instances.userData(view))
        .hasValueSatisfying(
            bytes -> assertThat(bytes).containsExactly(0x1f, (byte) 0x8b, 0x00, (byte) 0xff));
    var _ = scene.instances.userData(view);
    assertThat(scene.cloud.sent()).filteredOn(line -> line.startsWith("getVirtual")).hasSize(1);
    scene.clock.advance(Duration.ofSeconds(6));
    var _ = scene.instances.userData(view);
    assertThat(scene.cloud.sent()).filteredOn(line -> line.startsWith("getVirtual")).hasSize(2);
  }

  @Test
  void aMachineWithoutUserDataHasNone() {
    scene.machines(machine(ALICES, "alice", NET_A, "10.1.1.5", "Running"));
    scene.cloud.answersJson(
        GET_VIRTUAL_MACHINE_USER_DATA,
        "{\"virtualmachineuserdata\":{\"virtualmachineid\":\"%s\"}}".formatted(ALICES));

    assertThat(scene.instances.userData(scene.find("10.1.1.5").orElseThrow())).isEmpty();
  }
}
