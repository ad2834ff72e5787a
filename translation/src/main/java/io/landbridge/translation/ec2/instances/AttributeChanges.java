// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.instances;

import io.landbridge.ec2.Ec2Errors;
import io.landbridge.ec2.model.InstanceBlockDeviceMappingSpecification;
import io.landbridge.ec2.model.InstanceStateName;
import io.landbridge.translation.Call;
import io.landbridge.translation.cloudstack.NativeCommand;
import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.cloudstack.NativeRequest;
import io.landbridge.translation.cloudstack.Nic;
import io.landbridge.translation.cloudstack.ServiceOffering;
import io.landbridge.translation.cloudstack.VirtualMachine;
import io.landbridge.translation.cloudstack.Volume;
import io.landbridge.translation.ec2.Ec2Backend;
import io.landbridge.translation.ec2.instancetypes.InstanceTypes;
import io.landbridge.translation.ec2.securitygroups.SecurityGroups;
import io.landbridge.translation.ec2.securitygroups.SecurityGroups.OwnedGroup;
import io.landbridge.translation.ec2.volumes.VolumeFacts;
import io.landbridge.translation.ec2.vpcs.Topologies;
import io.landbridge.translation.ec2.vpcs.Topology.VpcSubnet;
import io.landbridge.translation.ids.ResourceKind;
import io.landbridge.translation.state.ResourceRef;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Changes attributes of instances: the type by {@code changeServiceForVirtualMachine}, user data,
 * protection and groups by {@code updateVirtualMachine}, the others in the store.
 */
final class AttributeChanges {
  private final Ec2Backend backend;
  private final InstanceTypes types;
  private final SecurityGroups securityGroups;
  private final Topologies topologies;

  AttributeChanges(Ec2Backend backend) {
    this.backend = backend;
    this.types = new InstanceTypes(backend);
    this.securityGroups = new SecurityGroups(backend);
    this.topologies = new Topologies(backend);
  }

  void setInstanceType(Call call, OwnedInstance.Live instance, String type) {
    ServiceOffering offering = types.get(call, type);
    requireStopped(instance, "instanceType");
    update(
        call,
        NativeRequest.of(NativeCommand.CHANGE_SERVICE_FOR_VIRTUAL_MACHINE)
            .with("id", instance.nativeId())
            .with("serviceofferingid", offering.id()));
  }

  void setUserData(Call call, OwnedInstance.Live instance, byte[] data) {
    String base64 = UserDataText.toNative(data, backend.catalogue().longestUserData());
    requireStopped(instance, "userData");
    update(call, updateOf(instance).with("userdata", base64));
  }

  void setDisableApiTermination(Call call, OwnedInstance.Live instance, boolean on) {
    if (instance.vm().deleteprotection().orElse(false) != on) {
      update(call, updateOf(instance).with("deleteprotection", on));
    }
  }

  void setGroups(Call call, OwnedInstance.Live instance, List<String> groupIds) {
    VpcSubnet subnet = subnet(call, instance);
    List<NativeId> groups =
        securityGroups.resolve(call, subnet.vpc(), groupIds, List.of()).stream()
            .map((OwnedGroup group) -> group.group().id())
            .toList();
    if (subnet.hasSecurityGroups()) {
      // Recording updateVirtualMachine-securitygroups-running: only a stopped machine can change.
      requireStopped(instance, "groupSet");
      update(call, updateOf(instance).with("securitygroupids", groups));
    } else {
      setFact(
          call,
          instance,
          InstanceFacts.SECURITY_GROUPS,
          groups.stream().map(NativeId::value).collect(Collectors.joining(",")));
    }
  }

  private VpcSubnet subnet(Call call, OwnedInstance.Live instance) {
    var topology = topologies.get(call);
    return instance.vm().nic().stream()
        .filter(nic -> nic.isdefault().orElse(false))
        .flatMap((Nic nic) -> nic.networkid().stream())
        .flatMap(network -> topology.findSubnet(network).stream())
        .findFirst()
        .orElseThrow(() ->
            Ec2Errors.incorrectState(
                    "The instance '" + instance.instanceId() + "' has no network interface.")
                .toException());
  }

  void setFact(Call call, OwnedInstance.Live instance, String name, String value) {
    backend
        .store()
        .resourceFacts()
        .put(
            new ResourceRef(call.caller().accountId(), ResourceKind.INSTANCE, instance.nativeId()),
            name,
            value);
  }

  void setDeleteOnTermination(
      Call call,
      OwnedInstance.Live instance,
      List<InstanceBlockDeviceMappingSpecification> mappings) {
    for (InstanceBlockDeviceMappingSpecification mapping : mappings) {
      String device =
          mapping
              .deviceName()
              .orElseThrow(
                  () -> Ec2Errors.missingParameter("BlockDeviceMapping.DeviceName").toException());
      Volume volume = volume(instance, device);
      mapping
          .ebs()
          .flatMap(ebs -> ebs.deleteOnTermination())
          .ifPresent(on -> setDeleteOnTermination(call, volume, on));
    }
  }

  private static Volume volume(OwnedInstance.Live instance, String device) {
    return instance.volumes().stream()
        .filter(volume ->
            InstanceProjection.deviceName(
                    instance,
                    volume,
                    instance.volumeFacts().getOrDefault(volume.id().value(), Map.of()))
                .equals(device))
        .findFirst()
        .orElseThrow(() ->
            Ec2Errors.client(
                    "InvalidInstanceAttributeValue", "No device is currently mapped at " + device)
                .toException());
  }

  private void setDeleteOnTermination(Call call, Volume volume, boolean on) {
    if (volume.type().equals("ROOT")) {
      if (!on) {
        throw Ec2Errors.unsupportedOperation(
                "A root volume always goes with its instance in this cloud:"
                    + " BlockDeviceMapping.Ebs.DeleteOnTermination cannot be false.")
            .toException();
      }
      return;
    }
    backend
        .store()
        .resourceFacts()
        .put(
            new ResourceRef(call.caller().accountId(), ResourceKind.VOLUME, volume.id()),
            VolumeFacts.DELETE_ON_TERMINATION,
            Boolean.toString(on));
  }

  private static NativeRequest updateOf(OwnedInstance.Live instance) {
    return NativeRequest.of(NativeCommand.UPDATE_VIRTUAL_MACHINE).with("id", instance.nativeId());
  }

  private void update(Call call, NativeRequest request) {
    var _ = backend.cloud().call(call, request, VirtualMachine.class);
  }

  private static void requireStopped(OwnedInstance.Live instance, String attribute) {
    if (instance.state() != InstanceStateName.STOPPED) {
      throw Ec2Errors.incorrectInstanceState(
              "The instance '"
                  + instance.instanceId()
                  + "' is not in the 'stopped' state; its attribute "
                  + attribute
                  + " cannot be modified.")
          .toException();
    }
  }
}
