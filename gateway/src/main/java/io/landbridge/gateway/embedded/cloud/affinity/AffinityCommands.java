// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.affinity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.landbridge.gateway.embedded.cloud.accounts.Account;
import io.landbridge.gateway.embedded.cloud.accounts.Ownership;
import io.landbridge.gateway.embedded.cloud.api.Answer;
import io.landbridge.gateway.embedded.cloud.api.Call;
import io.landbridge.gateway.embedded.cloud.api.Command;
import io.landbridge.gateway.embedded.cloud.api.Command.JobCall;
import io.landbridge.gateway.embedded.cloud.api.Command.Target;
import io.landbridge.gateway.embedded.cloud.api.Environment;
import io.landbridge.gateway.embedded.cloud.api.Errors;
import io.landbridge.gateway.embedded.cloud.api.Feature;
import io.landbridge.gateway.embedded.cloud.api.Fields;
import io.landbridge.gateway.embedded.cloud.api.Page;
import io.landbridge.gateway.embedded.cloud.state.Kind;
import io.landbridge.gateway.embedded.cloud.state.Transaction;
import io.landbridge.gateway.embedded.cloud.state.View;
import io.landbridge.gateway.embedded.cloud.vms.Vm;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Affinity groups; a group in use can be deleted. Source: recordings *AffinityGroup*. */
public final class AffinityCommands implements Feature {
  private final Environment environment;

  /** Commands that take ids of new groups from the environment. */
  public AffinityCommands(Environment environment) {
    this.environment = environment;
  }

  @Override
  public List<Kind<?>> kinds() {
    return List.of(AffinityGroup.KIND);
  }

  @Override
  public List<Command> commands() {
    return List.of(
        Command.read("listAffinityGroups", AffinityCommands::list),
        Command.read("listAffinityGroupTypes", AffinityCommands::listTypes),
        Command.job(
            "createAffinityGroup",
            "user.affinitygroup.CreateAffinityGroupCmd",
            this::accept,
            (tx, job) ->
                Optional.of(
                    Fields.of()
                        .put(
                            "affinitygroup",
                            show(tx, tx.get(AffinityGroup.KIND, job.target())).node())
                        .node())),
        Command.job(
            "deleteAffinityGroup",
            "user.affinitygroup.DeleteAffinityGroupCmd",
            (tx, call) -> {
              named(tx, call);
              return Target.none();
            },
            AffinityCommands::delete));
  }

  private static Answer list(View view, Call call) {
    Optional<String> type = call.arguments().string("type");
    Optional<Vm> vm = call.findEntity(view, "virtualmachineid", Vm.KIND);
    List<AffinityGroup> groups =
        Ownership.matching(
                call, Ownership.visible(view, call, AffinityGroup.KIND), AffinityGroup::name)
            .filter(group -> type.map(group.type().wireName()::equals).orElse(true))
            .filter(group -> vm.map(v -> v.affinityGroupIds().contains(group.id())).orElse(true))
            .toList();
    return Page.listing(call, "affinitygroup", groups, group -> listed(view, group));
  }

  private static ObjectNode listed(View view, AffinityGroup group) {
    List<String> members =
        view.by(Vm.KIND, Vm.AFFINITY_GROUP, group.id()).stream().map(Vm::id).toList();
    Fields fields = show(view, group);
    return members.isEmpty() ? fields.node() : fields.putTexts("virtualmachineIds", members).node();
  }

  private static Answer listTypes(View view, Call call) {
    return Page.listing(
        call,
        "affinityGroupType",
        Arrays.asList(AffinityGroup.Type.values()),
        type -> Fields.of().put("type", type.wireName()).node());
  }

  private Target accept(Transaction transaction, Call call) {
    Account owner = Ownership.owner(transaction, call);
    String name = call.arguments().required("name");
    String typeName = call.arguments().required("type");
    AffinityGroup.Type type =
        Arrays.stream(AffinityGroup.Type.values())
            .filter(t -> t.wireName().equals(typeName))
            .findFirst()
            .orElseThrow(() ->
                Errors.invalid(
                    "Unable to create affinity group, invalid affinity group type: "
                        + typeName
                        + ". Valid values are "
                        + Arrays.stream(AffinityGroup.Type.values())
                            .map(AffinityGroup.Type::wireName)
                            .collect(Collectors.joining(","))));
    if (AffinityGroups.find(transaction, owner.id(), name).isPresent()) {
      throw Errors.invalid(
          "Unable to create affinity group, a group with name " + name + " already exists.");
    }
    AffinityGroup group =
        transaction.put(
            AffinityGroup.KIND,
            new AffinityGroup(
                environment.newId(),
                transaction.nextNumber(AffinityGroup.KIND),
                owner.id(),
                name,
                call.arguments().string("description").orElse(""),
                type));
    return Target.created("AffinityGroup", group.id());
  }

  private static AffinityGroup named(View view, Call call) {
    Optional<AffinityGroup> byId = call.findEntity(view, "id", AffinityGroup.KIND);
    if (byId.isPresent()) {
      return Ownership.requireOwn(call, byId.get());
    }
    String name = call.arguments().string("name").orElse("");
    return AffinityGroups.find(view, Ownership.owner(view, call).id(), name)
        .orElseThrow(() -> Errors.invalid("Unable to find affinity group " + name));
  }

  private static Optional<ObjectNode> delete(Transaction transaction, JobCall job) {
    AffinityGroup group = named(transaction, job.call());
    for (Vm vm : List.copyOf(transaction.by(Vm.KIND, Vm.AFFINITY_GROUP, group.id()))) {
      transaction.put(Vm.KIND, vm.withoutAffinityGroup(group.id()));
    }
    transaction.remove(AffinityGroup.KIND, group.id());
    return Optional.empty();
  }

  private static Fields show(View view, AffinityGroup group) {
    Fields fields =
        Fields.of()
            .put("id", group.id())
            .put("name", group.name())
            .put("description", Optional.of(group.description()).filter(text -> !text.isEmpty()));
    return Ownership.describe(fields, view, group.accountId()).put("type", group.type().wireName());
  }
}
