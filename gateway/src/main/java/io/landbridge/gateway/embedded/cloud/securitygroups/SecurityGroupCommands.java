// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.securitygroups;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.landbridge.gateway.embedded.cloud.accounts.Account;
import io.landbridge.gateway.embedded.cloud.accounts.Ownership;
import io.landbridge.gateway.embedded.cloud.api.Answer;
import io.landbridge.gateway.embedded.cloud.api.ApiError;
import io.landbridge.gateway.embedded.cloud.api.ApiException;
import io.landbridge.gateway.embedded.cloud.api.Arguments;
import io.landbridge.gateway.embedded.cloud.api.Call;
import io.landbridge.gateway.embedded.cloud.api.Command;
import io.landbridge.gateway.embedded.cloud.api.Command.JobCall;
import io.landbridge.gateway.embedded.cloud.api.Command.Target;
import io.landbridge.gateway.embedded.cloud.api.Environment;
import io.landbridge.gateway.embedded.cloud.api.Errors;
import io.landbridge.gateway.embedded.cloud.api.Feature;
import io.landbridge.gateway.embedded.cloud.api.Page;
import io.landbridge.gateway.embedded.cloud.securitygroups.SecurityGroup.Rule;
import io.landbridge.gateway.embedded.cloud.state.Kind;
import io.landbridge.gateway.embedded.cloud.state.Transaction;
import io.landbridge.gateway.embedded.cloud.state.View;
import io.landbridge.gateway.embedded.cloud.tags.Tags;
import io.landbridge.gateway.embedded.cloud.vms.Vm;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Security groups and their rules. Source: recordings *SecurityGroup*. */
public final class SecurityGroupCommands implements Feature {
  private final Environment environment;
  private final RuleParser parser;

  /** Commands that take ids of groups and rules from the environment. */
  public SecurityGroupCommands(Environment environment) {
    this.environment = environment;
    this.parser = new RuleParser(environment);
  }

  @Override
  public List<Kind<?>> kinds() {
    return List.of(SecurityGroup.KIND);
  }

  @Override
  public List<Command> commands() {
    return List.of(
        Command.read("listSecurityGroups", SecurityGroupCommands::list),
        Command.change("createSecurityGroup", this::create),
        Command.change("deleteSecurityGroup", SecurityGroupCommands::delete),
        Command.change("updateSecurityGroup", SecurityGroupCommands::update).forAdmins(),
        authorize("authorizeSecurityGroupIngress", "AuthorizeSecurityGroupIngressCmd", true),
        authorize("authorizeSecurityGroupEgress", "AuthorizeSecurityGroupEgressCmd", false),
        revoke("revokeSecurityGroupIngress", "RevokeSecurityGroupIngressCmd", true),
        revoke("revokeSecurityGroupEgress", "RevokeSecurityGroupEgressCmd", false));
  }

  private Command authorize(String name, String jobClass, boolean ingress) {
    return Command.job(
        name,
        "user.securitygroup." + jobClass,
        (tx, call) -> {
          SecurityGroup group = Ownership.requireOwn(call, named(tx, call));
          return Target.existing("SecurityGroup", group.id()).queuedBehind(group.id());
        },
        (tx, job) -> add(tx, job, ingress));
  }

  private static Command revoke(String name, String jobClass, boolean ingress) {
    return Command.job(
        name,
        "user.securitygroup." + jobClass,
        (tx, call) -> {
          SecurityGroup group = withRule(tx, call, ingress);
          return Target.existing("SecurityGroup", group.id()).queuedBehind(group.id());
        },
        (tx, job) -> remove(tx, job, ingress));
  }

  private static Answer list(View view, Call call) {
    Arguments arguments = call.arguments();
    Optional<String> name = arguments.string("securitygroupname");
    Stream<SecurityGroup> groups =
        Ownership.matching(
                call, Ownership.visible(view, call, SecurityGroup.KIND), SecurityGroup::name)
            .filter(group -> name.map(group.name()::equals).orElse(true));
    Optional<String> vmId = arguments.string("virtualmachineid");
    if (vmId.isPresent()) {
      Vm vm = Ownership.own(view, call, "virtualmachineid", Vm.KIND);
      groups = groups.filter(group -> vm.securityGroupIds().contains(group.id()));
    }
    return Page.listing(
        call,
        "securitygroup",
        Tags.selected(view, call, groups).toList(),
        group -> SecurityGroupViews.listed(view, group));
  }

  private Answer create(Transaction transaction, Call call) {
    Account owner = Ownership.owner(transaction, call);
    String name = call.arguments().required("name");
    if (SecurityGroups.find(transaction, owner.id(), name).isPresent()) {
      throw Errors.invalid(
          "Unable to create security group, a group with name " + name + " already exists.");
    }
    SecurityGroup group =
        transaction.put(
            SecurityGroup.KIND,
            new SecurityGroup(
                environment.newId(),
                transaction.nextNumber(SecurityGroup.KIND),
                owner.id(),
                name,
                call.arguments().string("description").orElse(""),
                List.of(),
                List.of()));
    return new Answer.One("securitygroup", SecurityGroupViews.listed(transaction, group));
  }

  private static Answer delete(Transaction transaction, Call call) {
    SecurityGroup group = Ownership.requireOwn(call, named(transaction, call));
    if (group.name().equals(SecurityGroups.DEFAULT)) {
      throw Errors.invalid("The network group default is reserved");
    }
    if (!transaction.by(Vm.KIND, Vm.SECURITY_GROUP, group.id()).isEmpty()) {
      throw new ApiException(
          new ApiError(536, 9999, "Cannot delete group when it's in use by virtual machines"));
    }
    Tags.removeAll(transaction, group.id());
    transaction.remove(SecurityGroup.KIND, group.id());
    return Answer.success();
  }

  private static Answer update(Transaction transaction, Call call) {
    SecurityGroup group = call.entity(transaction, "id", SecurityGroup.KIND);
    SecurityGroup changed =
        transaction.put(
            SecurityGroup.KIND,
            group.withNames(
                call.arguments().string("name").orElse(group.name()), group.description()));
    return new Answer.One("securitygroup", SecurityGroupViews.listed(transaction, changed));
  }

  /** The group that {@code id}, {@code securitygroupid} or a name tells. */
  private static SecurityGroup named(View view, Call call) {
    for (String parameter : List.of("id", "securitygroupid")) {
      Optional<SecurityGroup> group = call.findEntity(view, parameter, SecurityGroup.KIND);
      if (group.isPresent()) {
        return group.get();
      }
    }
    Optional<String> name =
        call.arguments().string("name").or(() -> call.arguments().string("securitygroupname"));
    return name.flatMap(n -> SecurityGroups.find(view, Ownership.owner(view, call).id(), n))
        .orElseThrow(() ->
            Errors.invalid("Unable to find security group " + name.orElse("without id and name")));
  }

  private Optional<ObjectNode> add(Transaction transaction, JobCall job, boolean ingress) {
    SecurityGroup group = transaction.get(SecurityGroup.KIND, job.target());
    List<Rule> made = parser.parse(transaction, job.call());
    List<Rule> all = new ArrayList<>(ingress ? group.ingress() : group.egress());
    for (Rule rule : made) {
      if (all.stream().anyMatch(other -> RuleParser.isSame(other, rule))) {
        throw Errors.unexpected(
            "Failed to authorize security group " + (ingress ? "ingress" : "egress") + " rule(s)");
      }
      all.add(rule);
    }
    SecurityGroup changed =
        transaction.put(
            SecurityGroup.KIND,
            ingress ? group.withRules(all, group.egress()) : group.withRules(group.ingress(), all));
    return Optional.of(
        SecurityGroupViews.authorized(
            transaction, changed, ingress ? made : List.of(), ingress ? List.of() : made));
  }

  private static SecurityGroup withRule(View view, Call call, boolean ingress) {
    String id = call.arguments().required("id");
    SecurityGroup group =
        view.all(SecurityGroup.KIND).stream()
            .filter(
                g -> (ingress ? g.ingress() : g.egress()).stream().anyMatch(r -> r.id().equals(id)))
            .findFirst()
            .orElseThrow(() -> Errors.unknownId(call.command(), "id", id));
    return Ownership.requireOwn(call, group);
  }

  private static Optional<ObjectNode> remove(
      Transaction transaction, JobCall job, boolean ingress) {
    SecurityGroup group = transaction.get(SecurityGroup.KIND, job.target());
    String id = job.call().arguments().required("id");
    List<Rule> before = ingress ? group.ingress() : group.egress();
    List<Rule> rest = before.stream().filter(rule -> !rule.id().equals(id)).toList();
    if (rest.size() == before.size()) {
      throw Errors.unexpected("Failed to revoke security group rule");
    }
    transaction.put(
        SecurityGroup.KIND,
        ingress ? group.withRules(rest, group.egress()) : group.withRules(group.ingress(), rest));
    return Optional.empty();
  }
}
