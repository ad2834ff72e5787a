// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.metadata.router;

import io.landbridge.ec2.model.ArchitectureValues;
import io.landbridge.ec2.model.AttachmentStatus;
import io.landbridge.ec2.model.HttpTokensState;
import io.landbridge.ec2.model.Instance;
import io.landbridge.ec2.model.InstanceMetadataEndpointState;
import io.landbridge.ec2.model.InstanceMetadataOptionsResponse;
import io.landbridge.ec2.model.InstanceMetadataOptionsState;
import io.landbridge.ec2.model.InstanceMetadataTagsState;
import io.landbridge.ec2.model.InstanceNetworkInterface;
import io.landbridge.ec2.model.InstanceNetworkInterfaceAttachment;
import io.landbridge.ec2.model.InstancePrivateIpAddress;
import io.landbridge.ec2.model.InstanceState;
import io.landbridge.ec2.model.InstanceStateName;
import io.landbridge.ec2.model.Placement;
import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.ids.Ec2Ids;
import io.landbridge.translation.ids.ResourceKind;
import io.landbridge.translation.metadata.InstanceView;
import io.landbridge.translation.metadata.InstanceView.PublicKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A view of this machine from what its router says and from its own network cards. What neither
 * knows (the image, security groups, volumes, tags, ids of interfaces and networks, when it was
 * launched) is absent.
 */
final class RouterView {
  /** EC2's way of naming zones: a region and a letter. */
  private static final Pattern ZONE_OF_REGION = Pattern.compile("([a-z]+(-[a-z]+)+-[0-9]+)[a-z]");

  private static final int RUNNING = 16;

  private final Map<String, String> values;
  private final OwnNetwork network;
  private final RouterOptions options;
  private final String architecture;

  /**
   * What a view is made of.
   *
   * @param values what the router says, {@code instance-id} among it
   * @param architecture the processor's as the Java runtime names it ({@code os.arch})
   */
  RouterView(
      Map<String, String> values, OwnNetwork network, RouterOptions options, String architecture) {
    this.values = values;
    this.network = network;
    this.options = options;
    this.architecture = architecture;
  }

  InstanceView toView() {
    String machine = find(RouterFiles.INSTANCE_ID).orElseThrow();
    return new InstanceView(
        instance(machine),
        Optional.empty(),
        Optional.empty(),
        region(),
        publicKeys(),
        Map.of(),
        new InstanceView.Machine(
            machine,
            find(RouterFiles.LOCAL_HOSTNAME),
            find(RouterFiles.SERVICE_OFFERING),
            find(RouterFiles.AVAILABILITY_ZONE),
            find(RouterFiles.CLOUD_IDENTIFIER),
            find(RouterFiles.CLOUD_DOMAIN),
            find(RouterFiles.CLOUD_DOMAIN_ID),
            find(RouterFiles.HYPERVISOR_HOST),
            address(),
            publicAddress()));
  }

  private Instance instance(String machine) {
    return Instance.builder()
        .instanceId(instanceId(machine))
        .state(InstanceState.builder().code(RUNNING).name(InstanceStateName.RUNNING).build())
        .instanceType(find(RouterFiles.SERVICE_OFFERING))
        .architecture(architecture())
        .placement(
            Placement.builder().availabilityZone(find(RouterFiles.AVAILABILITY_ZONE)).build())
        .privateIpAddress(address())
        .privateDnsName(find(RouterFiles.LOCAL_HOSTNAME))
        .publicIpAddress(publicAddress())
        .publicDnsName(find(RouterFiles.PUBLIC_HOSTNAME))
        .networkInterfaces(interfaces())
        .metadataOptions(
            InstanceMetadataOptionsResponse.builder()
                .state(InstanceMetadataOptionsState.APPLIED)
                .httpTokens(
                    options.tokensRequired() ? HttpTokensState.REQUIRED : HttpTokensState.OPTIONAL)
                .httpEndpoint(InstanceMetadataEndpointState.ENABLED)
                .instanceMetadataTags(InstanceMetadataTagsState.DISABLED)
                .httpPutResponseHopLimit(1)
                .build())
        .build();
  }

  /** The id that every gateway derives; the native name itself where a router knows no UUID. */
  private String instanceId(String machine) {
    return uuid(machine)
        .or(() -> find(RouterFiles.VM_ID).flatMap(RouterView::uuid))
        .map(id -> Ec2Ids.toEc2Id(ResourceKind.INSTANCE, id))
        .orElse(machine);
  }

  private static Optional<NativeId> uuid(String text) {
    try {
      return Optional.of(new NativeId(text.toLowerCase(Locale.ROOT)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private Optional<ArchitectureValues> architecture() {
    return switch (architecture) {
      case "amd64", "x86_64" -> Optional.of(ArchitectureValues.X86_64);
      case "aarch64" -> Optional.of(ArchitectureValues.ARM64);
      default -> Optional.empty();
    };
  }

  private String region() {
    String zone = find(RouterFiles.AVAILABILITY_ZONE).orElse("");
    var named = ZONE_OF_REGION.matcher(zone);
    return options.region().orElseGet(() -> named.matches() ? named.group(1) : zone);
  }

  private Optional<String> address() {
    return find(RouterFiles.LOCAL_IPV4).filter(Ipv4::isHost);
  }

  private Optional<String> publicAddress() {
    return find(RouterFiles.PUBLIC_IPV4).filter(Ipv4::isHost);
  }

  /** A key a line, without the names of their key pairs, which no router knows. */
  private List<PublicKey> publicKeys() {
    List<PublicKey> keys = new ArrayList<>();
    find(RouterFiles.PUBLIC_KEYS)
        .orElse("")
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .forEach(line -> keys.add(new PublicKey("key-" + keys.size(), line)));
    return keys;
  }

  /** The cards, the one with the machine's address in its default network first. */
  private List<InstanceNetworkInterface> interfaces() {
    Optional<String> address = address();
    List<OwnNetwork.Card> cards =
        network.cardsWith(address).stream()
            .sorted(Comparator.comparing(card -> address.filter(card.ipv4()::contains).isEmpty()))
            .toList();
    List<InstanceNetworkInterface> shapes = new ArrayList<>();
    cards.forEach(card -> shapes.add(toShape(card, shapes.size())));
    return shapes;
  }

  private InstanceNetworkInterface toShape(OwnNetwork.Card card, int index) {
    Optional<String> hostname = find(RouterFiles.LOCAL_HOSTNAME).filter(_ -> index == 0);
    return InstanceNetworkInterface.builder()
        .macAddress(card.mac())
        .privateDnsName(hostname)
        .privateIpAddress(card.ipv4().stream().findFirst())
        .privateIpAddresses(
            card.ipv4().stream()
                .map(ip ->
                    InstancePrivateIpAddress.builder()
                        .privateIpAddress(ip)
                        .primary(ip.equals(card.ipv4().getFirst()))
                        .build())
                .toList())
        .attachment(
            InstanceNetworkInterfaceAttachment.builder()
                .deviceIndex(index)
                .status(AttachmentStatus.ATTACHED)
                .build())
        .build();
  }

  private Optional<String> find(String name) {
    return Optional.ofNullable(values.get(name));
  }
}
