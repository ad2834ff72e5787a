// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.vms;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.landbridge.gateway.embedded.cloud.addresses.PublicAddress;
import io.landbridge.gateway.embedded.cloud.api.Fields;
import io.landbridge.gateway.embedded.cloud.networks.Cidr;
import io.landbridge.gateway.embedded.cloud.networks.Network;
import io.landbridge.gateway.embedded.cloud.networks.Networks;
import io.landbridge.gateway.embedded.cloud.networks.Vpc;
import io.landbridge.gateway.embedded.cloud.state.View;
import io.landbridge.gateway.embedded.cloud.volumes.Volumes;
import java.util.List;
import java.util.Optional;

/** How a card is shown: inside its machine and, a little differently, by itself. */
final class NicViews {
  private NicViews() {}

  static ObjectNode inVm(View view, Vm vm, Nic nic, List<PublicAddress> addresses) {
    Fields fields = common(view, vm, nic);
    fields
        .put("secondaryip", secondary(nic))
        .put("extradhcpoption", List.<ObjectNode>of())
        .put("deviceid", Integer.toString(nic.device()));
    address(nic, addresses)
        .ifPresent(
            address -> fields.put("publicipid", address.id()).put("publicip", address.ipAddress()));
    fields.put("enabled", true);
    vpc(view, nic).ifPresent(vpc -> fields.put("vpcid", vpc.id()).put("vpcname", vpc.name()));
    return fields.node();
  }

  static ObjectNode alone(View view, Vm vm, Nic nic) {
    Fields fields = common(view, vm, nic);
    if (!nic.secondaryIps().isEmpty()) {
      fields.put("secondaryip", secondary(nic));
    }
    fields
        .put("extradhcpoption", List.<ObjectNode>of())
        .put("deviceid", Integer.toString(nic.device()))
        .put("virtualmachineid", vm.id())
        .put("enabled", true);
    vpc(view, nic).ifPresent(vpc -> fields.put("vpcid", vpc.id()).put("vpcname", vpc.name()));
    return fields.node();
  }

  private static Optional<PublicAddress> address(Nic nic, List<PublicAddress> addresses) {
    return addresses.stream()
        .filter(address ->
            address.staticNat().filter(nat -> nat.networkId().equals(nic.networkId())).isPresent())
        .findFirst();
  }

  private static Optional<Vpc> vpc(View view, Nic nic) {
    return view.get(Network.KIND, nic.networkId()).vpcId().map(id -> view.get(Vpc.KIND, id));
  }

  private static List<ObjectNode> secondary(Nic nic) {
    return nic.secondaryIps().stream()
        .map(ip -> Fields.of().put("id", ip.id()).put("ipaddress", ip.ipAddress()).node())
        .toList();
  }

  /**
   * Whether the card is plugged into its network: not in a network that nobody uses yet, and no
   * longer once the machine has stopped. A machine that never started shows what it will get.
   */
  private static boolean isPlugged(View view, Vm vm, Network network) {
    return !network.state().equals(Networks.ALLOCATED)
        && (vm.state().isUp()
            || !network.type().equals("Isolated")
            || !Volumes.rootIsOnStorage(view, vm.id()));
  }

  private static Fields common(View view, Vm vm, Nic nic) {
    Network network = view.get(Network.KIND, nic.networkId());
    Fields fields =
        Fields.of()
            .put("id", nic.id())
            .put("networkid", network.id())
            .put("networkname", network.name())
            .put("netmask", Cidr.of(network.cidr()).netmask())
            .put("gateway", network.gateway())
            .put("ipaddress", nic.ipAddress());
    if (isPlugged(view, vm, network)) {
      fields
          .put("isolationuri", "vlan://" + network.vlan())
          .put("broadcasturi", "vlan://" + network.vlan());
    }
    return fields
        .put("traffictype", "Guest")
        .put("type", network.type())
        .put("isdefault", nic.isDefault())
        .put("macaddress", nic.macAddress());
  }
}
