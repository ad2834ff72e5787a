// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.instances;

import static io.landbridge.translation.cloudstack.NativeCommand.GET_VIRTUAL_MACHINE_USER_DATA;
import static io.landbridge.translation.ec2.instances.InstanceScene.ID;
import static io.landbridge.translation.ec2.instances.InstanceScene.ROOT_ID;
import static io.landbridge.translation.ec2.instances.InstanceScene.TYPE;
import static io.landbridge.translation.ec2.instances.InstanceScene.VM;
import static io.landbridge.translation.ec2.instances.InstanceScene.WEB;
import static io.landbridge.translation.ec2.instances.InstanceScene.WEB_ID;
import static io.landbridge.translation.ec2.instances.InstanceScene.machine;
import static io.landbridge.translation.ec2.instances.InstanceScene.root;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landbridge.ec2.model.AttributeBooleanValue;
import io.landbridge.ec2.model.AttributeValue;
import io.landbridge.ec2.model.DescribeInstanceAttributeRequest;
import io.landbridge.ec2.model.EbsInstanceBlockDevice;
import io.landbridge.ec2.model.EnclaveOptions;
import io.landbridge.ec2.model.GroupIdentifier;
import io.landbridge.ec2.model.InstanceAttribute;
import io.landbridge.ec2.model.InstanceAttributeName;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DescribeInstanceAttributeTest {
  private final InstanceScene scene = new InstanceScene();

  private InstanceAttribute describe(InstanceAttributeName attribute) {
    return describe(ID, attribute);
  }

  private InstanceAttribute describe(String id, InstanceAttributeName attribute) {
    DescribeInstanceAttribute action = new DescribeInstanceAttribute(scene.backend);
    var request =
        DescribeInstanceAttributeRequest.builder().instanceId(id).attribute(attribute).build();
    action.validate(scene.call, request);
    return action.handle(scene.call, request);
  }

  private static Optional<String> text(
      InstanceAttribute answer, Function<InstanceAttribute, Optional<AttributeValue>> member) {
    return member.apply(answer).flatMap(AttributeValue::value);
  }

  private static Optional<Boolean> flag(
      InstanceAttribute answer,
      Function<InstanceAttribute, Optional<AttributeBooleanValue>> member) {
    return member.apply(answer).flatMap(AttributeBooleanValue::value);
  }

  @Test
  void tellsWhatTheMachineIs() {
    scene.machines(machine(VM, "Running", ",\"deleteprotection\":true")).volumes(root());

    assertThat(text(describe(InstanceAttributeName.INSTANCE_TYPE), InstanceAttribute::instanceType))
        .contains(TYPE);
    assertThat(
            flag(
                describe(InstanceAttributeName.DISABLE_API_TERMINATION),
                InstanceAttribute::disableApiTermination))
        .contains(true);
    assertThat(describe(InstanceAttributeName.BLOCK_DEVICE_MAPPING).blockDeviceMappings())
        .singleElement()
        .satisfies(mapping -> {
          assertThat(mapping.deviceName()).contains("/dev/sda1");
          assertThat(mapping.ebs().flatMap(EbsInstanceBlockDevice::volumeId)).contains(ROOT_ID);
        });
  }

  @Test
  void answersWithTheAttributeAskedForAndNoOther() {
    scene.machines(machine(VM, "Running")).volumes(root());

    assertThat(describe(InstanceAttributeName.INSTANCE_TYPE))
        .isEqualTo(
            InstanceAttribute.builder()
                .instanceId(ID)
                .instanceType(AttributeValue.builder().value(TYPE).build())
                .build());
  }

  @Test
  void tellsTheUserDataAsTheCloudHasIt() {
    scene.machines(machine(VM, "Running")).volumes(root());
    scene.cloud.answers(GET_VIRTUAL_MACHINE_USER_DATA, "getVirtualMachineUserData");

    assertThat(text(describe(InstanceAttributeName.USER_DATA), InstanceAttribute::userData))
        .contains("IyEvYmluL3NoCmVjaG8gaGVsbG8K");
    assertThat(scene.cloud.sent()).contains("getVirtualMachineUserData virtualmachineid=" + VM);
  }

  @Test
  void userDataThatWasNeverSetIsAnEmptyMember() {
    scene.machines(machine(VM, "Running")).volumes(root());
    scene.cloud.answersJson(
        GET_VIRTUAL_MACHINE_USER_DATA,
        "{\"virtualmachineuserdata\":{\"virtualmachineid\":\"" + VM + "\"}}");

    assertThat(describe(InstanceAttributeName.USER_DATA).userData())
        .contains(AttributeValue.builder().build());
  }

  @Test
  void tellsWhatTheStoreRemembers() {
    scene.machines(machine(VM, "Running")).volumes(root());
    scene.fact(InstanceFacts.DISABLE_API_STOP, "true");
    scene.fact(InstanceFacts.SHUTDOWN_BEHAVIOR, "terminate");
    scene.fact(InstanceFacts.EBS_OPTIMIZED, "true");
    scene.fact(InstanceFacts.SOURCE_DEST_CHECK, "false");
    scene.fact(InstanceFacts.ROOT_DEVICE_NAME, "/dev/xvda");
    scene.fact(InstanceFacts.SECURITY_GROUPS, WEB.value());

    assertThat(
            flag(
                describe(InstanceAttributeName.DISABLE_API_STOP),
                InstanceAttribute::disableApiStop))
        .contains(true);
    assertThat(
            text(
                describe(InstanceAttributeName.INSTANCE_INITIATED_SHUTDOWN_BEHAVIOR),
                InstanceAttribute::instanceInitiatedShutdownBehavior))
        .contains("terminate");
    assertThat(flag(describe(InstanceAttributeName.EBS_OPTIMIZED), InstanceAttribute::ebsOptimized))
        .contains(true);
    assertThat(
            flag(
                describe(InstanceAttributeName.SOURCE_DEST_CHECK),
                InstanceAttribute::sourceDestCheck))
        .contains(false);
    assertThat(
            text(
                describe(InstanceAttributeName.ROOT_DEVICE_NAME),
                InstanceAttribute::rootDeviceName))
        .contains("/dev/xvda");
    assertThat(describe(InstanceAttributeName.GROUP_SET).groups())
        .containsExactly(GroupIdentifier.builder().groupId(WEB_ID).groupName("web").build());
  }

  @Test
  void tellsAwssDefaultsWhereNothingWasSet() {
    scene.machines(machine(VM, "Running")).volumes(root());

    assertThat(
            flag(
                describe(InstanceAttributeName.DISABLE_API_TERMINATION),
                InstanceAttribute::disableApiTermination))
        .contains(false);
    assertThat(
            flag(
                describe(InstanceAttributeName.DISABLE_API_STOP),
                InstanceAttribute::disableApiStop))
        .contains(false);
    assertThat(
            text(
                describe(InstanceAttributeName.INSTANCE_INITIATED_SHUTDOWN_BEHAVIOR),
                InstanceAttribute::instanceInitiatedShutdownBehavior))
        .contains("stop");
    assertThat(
            flag(
                describe(InstanceAttributeName.SOURCE_DEST_CHECK),
                InstanceAttribute::sourceDestCheck))
        .contains(true);
    assertThat(flag(describe(InstanceAttributeName.ENA_SUPPORT), InstanceAttribute::enaSupport))
        .contains(true);
    assertThat(
            describe(InstanceAttributeName.ENCLAVE_OPTIONS)
                .enclaveOptions()
                .flatMap(EnclaveOptions::enabled))
        .contains(false);
  }

  @ParameterizedTest
  @EnumSource(InstanceAttributeName.class)
  void namesTheInstanceWithEveryAttribute(InstanceAttributeName attribute) {
    scene.machines(machine(VM, "Running")).volumes(root());
    scene.cloud.answers(GET_VIRTUAL_MACHINE_USER_DATA, "getVirtualMachineUserData");

    assertThat(describe(attribute).instanceId()).contains(ID);
  }

  @Test
  void refusesAnInstanceThatIsNotThere() {
    scene.machines().volumes();

    assertThatThrownBy(() -> describe(InstanceAttributeName.KERNEL))
        .hasMessageContaining("InvalidInstanceID.NotFound");
    assertThatThrownBy(() -> describe("i-x", InstanceAttributeName.KERNEL))
        .hasMessageContaining("InvalidInstanceID.Malformed");
  }
}
