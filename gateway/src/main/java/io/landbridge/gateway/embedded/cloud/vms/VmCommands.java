// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.vms;

import io.landbridge.gateway.embedded.cloud.accounts.Ownership;
import io.landbridge.gateway.embedded.cloud.api.Answer;
import io.landbridge.gateway.embedded.cloud.api.Arguments;
import io.landbridge.gateway.embedded.cloud.api.Call;
import io.landbridge.gateway.embedded.cloud.api.Command;
import io.landbridge.gateway.embedded.cloud.api.Environment;
import io.landbridge.gateway.embedded.cloud.api.Errors;
import io.landbridge.gateway.embedded.cloud.api.Feature;
import io.landbridge.gateway.embedded.cloud.api.Fields;
import io.landbridge.gateway.embedded.cloud.api.Page;
import io.landbridge.gateway.embedded.cloud.limits.Limits;
import io.landbridge.gateway.embedded.cloud.networks.Network;
import io.landbridge.gateway.embedded.cloud.networks.Vpc;
import io.landbridge.gateway.embedded.cloud.offerings.ServiceOffering;
import io.landbridge.gateway.embedded.cloud.state.Kind;
import io.landbridge.gateway.embedded.cloud.state.View;
import io.landbridge.gateway.embedded.cloud.tags.Tags;
import io.landbridge.gateway.embedded.cloud.userdata.UserDataRules;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Machines: reading them, and the lists of what changes them. */
public final class VmCommands implements Feature {
  private final boolean viewDestroyed;
  private final VmLifecycle lifecycle;
  private final VmEnding ending;
  private final VmUpdates updates;
  private final NicCommands nics;

  /**
   * All commands about machines.
   *
   * @param viewDestroyed whether users see their destroyed machines
   */
  public VmCommands(
      Environment environment,
      Limits limits,
      UserDataRules userDataRules,
      Removal removal,
      boolean viewDestroyed) {
    this.viewDestroyed = viewDestroyed;
    this.lifecycle =
        new VmLifecycle(environment, new Deployment(environment, limits, userDataRules));
    this.ending = new VmEnding(removal);
    this.updates = new VmUpdates(environment, limits, userDataRules);
    this.nics = new NicCommands(environment);
  }

  @Override
  public List<Kind<?>> kinds() {
    return List.of(Vm.KIND);
  }

  @Override
  public List<Command> commands() {
    List<Command> all = new ArrayList<>();
    all.add(Command.read("listVirtualMachines", this::list));
    all.add(Command.read("getVMPassword", VmCommands::getPassword));
    all.add(Command.read("getVirtualMachineUserData", VmCommands::getUserData));
    all.add(Command.read("listInstanceGroups", VmCommands::listGroups));
    all.addAll(lifecycle.commands());
    all.addAll(ending.commands());
    all.addAll(updates.commands());
    all.addAll(nics.commands());
    return all;
  }

  private Answer list(View view, Call call) {
    Stream<Vm> vms = Ownership.visible(view, call, Vm.KIND).stream();
    if (!call.caller().isAdmin() && !viewDestroyed) {
      vms = vms.filter(vm -> vm.state() != VmState.DESTROYED && vm.state() != VmState.EXPUNGING);
    }
    for (Predicate<Vm> filter : filters(view, call)) {
      vms = vms.filter(filter);
    }
    List<Vm> selected = Tags.selected(view, call, vms).toList();
    VmViews.Detail detail = VmViews.Detail.of(call);
    return Page.listing(call, "virtualmachine", selected, vm -> VmViews.show(view, detail, vm));
  }

  private static List<Predicate<Vm>> filters(View view, Call call) {
    Arguments arguments = call.arguments();
    List<Predicate<Vm>> filters = new ArrayList<>();
    arguments.string("name").ifPresent(v -> filters.add(vm -> vm.name().equalsIgnoreCase(v)));
    arguments.string("keyword").ifPresent(v -> filters.add(vm -> contains(vm, v)));
    arguments
        .string("state")
        .ifPresent(v -> filters.add(vm -> vm.state().wireName().equalsIgnoreCase(v)));
    arguments.string("zoneid").ifPresent(v -> filters.add(vm -> vm.zoneId().equals(v)));
    arguments.string("templateid").ifPresent(v -> filters.add(vm -> vm.templateId().equals(v)));
    arguments.string("userid").ifPresent(v -> filters.add(vm -> vm.userId().equals(v)));
    arguments
        .string("hostid")
        .ifPresent(v -> filters.add(vm -> vm.hostId().filter(v::equals).isPresent()));
    arguments
        .string("keypair")
        .ifPresent(v -> filters.add(vm -> vm.access().keyPairs().contains(v)));
    arguments
        .string("affinitygroupid")
        .ifPresent(v -> filters.add(vm -> vm.affinityGroupIds().contains(v)));
    arguments
        .string("securitygroupid")
        .ifPresent(v -> filters.add(vm -> vm.securityGroupIds().contains(v)));
    arguments
        .string("groupid")
        .ifPresent(v ->
            filters.add(vm ->
                vm.group()
                    .filter(g -> InstanceGroups.id(vm.accountId(), g).equals(v))
                    .isPresent()));
    call.findEntity(view, "serviceofferingid", ServiceOffering.KIND)
        .ifPresent(o -> filters.add(vm -> vm.hardware().offeringId().equals(o.id())));
    call.findEntity(view, "networkid", Network.KIND).ifPresent(n -> filters.add(vm -> isIn(vm, n)));
    call.findEntity(view, "vpcid", Vpc.KIND)
        .ifPresent(vpc -> {
          List<Network> tiers = List.copyOf(view.by(Network.KIND, Network.VPC, vpc.id()));
          filters.add(vm -> tiers.stream().anyMatch(tier -> isIn(vm, tier)));
        });
    return filters;
  }

  private static boolean contains(Vm vm, String keyword) {
    String part = keyword.toLowerCase(Locale.ROOT);
    return Stream.of(vm.name(), vm.displayName(), vm.state().wireName())
        .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(part));
  }

  private static boolean isIn(Vm vm, Network network) {
    return vm.nics().stream().anyMatch(nic -> nic.networkId().equals(network.id()));
  }

  private static Answer getPassword(View view, Call call) {
    Vm vm = Ownership.own(view, call, "id", Vm.KIND);
    String encrypted =
        vm.access()
            .encryptedPassword()
            .orElseThrow(() ->
                Errors.invalid(
                    "No password found for Instance ["
                        + VmText.instance(view, vm)
                        + "]. A new password must be set with an RSA key pair."));
    return new Answer.One("password", Fields.of().put("encryptedpassword", encrypted).node());
  }

  private static Answer getUserData(View view, Call call) {
    Vm vm = Ownership.own(view, call, "virtualmachineid", Vm.KIND);
    Fields fields = Fields.of().put("virtualmachineid", vm.id());
    return new Answer.One(
        "virtualmachineuserdata", fields.put("userdata", vm.access().userData()).node());
  }

  private static Answer listGroups(View view, Call call) {
    record Group(String accountId, String name, Instant created) {}

    Optional<String> id = call.arguments().string("id");
    Set<String> seen = new HashSet<>();
    List<Group> groups =
        Ownership.visible(view, withoutId(call), Vm.KIND).stream()
            .flatMap(vm ->
                vm.group().map(name -> new Group(vm.accountId(), name, vm.created())).stream())
            .filter(g -> id.map(InstanceGroups.id(g.accountId(), g.name())::equals).orElse(true))
            .filter(g -> seen.add(InstanceGroups.id(g.accountId(), g.name())))
            .toList();
    return Page.listing(
        call,
        "instancegroup",
        groups,
        group ->
            Ownership.describe(
                    Fields.of()
                        .put("id", InstanceGroups.id(group.accountId(), group.name()))
                        .put("name", group.name()),
                    view,
                    group.accountId())
                .put("created", group.created())
                .put("hasannotations", false)
                .node());
  }

  static Call withoutId(Call call) {
    var rest = new LinkedHashMap<>(call.arguments().sent());
    rest.remove("id");
    return new Call(call.command(), Arguments.of(rest), call.caller(), call.post());
  }
}
