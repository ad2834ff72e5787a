// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.instances;

import io.landbridge.ec2.model.GroupIdentifier;
import io.landbridge.ec2.model.Tag;
import io.landbridge.translation.Call;
import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.cloudstack.Nic;
import io.landbridge.translation.cloudstack.SecurityGroupRef;
import io.landbridge.translation.cloudstack.VirtualMachine;
import io.landbridge.translation.cloudstack.Volume;
import io.landbridge.translation.ec2.Ec2Backend;
import io.landbridge.translation.ec2.instancetypes.InstanceTypes;
import io.landbridge.translation.ec2.regions.NamedZone;
import io.landbridge.translation.ec2.regions.Zones;
import io.landbridge.translation.ec2.securitygroups.SecurityGroups;
import io.landbridge.translation.ec2.tags.TagView;
import io.landbridge.translation.ec2.tags.Tags;
import io.landbridge.translation.ec2.vpcs.Topologies;
import io.landbridge.translation.ids.ResourceKind;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * EC2's names for what native machines refer to, gathered once for all instances of an answer:
 * images, types, zones, groups, VPCs and tags.
 */
final class InstanceNames {
  private final Call call;
  private final Ec2Backend backend;
  private final InstanceTypes types;
  private final Map<NativeId, String> typeNames;
  private final Map<NativeId, NamedZone> zones;
  private final Map<NativeId, GroupIdentifier> groups;
  private final Map<NativeId, NativeId> vpcs;
  private final TagView tags;

  private InstanceNames(Call call, Ec2Backend backend, Collection<? extends OwnedInstance> all) {
    List<OwnedInstance.Live> live =
        all.stream()
            .filter(OwnedInstance.Live.class::isInstance)
            .map(OwnedInstance.Live.class::cast)
            .toList();
    this.call = call;
    this.backend = backend;
    this.types = new InstanceTypes(backend);
    this.typeNames = types.namesByOffering(call);
    this.zones =
        new Zones(backend)
            .list(call).stream().collect(Collectors.toMap(NamedZone::nativeId, zone -> zone));
    this.groups = new SecurityGroups(backend).identifiers(call, groupNames(live), remembered(live));
    this.vpcs = vpcs(call, backend, live);
    this.tags = Tags.view(live.stream().flatMap(item -> item.jobs().stream()).toList());
    record(live);
  }

  private static Map<NativeId, String> groupNames(List<OwnedInstance.Live> live) {
    Map<NativeId, String> names = new HashMap<>();
    live.stream()
        .flatMap(instance -> instance.vm().securitygroup().stream())
        .forEach(group -> names.put(group.id(), group.name().orElse("")));
    return names;
  }

  private static Set<NativeId> remembered(List<OwnedInstance.Live> live) {
    return live.stream()
        .flatMap(instance -> remembered(instance.facts()).stream())
        .collect(Collectors.toSet());
  }

  private static Map<NativeId, NativeId> vpcs(
      Call call, Ec2Backend backend, List<OwnedInstance.Live> live) {
    return new Topologies(backend)
        .vpcsOf(
            call,
            live.stream()
                .flatMap(instance -> instance.vm().nic().stream())
                .flatMap(nic -> nic.networkid().stream())
                .collect(Collectors.toSet()));
  }

  /** One statement for each kind instead of one for each id, when many are seen first. */
  private void record(List<OwnedInstance.Live> live) {
    Set<NativeId> nics =
        live.stream()
            .flatMap(instance -> instance.vm().nic().stream())
            .map(Nic::id)
            .collect(Collectors.toSet());
    var _ = backend.ids().getEc2Ids(ResourceKind.NETWORK_INTERFACE, nics);
    var _ = backend.ids().getEc2Ids(ResourceKind.NETWORK_INTERFACE_ATTACHMENT, nics);
    var _ =
        backend
            .ids()
            .getEc2Ids(
                ResourceKind.VOLUME,
                live.stream()
                    .flatMap(instance -> instance.volumes().stream())
                    .map(Volume::id)
                    .collect(Collectors.toSet()));
  }

  /** The names for these instances; without instances nothing is asked for. */
  static InstanceNames gather(
      Call call, Ec2Backend backend, Collection<? extends OwnedInstance> instances) {
    return new InstanceNames(call, backend, instances);
  }

  String ec2Id(ResourceKind kind, NativeId nativeId) {
    return backend.ids().getEc2Id(kind, nativeId);
  }

  String ownerId() {
    return call.caller().accountId().value();
  }

  String imageId(Optional<NativeId> templateId) {
    return templateId.map(id -> ec2Id(ResourceKind.IMAGE, id)).orElse("");
  }

  String instanceType(VirtualMachine vm) {
    return types.nameOf(typeNames, vm.serviceofferingid(), vm.serviceofferingname());
  }

  Optional<String> zoneName(Optional<NativeId> zone) {
    return zone.map(zones::get).map(NamedZone::name);
  }

  Optional<String> zoneId(Optional<NativeId> zone) {
    return zone.map(zones::get).map(NamedZone::zoneId);
  }

  Optional<String> vpcId(Nic nic) {
    return nic.networkid()
        .flatMap(network -> Optional.ofNullable(vpcs.get(network)))
        .map(vpc -> ec2Id(ResourceKind.VPC, vpc));
  }

  List<Tag> tags(OwnedInstance.Live live) {
    return tags.of(live.nativeId(), live.vm().tags());
  }

  /** Native groups where the network has them, otherwise those that the store remembers. */
  List<GroupIdentifier> groups(OwnedInstance.Live live) {
    List<NativeId> ids =
        live.vm().securitygroup().isEmpty()
            ? remembered(live.facts())
            : live.vm().securitygroup().stream().map(SecurityGroupRef::id).toList();
    return ids.stream().flatMap(id -> Optional.ofNullable(groups.get(id)).stream()).toList();
  }

  private static List<NativeId> remembered(Map<String, String> facts) {
    return Arrays.stream(facts.getOrDefault(InstanceFacts.SECURITY_GROUPS, "").split(",", -1))
        .filter(id -> !id.isEmpty())
        .map(NativeId::new)
        .toList();
  }

  /** EC2 API 2016-11-15, Instance, PrivateDnsName: {@code ip-10-0-0-1.ec2.internal}. */
  String privateDnsName(String address) {
    String host = "ip-" + address.replace('.', '-');
    String region = backend.options().region();
    return host
        + (region.equals("us-east-1") ? ".ec2.internal" : "." + region + ".compute.internal");
  }
}
