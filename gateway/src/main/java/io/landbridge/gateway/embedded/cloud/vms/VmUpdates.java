// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.vms;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.landbridge.gateway.embedded.cloud.accounts.Account;
import io.landbridge.gateway.embedded.cloud.accounts.Ownership;
import io.landbridge.gateway.embedded.cloud.affinity.AffinityGroups;
import io.landbridge.gateway.embedded.cloud.api.Answer;
import io.landbridge.gateway.embedded.cloud.api.Arguments;
import io.landbridge.gateway.embedded.cloud.api.Call;
import io.landbridge.gateway.embedded.cloud.api.Command;
import io.landbridge.gateway.embedded.cloud.api.Command.JobCall;
import io.landbridge.gateway.embedded.cloud.api.Command.Target;
import io.landbridge.gateway.embedded.cloud.api.Environment;
import io.landbridge.gateway.embedded.cloud.api.Errors;
import io.landbridge.gateway.embedded.cloud.keypairs.KeyPairCommands;
import io.landbridge.gateway.embedded.cloud.limits.Limits;
import io.landbridge.gateway.embedded.cloud.limits.ResourceType;
import io.landbridge.gateway.embedded.cloud.securitygroups.SecurityGroups;
import io.landbridge.gateway.embedded.cloud.state.Transaction;
import io.landbridge.gateway.embedded.cloud.state.View;
import io.landbridge.gateway.embedded.cloud.templates.Template;
import io.landbridge.gateway.embedded.cloud.userdata.GivenUserData;
import io.landbridge.gateway.embedded.cloud.userdata.UserDataRules;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What can be changed about a machine besides its state. */
final class VmUpdates {
  private final Environment environment;
  private final Limits limits;
  private final UserDataRules userDataRules;

  VmUpdates(Environment environment, Limits limits, UserDataRules userDataRules) {
    this.environment = environment;
    this.limits = limits;
    this.userDataRules = userDataRules;
  }

  List<Command> commands() {
    return List.of(
        Command.change("updateVirtualMachine", this::update),
        Command.change("changeServiceForVirtualMachine", this::changeService),
        Command.change("recoverVirtualMachine", this::recover),
        Command.change("resetUserDataForVirtualMachine", this::resetUserData).forAdmins(),
        Command.job(
            "scaleVirtualMachine", "user.vm.ScaleVMCmd", VmUpdates::acceptScale, this::scale),
        Command.job(
                "updateVMAffinityGroup",
                "user.affinitygroup.UpdateVMAffinityGroupCmd",
                VmUpdates::acceptAffinity,
                VmUpdates::updateAffinity)
            .inEnvelope("updatevirtualmachineresponse"),
        Command.job(
            "resetPasswordForVirtualMachine",
            "user.vm.ResetVMPasswordCmd",
            VmLifecycle::acceptOwn,
            this::resetPassword),
        Command.job(
                "resetSSHKeyForVirtualMachine",
                "user.vm.ResetVMSSHKeyCmd",
                VmLifecycle::acceptOwn,
                this::resetKey)
            .inEnvelope("resetSSHKeyforvirtualmachineresponse"));
  }

  private Answer update(Transaction transaction, Call call) {
    Arguments arguments = call.arguments();
    Vm vm = Ownership.own(transaction, call, "id", Vm.KIND);
    Account owner = transaction.get(Account.KIND, vm.accountId());
    Vm changed = rename(call, vm);
    List<String> groups = SecurityGroups.named(transaction, call, owner);
    if (!groups.isEmpty()) {
      if (vm.state() != VmState.STOPPED) {
        throw Errors.unexpected(Errors.internal().error().text());
      }
      changed = changed.withSecurityGroups(groups);
    }
    if (arguments.string("group").isPresent()) {
      changed = changed.withGroup(arguments.string("group"));
    }
    Optional<Boolean> protection = arguments.bool("deleteprotection");
    if (protection.isPresent()) {
      changed = changed.withDeleteProtection(protection.get());
    }
    changed = changed.withAccess(userData(transaction, call, vm));
    if (arguments.isTrue("cleanupdetails")) {
      changed = changed.withDetails(hiddenDetails(vm));
    } else if (!arguments.map("details").isEmpty()) {
      Map<String, String> details = hiddenDetails(vm);
      details.putAll(arguments.map("details"));
      changed = changed.withDetails(details);
    }
    return shown(transaction, call, transaction.put(Vm.KIND, changed));
  }

  /** What was asked for at the deployment and stays, whatever details are set. */
  private static Map<String, String> hiddenDetails(Vm vm) {
    Map<String, String> hidden = new LinkedHashMap<>(vm.details());
    hidden.keySet().retainAll(Vm.HIDDEN_DETAILS);
    return hidden;
  }

  private static Vm rename(Call call, Vm vm) {
    Optional<String> name = call.arguments().string("name");
    if (name.isPresent()) {
      Deployment.requireHostName(call, name.get());
    }
    String display = call.arguments().string("displayname").or(() -> name).orElse(vm.displayName());
    return vm.withNames(name.orElse(vm.name()), display);
  }

  private Answer resetUserData(Transaction transaction, Call call) {
    Vm vm = Ownership.own(transaction, call, "id", Vm.KIND);
    if (vm.state() != VmState.STOPPED) {
      throw Errors.invalid(
          "VM " + VmText.instance(transaction, vm) + " should be stopped to do UserData reset");
    }
    GivenUserData given = GivenUserData.of(transaction, call, userDataRules);
    Vm changed = vm.withAccess(vm.access().withUserData(given.content(), given.registered()));
    return shown(transaction, call, transaction.put(Vm.KIND, changed));
  }

  private Access userData(View view, Call call, Vm vm) {
    GivenUserData given = GivenUserData.of(view, call, userDataRules);
    return given.isPresent()
        ? vm.access().withUserData(given.content(), given.registered())
        : vm.access();
  }

  private Answer changeService(Transaction transaction, Call call) {
    Vm vm = Ownership.own(transaction, call, "id", Vm.KIND);
    if (vm.state() != VmState.STOPPED) {
      throw Errors.invalid(
          "Unable to upgrade virtual machine "
              + vm.id()
              + " in state "
              + vm.state().wireName()
              + "; make sure the virtual machine is stopped and not in an error state before"
              + " upgrading.");
    }
    return shown(transaction, call, resize(transaction, call, vm));
  }

  private Vm resize(Transaction transaction, Call call, Vm vm) {
    Account owner = transaction.get(Account.KIND, vm.accountId());
    Hardware hardware = Deployment.hardware(transaction, call);
    Hardware before = vm.hardware();
    limits.require(
        transaction, call, owner, ResourceType.CPU, Math.max(0, hardware.cpus() - before.cpus()));
    limits.require(
        transaction,
        call,
        owner,
        ResourceType.MEMORY,
        Math.max(0, hardware.memoryMiB() - before.memoryMiB()));
    return transaction.put(Vm.KIND, vm.withHardware(hardware));
  }

  private Answer recover(Transaction transaction, Call call) {
    Vm vm = Ownership.own(transaction, call, "id", Vm.KIND);
    if (vm.state() != VmState.DESTROYED) {
      throw Errors.invalid(
          "Unable to recover Virtual Machine " + vm.id() + ": it is not destroyed");
    }
    Account owner = transaction.get(Account.KIND, vm.accountId());
    limits.require(transaction, call, owner, ResourceType.USER_VM, 1);
    Vm recovered =
        transaction.put(
            Vm.KIND, vm.withState(VmState.STOPPED, Optional.empty(), environment.now()));
    ObjectNode shown = VmViews.show(transaction, VmViews.Detail.full(call), recovered);
    // This answer alone shows users what otherwise only administrators see.
    shown.put("instancename", VmText.instanceName(transaction, recovered));
    transaction
        .find(Template.KIND, recovered.templateId())
        .ifPresent(template -> shown.put("arch", template.arch()));
    return new Answer.One("virtualmachine", shown);
  }

  private static Answer shown(View view, Call call, Vm vm) {
    return new Answer.One("virtualmachine", VmViews.show(view, VmViews.Detail.full(call), vm));
  }

  private static Target acceptScale(Transaction transaction, Call call) {
    Deployment.hardware(transaction, call);
    return VmLifecycle.acceptOwn(transaction, call);
  }

  private Optional<ObjectNode> scale(Transaction transaction, JobCall job) {
    Vm vm = VmText.target(transaction, job);
    if (vm.state() == VmState.RUNNING) {
      throw Errors.unexpected(
          "Unable to scale "
              + VmText.instance(transaction, vm)
              + " as it does not have tools to support dynamic scaling.");
    }
    return Optional.of(VmViews.result(transaction, job, resize(transaction, job.call(), vm)));
  }

  private static Target acceptAffinity(Transaction transaction, Call call) {
    Vm vm = Ownership.own(transaction, call, "id", Vm.KIND);
    AffinityGroups.named(transaction, call, transaction.get(Account.KIND, vm.accountId()));
    return new Target("", Optional.of(vm.id()), false, Optional.of(vm.id()));
  }

  private static Optional<ObjectNode> updateAffinity(Transaction transaction, JobCall job) {
    Vm vm = VmText.target(transaction, job);
    if (vm.state() != VmState.STOPPED) {
      throw Errors.invalid(
          "Unable update affinity groups of the virtual machine "
              + VmText.instance(transaction, vm)
              + " in state "
              + vm.state().wireName()
              + "; make sure the virtual machine is stopped and not in an error state before"
              + " updating.");
    }
    Account owner = transaction.get(Account.KIND, vm.accountId());
    List<String> groups = AffinityGroups.named(transaction, job.call(), owner);
    Vm changed = transaction.put(Vm.KIND, vm.withAffinityGroups(groups));
    return Optional.of(VmViews.part(transaction, job, changed, "affgrp", false));
  }

  private Optional<ObjectNode> resetPassword(Transaction transaction, JobCall job) {
    Vm vm = VmText.target(transaction, job);
    if (!transaction.get(Template.KIND, vm.templateId()).passwordEnabled()) {
      throw Errors.invalid(
          "Fail to reset password for the Instance, the Template is not password enabled");
    }
    requireStopped(transaction, vm);
    String password = Passwords.fresh(environment.random());
    Vm changed =
        transaction.put(
            Vm.KIND,
            vm.withAccess(vm.access().withPassword(Passwords.encrypt(transaction, vm, password))));
    return Optional.of(VmViews.result(transaction, job, changed, Optional.of(password)));
  }

  private Optional<ObjectNode> resetKey(Transaction transaction, JobCall job) {
    Vm vm = VmText.target(transaction, job);
    requireStopped(transaction, vm);
    Arguments arguments = job.call().arguments();
    List<String> names =
        Stream.concat(arguments.string("keypair").stream(), arguments.list("keypairs").stream())
            .distinct()
            .toList();
    if (names.isEmpty()
        || names.stream()
            .anyMatch(n -> KeyPairCommands.find(transaction, vm.accountId(), n).isEmpty())) {
      throw Errors.invalid("Not all specified keypairs exist");
    }
    Map<String, String> details = new LinkedHashMap<>(vm.details());
    details.putAll(Deployment.keyDetails(transaction, vm.accountId(), names));
    Vm changed = vm.withAccess(vm.access().withKeyPairs(names)).withDetails(details);
    return Optional.of(VmViews.result(transaction, job, transaction.put(Vm.KIND, changed)));
  }

  private static void requireStopped(View view, Vm vm) {
    if (vm.state() != VmState.STOPPED) {
      throw Errors.invalid(
          VmText.instance(view, vm) + " should be stopped before its access is reset");
    }
  }
}
