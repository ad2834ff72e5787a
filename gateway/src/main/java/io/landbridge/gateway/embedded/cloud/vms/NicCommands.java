// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.vms;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.landbridge.gateway.embedded.cloud.accounts.Ownership;
import io.landbridge.gateway.embedded.cloud.api.Answer;
import io.landbridge.gateway.embedded.cloud.api.ApiError;
import io.landbridge.gateway.embedded.cloud.api.ApiException;
import io.landbridge.gateway.embedded.cloud.api.Call;
import io.landbridge.gateway.embedded.cloud.api.Command;
import io.landbridge.gateway.embedded.cloud.api.Command.JobCall;
import io.landbridge.gateway.embedded.cloud.api.Command.Target;
import io.landbridge.gateway.embedded.cloud.api.Environment;
import io.landbridge.gateway.embedded.cloud.api.Errors;
import io.landbridge.gateway.embedded.cloud.api.Fields;
import io.landbridge.gateway.embedded.cloud.api.Page;
import io.landbridge.gateway.embedded.cloud.networks.Cidr;
import io.landbridge.gateway.embedded.cloud.networks.Network;
import io.landbridge.gateway.embedded.cloud.networks.Networks;
import io.landbridge.gateway.embedded.cloud.state.Kind;
import io.landbridge.gateway.embedded.cloud.state.Transaction;
import io.landbridge.gateway.embedded.cloud.state.View;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Cards and their secondary addresses. Source: recordings *Nic*. */
final class NicCommands {
  private final Environment environment;
  private final DeploymentNics nics;

  NicCommands(Environment environment) {
    this.environment = environment;
    this.nics = new DeploymentNics(environment);
  }

  List<Command> commands() {
    return List.of(
        Command.read("listNics", NicCommands::list),
        Command.job(
            "addNicToVirtualMachine",
            "user.vm.AddNicToVMCmd",
            NicCommands::acceptVmAndNetwork,
            this::add),
        Command.job(
            "removeNicFromVirtualMachine",
            "user.vm.RemoveNicFromVMCmd",
            NicCommands::acceptVm,
            NicCommands::remove),
        Command.job(
            "updateDefaultNicForVirtualMachine",
            "user.vm.UpdateDefaultNicForVMCmd",
            NicCommands::acceptVm,
            NicCommands::updateDefault),
        Command.job("addIpToNic", "user.vm.AddIpToVmNicCmd", this::acceptIp, this::finishIp)
            .inEnvelope("addiptovmnicresponse"),
        Command.job(
            "removeIpFromNic",
            "user.vm.RemoveIpFromVmNicCmd",
            (_, _) -> Target.none(),
            NicCommands::removeIp));
  }

  private static Answer list(View view, Call call) {
    Vm vm = Ownership.own(view, call, "virtualmachineid", Vm.KIND);
    Optional<String> id = call.arguments().string("nicid");
    Optional<String> networkId = call.arguments().string("networkid");
    List<Nic> selected =
        vm.nics().stream()
            .filter(nic -> id.map(nic.id()::equals).orElse(true))
            .filter(nic -> networkId.map(nic.networkId()::equals).orElse(true))
            .toList();
    return Page.listing(call, "nic", selected, nic -> NicViews.alone(view, vm, nic));
  }

  private static Target acceptVm(Transaction transaction, Call call) {
    Vm vm = Ownership.own(transaction, call, "virtualmachineid", Vm.KIND);
    return new Target("", Optional.of(vm.id()), false, Optional.of(vm.id()));
  }

  private static Target acceptVmAndNetwork(Transaction transaction, Call call) {
    Network network = call.entity(transaction, "networkid", Network.KIND);
    Vm vm = Ownership.own(transaction, call, "virtualmachineid", Vm.KIND);
    if (!network.isUsableBy(vm.accountId())) {
      throw Errors.denied("Unable to use network with id= " + network.id() + ", permission denied");
    }
    return Target.existing("VirtualMachine", vm.id()).queuedBehind(vm.id());
  }

  private Optional<ObjectNode> add(Transaction transaction, JobCall job) {
    Vm vm = VmText.target(transaction, job);
    Network network = job.call().entity(transaction, "networkid", Network.KIND);
    if (vm.nics().stream().anyMatch(nic -> nic.networkId().equals(network.id()))) {
      throw Errors.unexpected("A NIC already exists for " + VmText.instance(transaction, vm));
    }
    int device = vm.nics().stream().mapToInt(Nic::device).max().orElse(-1) + 1;
    List<Nic> all = new ArrayList<>(vm.nics());
    all.add(
        nics.nic(
            transaction,
            network,
            job.call().arguments().string("ipaddress"),
            job.call().arguments().string("macaddress"),
            Set.of(),
            device));
    if (vm.state() == VmState.RUNNING && network.state().equals(Networks.ALLOCATED)) {
      transaction.put(Network.KIND, network.withState(Networks.IMPLEMENTED));
    }
    return finish(transaction, job, vm.withNics(all), true);
  }

  private static Optional<ObjectNode> remove(Transaction transaction, JobCall job) {
    Vm vm = VmText.target(transaction, job);
    Nic nic = nicOf(job.call(), vm);
    if (nic.isDefault()) {
      throw Errors.invalid(
          "Unable to remove NIC from "
              + VmText.instance(transaction, vm)
              + " in Network "
              + nic.networkId()
              + ", NIC is default.");
    }
    List<Nic> rest = vm.nics().stream().filter(other -> !other.equals(nic)).toList();
    return finish(transaction, job, vm.withNics(rest), false);
  }

  private static Optional<ObjectNode> updateDefault(Transaction transaction, JobCall job) {
    Vm vm = VmText.target(transaction, job);
    Nic nic = nicOf(job.call(), vm);
    List<Nic> all =
        vm.nics().stream().map(other -> other.withDefault(other.id().equals(nic.id()))).toList();
    return finish(transaction, job, vm.withNics(all), false);
  }

  private static Nic nicOf(Call call, Vm vm) {
    String id = call.arguments().required("nicid");
    return vm.nics().stream()
        .filter(nic -> nic.id().equals(id))
        .findFirst()
        .orElseThrow(() -> Errors.unknownId(call.command(), "nicid", id));
  }

  private static Optional<ObjectNode> finish(
      Transaction transaction, JobCall job, Vm vm, boolean withJob) {
    Vm changed = transaction.put(Vm.KIND, vm);
    return Optional.of(VmViews.part(transaction, job, changed, "nics", withJob));
  }

  private record Card(Vm vm, Nic nic) {}

  private static Card card(View view, Call call) {
    String id = call.arguments().required("nicid");
    Collection<Vm> candidates =
        call.caller().isAdmin()
            ? view.all(Vm.KIND)
            : view.by(Vm.KIND, Kind.ACCOUNT, call.caller().accountId());
    return candidates.stream()
        .flatMap(vm -> vm.nics().stream().map(nic -> new Card(vm, nic)))
        .filter(card -> card.nic().id().equals(id))
        .findFirst()
        .orElseThrow(() -> Errors.unknownId(call.command(), "nicid", id));
  }

  private Target acceptIp(Transaction transaction, Call call) {
    Card card = card(transaction, call);
    Network network = transaction.get(Network.KIND, card.nic().networkId());
    Optional<String> wanted = call.arguments().string("ipaddress");
    if (wanted
        .flatMap(Cidr::parseAddress)
        .filter(Networks.usedAddresses(transaction, network.id())::contains)
        .isPresent()) {
      throw new ApiException(new ApiError(530, 9999, "Failed to assign secondary IP to NIC"));
    }
    String address = Networks.freeAddress(transaction, network, wanted, Set.of());
    Nic.SecondaryIp ip = new Nic.SecondaryIp(environment.newId(), address);
    replace(transaction, card.vm(), card.nic(), ip);
    return Target.created("IpAddress", ip.id());
  }

  private static void replace(Transaction transaction, Vm vm, Nic nic, Nic.SecondaryIp ip) {
    List<Nic.SecondaryIp> ips = new ArrayList<>(nic.secondaryIps());
    ips.add(ip);
    transaction.put(Vm.KIND, vm.withNics(swap(vm, nic, nic.withSecondaryIps(ips))));
  }

  private static List<Nic> swap(Vm vm, Nic before, Nic after) {
    return vm.nics().stream().map(nic -> nic.id().equals(before.id()) ? after : nic).toList();
  }

  private Optional<ObjectNode> finishIp(Transaction transaction, JobCall job) {
    Card card = card(transaction, job.call());
    Nic.SecondaryIp ip =
        card.nic().secondaryIps().stream()
            .filter(other -> other.id().equals(job.target()))
            .findFirst()
            .orElseThrow(() -> Errors.invalid("The secondary address has gone"));
    return Optional.of(
        Fields.of()
            .put(
                "nicsecondaryip",
                Fields.of()
                    .put("id", ip.id())
                    .put("ipaddress", ip.ipAddress())
                    .put("nicid", card.nic().id())
                    .put("networkid", card.nic().networkId())
                    .node())
            .node());
  }

  private static Optional<ObjectNode> removeIp(Transaction transaction, JobCall job) {
    String id = job.call().arguments().required("id");
    for (Vm vm : Ownership.visible(transaction, VmCommands.withoutId(job.call()), Vm.KIND)) {
      for (Nic nic : vm.nics()) {
        if (nic.secondaryIps().stream().anyMatch(ip -> ip.id().equals(id))) {
          List<Nic.SecondaryIp> rest =
              nic.secondaryIps().stream().filter(ip -> !ip.id().equals(id)).toList();
          transaction.put(Vm.KIND, vm.withNics(swap(vm, nic, nic.withSecondaryIps(rest))));
          return Optional.empty();
        }
      }
    }
    throw Errors.unknownId(job.call().command(), "id", id);
  }
}
