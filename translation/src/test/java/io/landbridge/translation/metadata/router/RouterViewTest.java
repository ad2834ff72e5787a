// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.metadata.router;

import static org.assertj.core.api.Assertions.assertThat;

import io.landbridge.ec2.model.ArchitectureValues;
import io.landbridge.ec2.model.HttpTokensState;
import io.landbridge.ec2.model.Instance;
import io.landbridge.ec2.model.InstanceNetworkInterface;
import io.landbridge.ec2.model.Placement;
import io.landbridge.translation.metadata.InstanceView;
import io.landbridge.translation.metadata.InstanceView.PublicKey;
import io.landbridge.translation.metadata.router.OwnNetwork.Card;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RouterViewTest {
  private static final String UUID = "a1b2c3d4-e5f6-4789-9abc-def012345678";
  private static final OwnNetwork NETWORK =
      new OwnNetwork(
          List.of(),
          List.of(
              new Card("eth0", "02:00:00:00:00:01", true, List.of("10.2.0.7")),
              new Card("eth1", "02:00:00:00:00:02", true, List.of("10.1.1.5", "10.1.1.6")),
              new Card("docker0", "02:42:00:00:00:03", false, List.of("172.17.0.1"))));
  private static final Map<String, String> ALL =
      Map.ofEntries(
          Map.entry("instance-id", UUID),
          Map.entry("vm-id", UUID),
          Map.entry("service-offering", "Medium Instance"),
          Map.entry("availability-zone", "us-east-1b"),
          Map.entry("local-hostname", "web-1"),
          Map.entry("local-ipv4", "10.1.1.5"),
          Map.entry("public-hostname", "203.0.113.9"),
          Map.entry("public-ipv4", "203.0.113.9"),
          Map.entry("public-keys", "ssh-rsa AAAA one\n\nssh-ed25519 BBBB two"),
          Map.entry("cloud-identifier", "CloudStack-{1234}"),
          Map.entry("cloud-domain", "ROOT"),
          Map.entry("cloud-domain-id", "d0"),
          Map.entry("hypervisor-host-name", "kvm-3"));

  private static InstanceView view(Map<String, String> values) {
    return new RouterView(values, NETWORK, RouterOptions.DEFAULT, "amd64").toView();
  }

  private static Map<String, String> with(String name, String value) {
    Map<String, String> values = new HashMap<>(ALL);
    values.put(name, value);
    return values;
  }

  @Test
  void hasWhatTheCloudStackTreeShows() {
    InstanceView.Machine machine = view(ALL).machine();
    assertThat(machine.id()).isEqualTo(UUID);
    assertThat(machine.name()).contains("web-1");
    assertThat(machine.serviceOffering()).contains("Medium Instance");
    assertThat(machine.zone()).contains("us-east-1b");
    assertThat(machine.cloudIdentifier()).contains("CloudStack-{1234}");
    assertThat(machine.domain()).contains("ROOT");
    assertThat(machine.domainId()).contains("d0");
    assertThat(machine.hypervisorHost()).contains("kvm-3");
    assertThat(machine.address()).contains("10.1.1.5");
    assertThat(machine.publicAddress()).contains("203.0.113.9");
  }

  @Test
  void hasWhatTheEc2TreeShows() {
    InstanceView view = view(ALL);
    Instance instance = view.instance();
    assertThat(view.instanceId()).isEqualTo("i-a1b2c3d4e5f647899");
    assertThat(view.region()).isEqualTo("us-east-1");
    assertThat(instance.instanceType()).contains("Medium Instance");
    assertThat(instance.placement().flatMap(Placement::availabilityZone)).contains("us-east-1b");
    assertThat(instance.privateIpAddress()).contains("10.1.1.5");
    assertThat(instance.privateDnsName()).contains("web-1");
    assertThat(instance.publicIpAddress()).contains("203.0.113.9");
    assertThat(instance.publicDnsName()).contains("203.0.113.9");
    assertThat(instance.architecture()).contains(ArchitectureValues.X86_64);
    assertThat(view.publicKeys())
        .containsExactly(
            new PublicKey("key-0", "ssh-rsa AAAA one"),
            new PublicKey("key-1", "ssh-ed25519 BBBB two"));
  }

  @Test
  void putsTheCardOfTheDefaultNetworkFirstAndLeavesOutBridges() {
    List<InstanceNetworkInterface> cards = view(ALL).instance().networkInterfaces();
    assertThat(cards)
        .extracting(card -> card.macAddress().orElse(""))
        .containsExactly("02:00:00:00:00:02", "02:00:00:00:00:01");
    assertThat(cards.getFirst().privateIpAddress()).contains("10.1.1.5");
    assertThat(cards.getFirst().privateIpAddresses())
        .extracting(it -> it.privateIpAddress().orElse(""))
        .containsExactly("10.1.1.5", "10.1.1.6");
    assertThat(cards)
        .extracting(card -> card.attachment().orElseThrow().deviceIndex().orElse(-1))
        .containsExactly(0, 1);
  }

  @Test
  void leavesOutWhatTheRouterDoesNotKnow() {
    InstanceView view = view(Map.of("instance-id", UUID));
    assertThat(view.accountId()).isEmpty();
    assertThat(view.reservationId()).isEmpty();
    assertThat(view.publicKeys()).isEmpty();
    assertThat(view.region()).isEmpty();
    assertThat(view.machine().address()).isEmpty();
    assertThat(view.instance().imageId()).isEmpty();
    assertThat(view.instance().instanceType()).isEmpty();
    assertThat(view.instance().privateIpAddress()).isEmpty();
    assertThat(view.instance().amiLaunchIndex()).isEmpty();
    assertThat(view.instance().securityGroups()).isEmpty();
  }

  @ParameterizedTest(name = "{0} in {1}")
  @CsvSource({
    "us-east-1a, us-east-1",
    "eu-central-1c, eu-central-1",
    "us-gov-west-1b, us-gov-west-1",
    "zone1, zone1",
    "us-east-1, us-east-1",
    "Geneva 2, Geneva 2"
  })
  void takesTheRegionFromTheZone(String zone, String region) {
    assertThat(view(with("availability-zone", zone)).region()).isEqualTo(region);
  }

  @Test
  void tellsTheRegionThatItIsGiven() {
    RouterOptions options = RouterOptions.DEFAULT.withRegion("eu-west-1");
    assertThat(new RouterView(ALL, NETWORK, options, "").toView().region()).isEqualTo("eu-west-1");
  }

  @Test
  void takesTheUuidFromVmIdWhereTheInstanceIdIsTheInternalName() {
    assertThat(view(with("instance-id", "i-2-7-VM")).instanceId()).isEqualTo("i-a1b2c3d4e5f647899");
    Map<String, String> numbered = with("instance-id", "i-2-7-VM");
    numbered.put("vm-id", "7");
    assertThat(view(numbered).instanceId()).isEqualTo("i-2-7-VM");
  }

  @Test
  void passesOverAddressesThatAreNone() {
    assertThat(view(with("public-ipv4", "none")).instance().publicIpAddress()).isEmpty();
    assertThat(view(with("local-ipv4", "<html>")).machine().address()).isEmpty();
  }

  @Test
  void demandsTokensWhenTold() {
    RouterOptions options = RouterOptions.DEFAULT.withTokensRequired(true);
    InstanceView strict = new RouterView(ALL, NETWORK, options, "aarch64").toView();
    assertThat(strict.instance().metadataOptions().orElseThrow().httpTokens())
        .contains(HttpTokensState.REQUIRED);
    assertThat(strict.instance().architecture()).contains(ArchitectureValues.ARM64);
    assertThat(view(ALL).instance().metadataOptions().orElseThrow().httpTokens())
        .contains(HttpTokensState.OPTIONAL);
  }
}
