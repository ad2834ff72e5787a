// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.instances;

import static io.landbridge.translation.cloudstack.NativeCommand.CHANGE_SERVICE_FOR_VIRTUAL_MACHINE;
import static io.landbridge.translation.cloudstack.NativeCommand.UPDATE_VIRTUAL_MACHINE;
import static io.landbridge.translation.ec2.instances.InstanceScene.DISK;
import static io.landbridge.translation.ec2.instances.InstanceScene.ID;
import static io.landbridge.translation.ec2.instances.InstanceScene.SHARED;
import static io.landbridge.translation.ec2.instances.InstanceScene.VM;
import static io.landbridge.translation.ec2.instances.InstanceScene.WEB;
import static io.landbridge.translation.ec2.instances.InstanceScene.WEB_ID;
import static io.landbridge.translation.ec2.instances.InstanceScene.machine;
import static io.landbridge.translation.ec2.instances.InstanceScene.root;
import static io.landbridge.translation.ec2.instances.InstanceScene.volume;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landbridge.ec2.model.AttributeBooleanValue;
import io.landbridge.ec2.model.AttributeValue;
import io.landbridge.ec2.model.EbsInstanceBlockDeviceSpecification;
import io.landbridge.ec2.model.InstanceAttributeName;
import io.landbridge.ec2.model.InstanceBlockDeviceMappingSpecification;
import io.landbridge.ec2.model.ModifyInstanceAttributeRequest;
import io.landbridge.translation.cloudstack.NativeCommand;
import io.landbridge.translation.ec2.volumes.VolumeFacts;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModifyInstanceAttributeTest {
  private final InstanceScene scene = new InstanceScene();
  private final ModifyInstanceAttribute action = new ModifyInstanceAttribute(scene.backend);

  private static ModifyInstanceAttributeRequest.Builder request() {
    return ModifyInstanceAttributeRequest.builder().instanceId(ID);
  }

  private static AttributeValue text(String value) {
    return AttributeValue.builder().value(value).build();
  }

  private static AttributeBooleanValue flag(boolean value) {
    return AttributeBooleanValue.builder().value(value).build();
  }

  private void modify(ModifyInstanceAttributeRequest.Builder request) {
    ModifyInstanceAttributeRequest built = request.build();
    action.validate(scene.call, built);
    var _ = action.handle(scene.call, built);
  }

  private void accepts(NativeCommand command) {
    scene.cloud.answersJson(command, "{\"virtualmachine\":" + machine(VM, "Stopped") + "}");
  }

  @Nested
  class OfTheCloud {

    @Test
    void theTypeIsChanged() {
      scene.machines(machine(VM, "Stopped")).volumes();
      accepts(CHANGE_SERVICE_FOR_VIRTUAL_MACHINE);

      modify(request().instanceType(text("cs.medium-instance")));

      assertThat(scene.changes())
          .containsExactly(
              "changeServiceForVirtualMachine id="
                  + VM
                  + " serviceofferingid=41e65a0b-03f1-4754-b07b-4378d0fe256b");
    }

    @Test
    void userDataIsSet() {
      scene.machines(machine(VM, "Stopped")).volumes();
      accepts(UPDATE_VIRTUAL_MACHINE);

      modify(request().attribute(InstanceAttributeName.USER_DATA).value("aGVsbG8="));

      assertThat(scene.changes())
          .containsExactly("updateVirtualMachine id=" + VM + " userdata=aGVsbG8=");
    }

    @Test
    void protectionIsSetOnceOnly() {
      scene
          .machines(machine(VM, "Running"))
          .machines(machine(VM, "Running", ",\"deleteprotection\":true"))
          .volumes();
      accepts(UPDATE_VIRTUAL_MACHINE);

      modify(request().disableApiTermination(flag(true)));
      modify(request().disableApiTermination(flag(true)));

      assertThat(scene.changes())
          .containsExactly("updateVirtualMachine id=" + VM + " deleteprotection=true");
    }

    @Test
    void groupsAreSetWhereTheNetworkHasThem() {
      scene
          .machines(machine(VM, "Stopped").replace(InstanceScene.ISOLATED.value(), SHARED.value()))
          .volumes();
      accepts(UPDATE_VIRTUAL_MACHINE);

      modify(request().groups(List.of(WEB_ID)));

      assertThat(scene.changes())
          .containsExactly("updateVirtualMachine id=" + VM + " securitygroupids=" + WEB);
    }

    @Test
    void aRunningInstanceKeepsWhatOnlyAStoppedOneCanChange() {
      scene.machines(machine(VM, "Running")).volumes();

      assertThatThrownBy(() -> modify(request().instanceType(text("cs.medium-instance"))))
          .hasMessageContaining("IncorrectInstanceState");
      assertThatThrownBy(
              () -> modify(request().attribute(InstanceAttributeName.USER_DATA).value("aGVsbG8=")))
          .hasMessageContaining("IncorrectInstanceState");
      assertThat(scene.changes()).isEmpty();
    }
  }

  @Nested
  class OfTheStore {

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource({
      "SOURCE_DEST_CHECK, false, source-dest-check",
      "DISABLE_API_STOP, true, disable-api-stop",
      "EBS_OPTIMIZED, true, ebs-optimized",
      "INSTANCE_INITIATED_SHUTDOWN_BEHAVIOR, terminate, instance-initiated-shutdown-behavior"
    })
    void areKeptInEitherForm(InstanceAttributeName name, String value, String fact) {
      scene.machines(machine(VM, "Running")).volumes();

      modify(request().attribute(name).value(value));

      assertThat(scene.facts(VM)).containsEntry(fact, value);
      assertThat(scene.changes()).isEmpty();
    }

    @Test
    void areKeptFromTheirOwnMembers() {
      scene.machines(machine(VM, "Running")).volumes();

      modify(request().sourceDestCheck(flag(false)));
      modify(request().disableApiStop(flag(true)));
      modify(request().ebsOptimized(flag(true)));
      modify(request().instanceInitiatedShutdownBehavior(text("terminate")));

      assertThat(scene.facts(VM))
          .containsEntry(InstanceFacts.SOURCE_DEST_CHECK, "false")
          .containsEntry(InstanceFacts.DISABLE_API_STOP, "true")
          .containsEntry(InstanceFacts.EBS_OPTIMIZED, "true")
          .containsEntry(InstanceFacts.SHUTDOWN_BEHAVIOR, "terminate");
    }

    @Test
    void groupsAreRememberedWhereTheNetworkHasNone() {
      scene.machines(machine(VM, "Running")).volumes();

      modify(request().groups(List.of(WEB_ID)));

      assertThat(scene.facts(VM)).containsEntry(InstanceFacts.SECURITY_GROUPS, WEB.value());
      assertThat(scene.changes()).isEmpty();
    }

    @Test
    void volumesRememberWhetherTheyGoWithTheInstance() {
      scene.machines(machine(VM, "Running")).volumes(root(), volume(DISK, "DATADISK", 1));

      modify(
          request()
              .attribute(InstanceAttributeName.BLOCK_DEVICE_MAPPING)
              .blockDeviceMappings(List.of(mapping("/dev/sdb", true))));

      assertThat(scene.volumeFacts(DISK)).containsEntry(VolumeFacts.DELETE_ON_TERMINATION, "true");
    }
  }

  private static InstanceBlockDeviceMappingSpecification mapping(String device, boolean on) {
    return InstanceBlockDeviceMappingSpecification.builder()
        .deviceName(device)
        .ebs(EbsInstanceBlockDeviceSpecification.builder().deleteOnTermination(on).build())
        .build();
  }

  @Nested
  class Refused {

    private void refuses(ModifyInstanceAttributeRequest.Builder request, String code) {
      assertThatThrownBy(() -> modify(request)).hasMessageContaining(code);
      assertThat(scene.changes()).isEmpty();
    }

    @Test
    void twoAttributesAtOnce() {
      refuses(
          request().sourceDestCheck(flag(false)).ebsOptimized(flag(true)),
          "InvalidParameterCombination");
    }

    @Test
    void noAttribute() {
      refuses(request(), "InvalidParameterCombination");
    }

    @Test
    void anAttributeWithoutValueOrTheOtherWayRound() {
      refuses(request().attribute(InstanceAttributeName.SOURCE_DEST_CHECK), "MissingParameter");
      refuses(request().value("true"), "MissingParameter");
    }

    @Test
    void valuesThatAreNone() {
      refuses(
          request().attribute(InstanceAttributeName.SOURCE_DEST_CHECK).value("yes"),
          "InvalidParameterValue");
      refuses(request().instanceInitiatedShutdownBehavior(text("sleep")), "InvalidParameterValue");
      refuses(
          request().attribute(InstanceAttributeName.KERNEL).value("aki-1"), "UnsupportedOperation");
    }

    @Test
    void aRootVolumeThatWouldStayAndADeviceThatIsNotThere() {
      scene.machines(machine(VM, "Running")).volumes(root());

      refuses(
          request().blockDeviceMappings(List.of(mapping("/dev/sda1", false))),
          "UnsupportedOperation");
      refuses(
          request().blockDeviceMappings(List.of(mapping("/dev/sdz", true))),
          "InvalidInstanceAttributeValue");
    }
  }
}
