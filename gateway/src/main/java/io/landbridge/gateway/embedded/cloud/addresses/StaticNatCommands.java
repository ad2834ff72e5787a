// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.addresses;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.landbridge.gateway.embedded.cloud.accounts.Ownership;
import io.landbridge.gateway.embedded.cloud.api.Answer;
import io.landbridge.gateway.embedded.cloud.api.ApiError;
import io.landbridge.gateway.embedded.cloud.api.ApiException;
import io.landbridge.gateway.embedded.cloud.api.Call;
import io.landbridge.gateway.embedded.cloud.api.Command;
import io.landbridge.gateway.embedded.cloud.api.Command.JobCall;
import io.landbridge.gateway.embedded.cloud.api.Command.Target;
import io.landbridge.gateway.embedded.cloud.api.Errors;
import io.landbridge.gateway.embedded.cloud.networks.Network;
import io.landbridge.gateway.embedded.cloud.state.Transaction;
import io.landbridge.gateway.embedded.cloud.vms.Nic;
import io.landbridge.gateway.embedded.cloud.vms.Vm;
import java.util.List;
import java.util.Optional;

/** Static NAT: a public address for one machine. Source: recordings *StaticNat*. */
final class StaticNatCommands {
  private StaticNatCommands() {}

  static List<Command> commands() {
    return List.of(
        Command.change("enableStaticNat", StaticNatCommands::enable),
        Command.job(
            "disableStaticNat",
            "user.nat.DisableStaticNatCmd",
            (tx, call) -> {
              PublicAddress address =
                  AddressViews.own(tx, call, call.entity(tx, "ipaddressid", PublicAddress.KIND));
              return new Target("", Optional.of(address.id()), false, Optional.of(address.id()));
            },
            StaticNatCommands::disable));
  }

  private static Answer enable(Transaction transaction, Call call) {
    PublicAddress address =
        AddressViews.own(
            transaction, call, call.entity(transaction, "ipaddressid", PublicAddress.KIND));
    Vm vm = Ownership.own(transaction, call, "virtualmachineid", Vm.KIND);
    if (address.sourceNat()) {
      throw Errors.invalid("Can't enable static nat: the address is used for source NAT");
    }
    String networkId =
        call.findEntity(transaction, "networkid", Network.KIND)
            .map(Network::id)
            .or(address::networkId)
            .orElseThrow(() ->
                Errors.invalid(
                    "Unable to enable static NAT for the ipAddress id="
                        + address.number()
                        + " as IP is not associated with any Network and no networkId is"
                        + " passed in"));
    if (address.staticNat().filter(nat -> !nat.vmId().equals(vm.id())).isPresent()) {
      throw new ApiException(
          new ApiError(
              537,
              9999,
              "Failed to enable static for the ip address "
                  + address.ipAddress()
                  + " and vm id="
                  + vm.number()
                  + " as it's already assigned to another vm"));
    }
    Nic nic =
        vm.nics().stream()
            .filter(card -> card.networkId().equals(networkId))
            .findFirst()
            .orElseThrow(
                () -> Errors.invalid("The machine has no NIC in the network " + networkId));
    transaction.put(
        PublicAddress.KIND,
        address.withStaticNat(
            Optional.of(new PublicAddress.StaticNat(vm.id(), guestAddress(call, nic), networkId))));
    return Answer.success();
  }

  private static String guestAddress(Call call, Nic nic) {
    Optional<String> wanted = call.arguments().string("vmguestip");
    if (wanted.isEmpty() || wanted.get().equals(nic.ipAddress())) {
      return nic.ipAddress();
    }
    if (nic.secondaryIps().stream().noneMatch(ip -> ip.ipAddress().equals(wanted.get()))) {
      throw Errors.invalid("The machine does not have the address " + wanted.get());
    }
    return wanted.get();
  }

  private static Optional<ObjectNode> disable(Transaction transaction, JobCall job) {
    PublicAddress address = transaction.get(PublicAddress.KIND, job.target());
    if (address.staticNat().isEmpty()) {
      throw Errors.invalid("Specified IP address id is not associated with any vm Id");
    }
    transaction.put(PublicAddress.KIND, address.withStaticNat(Optional.empty()));
    return Optional.empty();
  }
}
