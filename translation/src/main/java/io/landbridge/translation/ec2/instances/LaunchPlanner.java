// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.instances;

import io.landbridge.aws.AwsException;
import io.landbridge.ec2.Ec2Errors;
import io.landbridge.ec2.model.InstanceNetworkInterfaceSpecification;
import io.landbridge.ec2.model.Placement;
import io.landbridge.ec2.model.PrivateIpAddressSpecification;
import io.landbridge.ec2.model.RunInstancesRequest;
import io.landbridge.translation.Call;
import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.ec2.Ec2Backend;
import io.landbridge.translation.ec2.images.Image;
import io.landbridge.translation.ec2.images.Images;
import io.landbridge.translation.ec2.instancetypes.InstanceTypes;
import io.landbridge.translation.ec2.regions.NamedZone;
import io.landbridge.translation.ec2.regions.Zones;
import io.landbridge.translation.ec2.securitygroups.SecurityGroups;
import io.landbridge.translation.ec2.tags.TagsOnCreate;
import io.landbridge.translation.ec2.volumes.VolumeTypes;
import io.landbridge.translation.ec2.vpcs.Topologies;
import io.landbridge.translation.ec2.vpcs.Topology;
import io.landbridge.translation.ec2.vpcs.Topology.VpcSubnet;
import io.landbridge.translation.ids.ResourceKind;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds natively what a launch request names, and refuses what cannot be launched. */
final class LaunchPlanner {
  /** EC2 API 2016-11-15, RunInstances: what a request without an instance type gets. */
  private static final String DEFAULT_TYPE = "m1.small";

  private final Ec2Backend backend;
  private final Images images;
  private final InstanceTypes types;
  private final Zones zones;
  private final Topologies topologies;
  private final SecurityGroups securityGroups;
  private final LaunchDisks disks;
  private final MetadataDefaults metadataDefaults;

  LaunchPlanner(Ec2Backend backend) {
    this.backend = backend;
    this.images = new Images(backend);
    this.types = new InstanceTypes(backend);
    this.zones = new Zones(backend);
    this.topologies = new Topologies(backend);
    this.securityGroups = new SecurityGroups(backend);
    this.disks = new LaunchDisks(new VolumeTypes(backend));
    this.metadataDefaults = new MetadataDefaults(backend.store().resourceFacts());
  }

  static TagsOnCreate tags(RunInstancesRequest request) {
    return TagsOnCreate.read(
        request.tagSpecifications(), Set.of(ResourceKind.INSTANCE, ResourceKind.VOLUME));
  }

  Launch plan(Call call, RunInstancesRequest request) {
    Image image =
        images.get(
            call,
            request
                .imageId()
                .orElseThrow(() -> Ec2Errors.missingParameter("ImageId").toException()));
    String type = request.instanceType().orElse(DEFAULT_TYPE);
    List<Launch.Interface> interfaces = interfaces(call, request);
    VpcSubnet subnet = interfaces.getFirst().subnet();
    NamedZone zone = zoneOf(call, subnet);
    checkImage(image, zone);
    TagsOnCreate tags = tags(request);
    Launch launch =
        new Launch(
            types.get(call, type),
            image,
            zone,
            interfaces,
            securityGroups.resolve(call, subnet.vpc(), groupIds(request), request.securityGroups()),
            request.keyName(),
            userData(request),
            Optional.ofNullable(tags.of(ResourceKind.INSTANCE).get("Name"))
                .filter(name -> !name.isBlank()),
            request.placement().flatMap(Placement::groupName).filter(name -> !name.isEmpty()),
            disks.readRoot(call, image, request.blockDeviceMappings()),
            disks.readOthers(call, image, request.blockDeviceMappings()),
            tags,
            facts(call, request, image));
    return launch;
  }

  private Optional<String> userData(RunInstancesRequest request) {
    return request
        .userData()
        .map(UserDataText::decode)
        .filter(bytes -> bytes.length > 0)
        .map(bytes -> UserDataText.toNative(bytes, backend.catalogue().longestUserData()));
  }

  private void checkImage(Image image, NamedZone zone) {
    String imageId = backend.ids().getEc2Id(ResourceKind.IMAGE, image.nativeId());
    if (image.inZone(zone.nativeId()).isEmpty()) {
      throw Ec2Errors.client(
              "InvalidAMIID.Unavailable",
              "The image ID '" + imageId + "' is not available in " + zone.name())
          .toException();
    }
    if (!image.template().isready().orElse(false)) {
      throw Ec2Errors.client(
              "InvalidAMIID.Unavailable", "The image ID '" + imageId + "' is not ready yet")
          .toException();
    }
  }

  private NamedZone zoneOf(Call call, VpcSubnet subnet) {
    return subnet
        .network()
        .zoneid()
        .flatMap(zone -> zones.find(call, zone))
        .orElseThrow(() ->
            Ec2Errors.invalidParameterValue("The zone of the subnet is not available.")
                .toException());
  }

  private static List<String> groupIds(RunInstancesRequest request) {
    return Stream.concat(
            request.securityGroupIds().stream(),
            ordered(request).limit(1).flatMap(nic -> nic.groups().stream()))
        .distinct()
        .toList();
  }

  private static Stream<InstanceNetworkInterfaceSpecification> ordered(
      RunInstancesRequest request) {
    return request.networkInterfaces().stream()
        .sorted(Comparator.comparing(nic -> nic.deviceIndex().orElse(0)));
  }

  private List<Launch.Interface> interfaces(Call call, RunInstancesRequest request) {
    Topology topology = topologies.get(call);
    if (request.networkInterfaces().isEmpty()) {
      VpcSubnet subnet = subnet(call, topology, request, request.subnetId());
      return List.of(new Launch.Interface(subnet, request.privateIpAddress()));
    }
    return ordered(request)
        .map(nic ->
            new Launch.Interface(
                subnet(call, topology, request, nic.subnetId()), primaryAddress(nic)))
        .toList();
  }

  private static Optional<String> primaryAddress(InstanceNetworkInterfaceSpecification nic) {
    return nic.privateIpAddress()
        .or(() ->
            nic.privateIpAddresses().stream()
                .filter(address -> address.primary().orElse(false))
                .flatMap((PrivateIpAddressSpecification a) -> a.privateIpAddress().stream())
                .findFirst());
  }

  private VpcSubnet subnet(
      Call call, Topology topology, RunInstancesRequest request, Optional<String> subnetId) {
    Optional<NamedZone> zone = request.placement().flatMap(place -> zone(call, place));
    if (subnetId.isPresent()) {
      VpcSubnet subnet = topologies.getSubnet(call, topology, subnetId.get());
      Optional<NativeId> actual = subnet.network().zoneid();
      if (zone.isPresent() && !actual.equals(zone.map(NamedZone::nativeId))) {
        throw Ec2Errors.invalidParameterValue(
                "The availability zone of the subnet '"
                    + subnetId.get()
                    + "' does not match the zone '"
                    + zone.get().name()
                    + "'.")
            .toException();
      }
      return subnet;
    }
    return zone.map(named -> topology.findDefaultSubnet(named.nativeId()))
        .orElseGet(() -> firstDefault(call, topology))
        .orElseThrow(() -> noDefaultSubnet(zone));
  }

  private Optional<NamedZone> zone(Call call, Placement placement) {
    return placement
        .availabilityZone()
        .filter(name -> !name.isEmpty())
        .map(name -> zones.getByName(call, name))
        .or(() ->
            placement
                .availabilityZoneId()
                .map(id ->
                    zones
                        .findByZoneId(call, id)
                        .orElseThrow(() ->
                            Ec2Errors.invalidParameterValue(
                                    "Invalid availability zone-id: [" + id + "]")
                                .toException())));
  }

  private Optional<VpcSubnet> firstDefault(Call call, Topology topology) {
    return zones.list(call).stream()
        .filter(NamedZone::isAvailable)
        .flatMap(zone -> topology.findDefaultSubnet(zone.nativeId()).stream())
        .findFirst();
  }

  private static AwsException noDefaultSubnet(Optional<NamedZone> zone) {
    String where = zone.map(named -> " in availability zone '" + named.name() + "'").orElse("");
    return Ec2Errors.client(
            "MissingInput", "No default subnet" + where + ". Specify the parameter SubnetId.")
        .toException();
  }

  private Map<String, String> facts(Call call, RunInstancesRequest request, Image image) {
    Map<String, String> facts =
        new HashMap<>(metadataDefaults.atLaunch(call, image, request.metadataOptions()));
    facts.put(InstanceFacts.ROOT_DEVICE_NAME, image.rootDeviceName());
    request.clientToken().ifPresent(token -> facts.put(InstanceFacts.CLIENT_TOKEN, token));
    request
        .instanceInitiatedShutdownBehavior()
        .ifPresent(value -> facts.put(InstanceFacts.SHUTDOWN_BEHAVIOR, value.wire()));
    request
        .disableApiStop()
        .ifPresent(value -> facts.put(InstanceFacts.DISABLE_API_STOP, value.toString()));
    request
        .monitoring()
        .map(monitoring -> monitoring.enabled())
        .ifPresent(value -> facts.put(InstanceFacts.MONITORING, value.toString()));
    request
        .ebsOptimized()
        .ifPresent(value -> facts.put(InstanceFacts.EBS_OPTIMIZED, value.toString()));
    return facts;
  }
}
