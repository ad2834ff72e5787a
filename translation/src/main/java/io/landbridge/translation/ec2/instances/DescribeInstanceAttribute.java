// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.instances;

import io.landbridge.ec2.model.AttributeBooleanValue;
import io.landbridge.ec2.model.AttributeValue;
import io.landbridge.ec2.model.DescribeInstanceAttributeRequest;
import io.landbridge.ec2.model.EnclaveOptions;
import io.landbridge.ec2.model.InstanceAttribute;
import io.landbridge.translation.Call;
import io.landbridge.translation.cloudstack.NativeCommand;
import io.landbridge.translation.cloudstack.NativeRequest;
import io.landbridge.translation.cloudstack.VirtualMachineUserData;
import io.landbridge.translation.ec2.Ec2Backend;
import io.landbridge.translation.ec2.Ec2Operation;
import io.landbridge.translation.ids.Ids;
import io.landbridge.translation.ids.ResourceKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells one attribute of an instance. EC2 API 2016-11-15, DescribeInstanceAttribute; native {@code
 * listVirtualMachines}, {@code getVirtualMachineUserData} and the store. The values of the
 * protections are always there: Terraform's provider reads them unasked.
 */
final class DescribeInstanceAttribute
    implements Ec2Operation<DescribeInstanceAttributeRequest, InstanceAttribute> {
  private final Ec2Backend backend;
  private final Instances instances;

  DescribeInstanceAttribute(Ec2Backend backend) {
    this.backend = backend;
    this.instances = new Instances(backend);
  }

  @Override
  public void validate(Call call, DescribeInstanceAttributeRequest request) {
    Ids.requireWellFormed(ResourceKind.INSTANCE, List.of(request.instanceId()));
  }

  @Override
  public InstanceAttribute handle(Call call, DescribeInstanceAttributeRequest request) {
    OwnedInstance.Live live =
        instances.getAllLive(call, List.of(request.instanceId()), "described").getFirst();
    Map<String, String> facts = live.facts();
    InstanceAttribute.Builder answer = InstanceAttribute.builder().instanceId(live.instanceId());
    switch (request.attribute()) {
      case INSTANCE_TYPE -> answer.instanceType(text(names(call, live).instanceType(live.vm())));
      case USER_DATA -> answer.userData(userData(call, live));
      case DISABLE_API_TERMINATION ->
          answer.disableApiTermination(flag(live.vm().deleteprotection().orElse(false)));
      case DISABLE_API_STOP -> answer.disableApiStop(flag(facts, InstanceFacts.DISABLE_API_STOP));
      case INSTANCE_INITIATED_SHUTDOWN_BEHAVIOR ->
          answer.instanceInitiatedShutdownBehavior(
              text(facts.getOrDefault(InstanceFacts.SHUTDOWN_BEHAVIOR, "stop")));
      case ROOT_DEVICE_NAME ->
          answer.rootDeviceName(text(InstanceProjection.rootDeviceName(facts)));
      case BLOCK_DEVICE_MAPPING ->
          answer.blockDeviceMappings(new InstanceProjection(names(call, live)).mappings(live));
      case GROUP_SET -> answer.groups(names(call, live).groups(live));
      case SOURCE_DEST_CHECK ->
          answer.sourceDestCheck(flag(InterfaceProjection.sourceDestCheck(facts)));
      case EBS_OPTIMIZED -> answer.ebsOptimized(flag(facts, InstanceFacts.EBS_OPTIMIZED));
      case ENA_SUPPORT -> answer.enaSupport(flag(true));
      case ENCLAVE_OPTIONS ->
          answer.enclaveOptions(EnclaveOptions.builder().enabled(false).build());
      case KERNEL -> answer.kernelId(AttributeValue.builder().build());
      case RAMDISK -> answer.ramdiskId(AttributeValue.builder().build());
      case SRIOV_NET_SUPPORT -> answer.sriovNetSupport(AttributeValue.builder().build());
      case PRODUCT_CODES -> answer.productCodes(List.of());
    }
    return answer.build();
  }

  private InstanceNames names(Call call, OwnedInstance.Live live) {
    return InstanceNames.gather(call, backend, List.of(live));
  }

  private AttributeValue userData(Call call, OwnedInstance.Live live) {
    Optional<String> data =
        backend
            .cloud()
            .call(
                call,
                NativeRequest.of(NativeCommand.GET_VIRTUAL_MACHINE_USER_DATA)
                    .with("virtualmachineid", live.nativeId()),
                VirtualMachineUserData.class)
            .userdata()
            .map(secret -> secret.expose())
            .filter(text -> !text.isEmpty());
    return AttributeValue.builder().value(data).build();
  }

  private static AttributeValue text(String value) {
    return AttributeValue.builder().value(value).build();
  }

  private static AttributeBooleanValue flag(Map<String, String> facts, String name) {
    return flag(Boolean.parseBoolean(facts.get(name)));
  }

  private static AttributeBooleanValue flag(boolean value) {
    return AttributeBooleanValue.builder().value(value).build();
  }
}
