// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.networks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.landbridge.gateway.embedded.cloud.accounts.Account;
import io.landbridge.gateway.embedded.cloud.accounts.Ownership;
import io.landbridge.gateway.embedded.cloud.api.Fields;
import io.landbridge.gateway.embedded.cloud.state.View;
import io.landbridge.gateway.embedded.cloud.tags.Tags;
import io.landbridge.gateway.embedded.cloud.zones.Zone;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/** How networks and VPCs are shown. */
final class NetworkViews {
  private NetworkViews() {}

  static String physicalNetworkId(String zoneId) {
    return UUID.nameUUIDFromBytes(("physical:" + zoneId).getBytes(StandardCharsets.UTF_8))
        .toString();
  }

  static ObjectNode network(View view, Network network) {
    Cidr cidr = Cidr.of(network.cidr());
    Zone zone = view.get(Zone.KIND, network.zoneId());
    NetworkOffering offering = network.offering();
    Fields fields =
        Fields.of()
            .put("id", network.id())
            .put("name", network.name())
            .put("displaytext", network.displayText())
            .put("broadcastdomaintype", "Vlan")
            .put("traffictype", "Guest")
            .put("gateway", network.gateway())
            .put("netmask", cidr.netmask())
            .put("cidr", network.cidr())
            .put("zoneid", zone.id())
            .put("zonename", zone.name())
            .put("networkofferingid", offering.id())
            .put("networkofferingname", offering.wireName())
            .put("networkofferingdisplaytext", offering.wireName())
            .put("networkofferingconservemode", true)
            .put("networkofferingavailability", offering.availability())
            .put("issystem", false)
            .put("state", network.state())
            .put("related", network.id())
            .put("dns1", zone.dns())
            .put("type", network.type())
            .put("acltype", network.shared() ? "Domain" : "Account");
    owner(fields, view, network);
    fields
        .put("service", Services.ofNetwork(offering))
        .put("networkdomain", network.networkDomain())
        .put("physicalnetworkid", physicalNetworkId(zone.id()))
        .put("restartrequired", false)
        .put("specifyvlan", network.shared())
        .put("specifyipranges", network.shared());
    network
        .vpcId()
        .map(id -> view.get(Vpc.KIND, id))
        .ifPresent(vpc -> fields.put("vpcid", vpc.id()).put("vpcname", vpc.name()));
    fields
        .put("canusefordeploy", true)
        .put("ispersistent", false)
        .put("tags", Tags.showShort(view, network.id()))
        .put("aclid", network.aclId())
        .put("strechedl2subnet", false)
        .put("redundantrouter", false)
        .put("supportsvmautoscaling", !network.shared())
        .put("created", network.created())
        .put("receivedbytes", 0)
        .put("sentbytes", 0);
    if (!network.shared() && network.vpcId().isEmpty()) {
      fields.put("egressdefaultpolicy", false);
    }
    return fields
        .put("publicmtu", 1500)
        .put("privatemtu", 1500)
        .put("hasannotations", false)
        .node();
  }

  private static void owner(Fields fields, View view, Network network) {
    if (network.shared()) {
      fields.put("subdomainaccess", true);
      Ownership.describeDomain(fields, view, view.get(Account.KIND, network.accountId()));
    } else {
      Ownership.describe(fields, view, network.accountId());
    }
  }

  static ObjectNode vpc(View view, Vpc vpc) {
    Zone zone = view.get(Zone.KIND, vpc.zoneId());
    Fields fields =
        Fields.of()
            .put("id", vpc.id())
            .put("name", vpc.name())
            .put("displaytext", vpc.displayText())
            .put("state", "Enabled")
            .put("zoneid", zone.id())
            .put("zonename", zone.name())
            .put("service", Services.ofVpc())
            .put("cidr", vpc.cidr())
            .put("vpcofferingid", VpcCommands.OFFERING_ID)
            .put("vpcofferingname", VpcCommands.OFFERING_NAME)
            .put("vpcofferingconservemode", false)
            .put("created", vpc.created());
    return Ownership.describe(fields, view, vpc.accountId())
        .put(
            "network",
            view.by(Network.KIND, Network.VPC, vpc.id()).stream()
                .map(network -> network(view, network))
                .toList())
        .put("restartrequired", false)
        .put("networkdomain", vpc.networkDomain())
        .put("tags", Tags.showShort(view, vpc.id()))
        .put("distributedvpcrouter", false)
        .put("regionlevelvpc", false)
        .put("redundantvpcrouter", false)
        .put("publicmtu", 1500)
        .put("hasannotations", false)
        .node();
  }

  static ObjectNode offering(NetworkOffering offering) {
    return Fields.of()
        .put("id", offering.id())
        .put("name", offering.wireName())
        .put("displaytext", offering.wireName())
        .put("created", Instant.EPOCH)
        .put("traffictype", "Guest")
        .put("isdefault", true)
        .put("specifyvlan", offering.isShared())
        .put("conservemode", true)
        .put("specifyipranges", offering.isShared())
        .put("availability", offering.availability())
        .put("networkrate", 200)
        .put("state", "Enabled")
        .put("guestiptype", offering.guestType())
        .put("serviceofferingid", physicalNetworkId("router"))
        .put("service", Services.ofOffering(offering))
        .put("forvpc", offering.forVpc())
        .put("fornsx", false)
        .put("fortungsten", false)
        .put("ispersistent", false)
        .put("egressdefaultpolicy", false)
        .put("supportsstrechedl2subnet", false)
        .put("supportspublicaccess", false)
        .put("supportsinternallb", false)
        .put("internetprotocol", "IPv4")
        .put("specifyasnumber", false)
        .put("hasannotations", false)
        .node();
  }
}
