// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.addresses;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.landbridge.gateway.embedded.cloud.accounts.Account;
import io.landbridge.gateway.embedded.cloud.accounts.Ownership;
import io.landbridge.gateway.embedded.cloud.api.Call;
import io.landbridge.gateway.embedded.cloud.api.Errors;
import io.landbridge.gateway.embedded.cloud.api.Fields;
import io.landbridge.gateway.embedded.cloud.networks.Network;
import io.landbridge.gateway.embedded.cloud.networks.Vpc;
import io.landbridge.gateway.embedded.cloud.state.View;
import io.landbridge.gateway.embedded.cloud.tags.Tags;
import io.landbridge.gateway.embedded.cloud.vms.Vm;
import io.landbridge.gateway.embedded.cloud.zones.Zone;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/** How a public address is shown, and whose it is. */
final class AddressViews {
  private AddressViews() {}

  /** Refuses somebody else's address. */
  static PublicAddress own(View view, Call call, PublicAddress address) {
    boolean others =
        address
            .owner()
            .flatMap(id -> view.find(Account.KIND, id))
            .filter(account -> !account.id().equals(call.caller().accountId()))
            .isPresent();
    if (others && !call.caller().isAdmin()) {
      throw Errors.denied();
    }
    return address;
  }

  private static String derived(String text) {
    return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
  }

  static ObjectNode show(View view, PublicAddress address) {
    Zone zone = view.get(Zone.KIND, address.zoneId());
    Fields fields =
        Fields.of()
            .put("id", address.id())
            .put("ipaddress", address.ipAddress())
            .put("allocated", address.allocated())
            .put("zoneid", zone.id())
            .put("zonename", zone.name())
            .put("issourcenat", address.sourceNat());
    address.owner().ifPresent(owner -> Ownership.describe(fields, view, owner));
    fields
        .put("forvirtualnetwork", true)
        .put("isstaticnat", address.staticNat().isPresent())
        .put("issystem", false);
    address.staticNat().ifPresent(nat -> machine(fields, view, nat));
    Optional<String> networkId =
        address.networkId().or(() -> address.staticNat().map(PublicAddress.StaticNat::networkId));
    networkId
        .flatMap(id -> view.find(Network.KIND, id))
        .ifPresent(network ->
            fields
                .put("associatednetworkid", network.id())
                .put("associatednetworkname", network.name()));
    fields
        .put("networkid", derived("public:" + zone.id()))
        .put("state", address.state())
        .put("physicalnetworkid", derived("physical:" + zone.id()));
    address
        .vpcId()
        .flatMap(id -> view.find(Vpc.KIND, id))
        .ifPresent(vpc -> fields.put("vpcid", vpc.id()).put("vpcname", vpc.name()));
    return fields
        .put("tags", Tags.showShort(view, address.id()))
        .put("isportable", false)
        .put("hasrules", false)
        .put("forsystemvms", false)
        .put("forprovider", false)
        .put("hasannotations", false)
        .node();
  }

  private static void machine(Fields fields, View view, PublicAddress.StaticNat nat) {
    view.find(Vm.KIND, nat.vmId())
        .ifPresent(vm ->
            fields
                .put("virtualmachineid", vm.id())
                .put("virtualmachinetype", "User")
                .put("vmipaddress", nat.vmAddress())
                .put("virtualmachinename", vm.name())
                .put("virtualmachinedisplayname", vm.displayName()));
  }
}
