// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.instances;

import io.landbridge.aws.AwsException;
import io.landbridge.ec2.Ec2Errors;
import io.landbridge.ec2.model.AttributeBooleanValue;
import io.landbridge.ec2.model.AttributeValue;
import io.landbridge.ec2.model.InstanceAttributeName;
import io.landbridge.ec2.model.InstanceBlockDeviceMappingSpecification;
import io.landbridge.ec2.model.ModifyInstanceAttributeRequest;
import io.landbridge.ec2.model.SecureBlobAttributeValue;
import io.landbridge.schema.Acknowledged;
import io.landbridge.translation.Call;
import io.landbridge.translation.ec2.Ec2Backend;
import io.landbridge.translation.ec2.Ec2Operation;
import io.landbridge.translation.ids.Ids;
import io.landbridge.translation.ids.ResourceKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Changes one attribute of an instance. EC2 API 2016-11-15, ModifyInstanceAttribute; see {@link
 * AttributeChanges} for the native commands. The older form of the request names the attribute in
 * Attribute and has its value in Value.
 */
final class ModifyInstanceAttribute
    implements Ec2Operation<ModifyInstanceAttributeRequest, Acknowledged> {
  private final Instances instances;
  private final AttributeChanges changes;

  ModifyInstanceAttribute(Ec2Backend backend) {
    this.instances = new Instances(backend);
    this.changes = new AttributeChanges(backend);
  }

  /** One change, ready to be made. */
  @FunctionalInterface
  private interface Change {
    void make(Call call, OwnedInstance.Live instance);
  }

  @Override
  public void validate(Call call, ModifyInstanceAttributeRequest request) {
    Ids.requireWellFormed(ResourceKind.INSTANCE, List.of(request.instanceId()));
    var _ = toChange(request);
  }

  @Override
  public Acknowledged handle(Call call, ModifyInstanceAttributeRequest request) {
    OwnedInstance.Live live =
        instances.getAllLive(call, List.of(request.instanceId()), "modified").getFirst();
    toChange(request).make(call, live);
    return Acknowledged.INSTANCE;
  }

  private Change toChange(ModifyInstanceAttributeRequest request) {
    List<Change> asked = new ArrayList<>();
    // Clients of the older form may name the attribute and have its value in a member of its own.
    request
        .value()
        .ifPresent(value ->
            asked.add(
                named(
                    request
                        .attribute()
                        .orElseThrow(() -> Ec2Errors.missingParameter("Attribute").toException()),
                    value)));
    request
        .instanceType()
        .flatMap(AttributeValue::value)
        .ifPresent(type -> asked.add((call, vm) -> changes.setInstanceType(call, vm, type)));
    request
        .userData()
        .flatMap(SecureBlobAttributeValue::value)
        .ifPresent(data -> asked.add(userData(data.toByteArray())));
    flag(request.disableApiTermination())
        .ifPresent(on -> asked.add((call, vm) -> changes.setDisableApiTermination(call, vm, on)));
    flag(request.disableApiStop())
        .ifPresent(on -> asked.add(fact(InstanceFacts.DISABLE_API_STOP, on)));
    flag(request.sourceDestCheck())
        .ifPresent(on -> asked.add(fact(InstanceFacts.SOURCE_DEST_CHECK, on)));
    flag(request.ebsOptimized()).ifPresent(on -> asked.add(fact(InstanceFacts.EBS_OPTIMIZED, on)));
    request
        .instanceInitiatedShutdownBehavior()
        .flatMap(AttributeValue::value)
        .ifPresent(value -> asked.add(shutdownBehavior(value)));
    if (!request.groups().isEmpty()) {
      asked.add((call, vm) -> changes.setGroups(call, vm, request.groups()));
    }
    if (!request.blockDeviceMappings().isEmpty()) {
      asked.add(mappings(request.blockDeviceMappings()));
    }
    if (asked.isEmpty() && request.attribute().isPresent()) {
      throw Ec2Errors.missingParameter("Value").toException();
    }
    if (asked.isEmpty()) {
      throw Ec2Errors.client("InvalidParameterCombination", "No attributes specified.")
          .toException();
    }
    if (asked.size() > 1) {
      throw Ec2Errors.invalidParameterCombination(
              "Fields for multiple attribute types specified: only one attribute can be modified"
                  + " at a time.")
          .toException();
    }
    return asked.getFirst();
  }

  private Change named(InstanceAttributeName name, String value) {
    return switch (name) {
      case INSTANCE_TYPE -> (call, vm) -> changes.setInstanceType(call, vm, value);
      case USER_DATA -> userData(UserDataText.decode(value));
      case DISABLE_API_TERMINATION -> {
        boolean on = bool(value);
        yield (call, vm) -> changes.setDisableApiTermination(call, vm, on);
      }
      case DISABLE_API_STOP -> fact(InstanceFacts.DISABLE_API_STOP, bool(value));
      case SOURCE_DEST_CHECK -> fact(InstanceFacts.SOURCE_DEST_CHECK, bool(value));
      case EBS_OPTIMIZED -> fact(InstanceFacts.EBS_OPTIMIZED, bool(value));
      case INSTANCE_INITIATED_SHUTDOWN_BEHAVIOR -> shutdownBehavior(value);
      case GROUP_SET -> (call, vm) -> changes.setGroups(call, vm, List.of(value));
      case BLOCK_DEVICE_MAPPING,
          ENA_SUPPORT,
          ENCLAVE_OPTIONS,
          KERNEL,
          PRODUCT_CODES,
          RAMDISK,
          ROOT_DEVICE_NAME,
          SRIOV_NET_SUPPORT ->
          throw Ec2Errors.unsupportedOperation(
                  "The attribute '" + name.wire() + "' cannot be modified.")
              .toException();
    };
  }

  private Change fact(String name, boolean on) {
    return (call, vm) -> changes.setFact(call, vm, name, Boolean.toString(on));
  }

  private Change userData(byte[] data) {
    return (call, vm) -> changes.setUserData(call, vm, data);
  }

  private Change shutdownBehavior(String value) {
    if (!value.equals("stop") && !value.equals("terminate")) {
      throw Ec2Errors.invalidParameterValue(
              "instanceInitiatedShutdownBehavior", value, "It must be stop or terminate.")
          .toException();
    }
    return (call, vm) -> changes.setFact(call, vm, InstanceFacts.SHUTDOWN_BEHAVIOR, value);
  }

  private Change mappings(List<InstanceBlockDeviceMappingSpecification> mappings) {
    return (call, vm) -> changes.setDeleteOnTermination(call, vm, mappings);
  }

  private static Optional<Boolean> flag(Optional<AttributeBooleanValue> value) {
    return value.flatMap(AttributeBooleanValue::value);
  }

  private static boolean bool(String value) {
    return switch (value) {
      case "true" -> true;
      case "false" -> false;
      default -> throw badBoolean(value);
    };
  }

  private static AwsException badBoolean(String value) {
    return Ec2Errors.invalidParameterValue("Value", value, "It must be true or false.")
        .toException();
  }
}
