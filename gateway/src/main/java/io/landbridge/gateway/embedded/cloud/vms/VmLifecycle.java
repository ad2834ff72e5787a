// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.vms;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.landbridge.gateway.embedded.cloud.accounts.Ownership;
import io.landbridge.gateway.embedded.cloud.api.ApiError;
import io.landbridge.gateway.embedded.cloud.api.ApiException;
import io.landbridge.gateway.embedded.cloud.api.Call;
import io.landbridge.gateway.embedded.cloud.api.Command;
import io.landbridge.gateway.embedded.cloud.api.Command.HostCommand;
import io.landbridge.gateway.embedded.cloud.api.Command.JobCall;
import io.landbridge.gateway.embedded.cloud.api.Command.Target;
import io.landbridge.gateway.embedded.cloud.api.Environment;
import io.landbridge.gateway.embedded.cloud.api.Errors;
import io.landbridge.gateway.embedded.cloud.networks.Network;
import io.landbridge.gateway.embedded.cloud.networks.Networks;
import io.landbridge.gateway.embedded.cloud.state.Transaction;
import io.landbridge.gateway.embedded.cloud.state.View;
import io.landbridge.gateway.embedded.cloud.templates.Template;
import io.landbridge.gateway.embedded.cloud.volumes.Volumes;
import java.util.List;
import java.util.Optional;

/**
 * The life of a machine: what each job does, step by step. Checks happen when the job runs, not
 * when it is submitted. Source: transitions.json and the recordings of the commands.
 */
final class VmLifecycle {
  private final Environment environment;
  private final Deployment deployment;

  VmLifecycle(Environment environment, Deployment deployment) {
    this.environment = environment;
    this.deployment = deployment;
  }

  List<Command> commands() {
    return List.of(deploy(), start(), stop(), reboot());
  }

  private Command deploy() {
    return Command.job(
        "deployVirtualMachine",
        "user.vm.DeployVMCmd",
        deployment::accept,
        this::abandon,
        Command.step(0.3, this::beginDeployment),
        Command.step(0.7, startCommand(), (tx, job) -> Optional.of(boot(tx, job))));
  }

  private Command start() {
    return Command.job(
        "startVirtualMachine",
        "user.vm.StartVMCmd",
        VmLifecycle::acceptOwn,
        this::backToStopped,
        Command.step(0.3, this::beginStart),
        Command.step(0.7, startCommand(), (tx, job) -> Optional.of(boot(tx, job))));
  }

  private Command stop() {
    return Command.job(
        "stopVirtualMachine",
        "user.vm.StopVMCmd",
        VmLifecycle::acceptOwn,
        this::backToRunning,
        Command.step(0.3, this::beginStop),
        Command.step(
            0.7,
            new HostCommand(
                "StopCommand",
                (view, job) ->
                    Errors.unexpected(
                        "Unable to stop "
                            + VmText.instance(view, view.get(Vm.KIND, job.target())))),
            (tx, job) -> Optional.of(VmViews.result(tx, job, halt(tx, job)))));
  }

  private Command reboot() {
    return Command.job(
        "rebootVirtualMachine",
        "user.vm.RebootVMCmd",
        VmLifecycle::acceptOwn,
        (_, _) -> {},
        Command.step(
            0.1,
            (tx, job) -> {
              requireRunning(VmText.target(tx, job));
              return Optional.empty();
            }),
        Command.step(
            0.9,
            new HostCommand(
                "RebootCommand", (_, _) -> Errors.unexpected("Failed to reboot vm instance")),
            (tx, job) -> {
              Vm vm = VmText.target(tx, job);
              requireRunning(vm);
              return Optional.of(VmViews.result(tx, job, vm));
            }));
  }

  private static HostCommand startCommand() {
    return new HostCommand(
        "StartCommand",
        (_, job) ->
            new ApiException(
                new ApiError(
                    530,
                    9999,
                    "Unable to start a VM [" + job.target() + "] due to insufficient capacity.")));
  }

  /** A machine that is there, or was: what is gone fails in the job. */
  static Target acceptOwn(Transaction transaction, Call call) {
    String id = call.arguments().required("id");
    if (transaction.findRemoved(Vm.KIND, id).isEmpty()) {
      Ownership.own(transaction, call, "id", Vm.KIND);
    }
    return Target.existing("VirtualMachine", id).queuedBehind(id);
  }

  private Optional<ObjectNode> beginDeployment(Transaction transaction, JobCall job) {
    Vm vm = VmText.target(transaction, job);
    if (job.call().arguments().bool("startvm").filter(start -> !start).isPresent()) {
      return Optional.of(VmViews.result(transaction, job, vm));
    }
    place(transaction, vm);
    return Optional.empty();
  }

  private Optional<ObjectNode> beginStart(Transaction transaction, JobCall job) {
    Vm vm = VmText.target(transaction, job);
    if (vm.state() == VmState.RUNNING) {
      throw Errors.invalid(
          "The virtual machine " + vm.id() + " (" + vm.displayName() + ") is already running");
    }
    if (vm.state() != VmState.STOPPED) {
      throw Errors.invalid(
          "Unable to start " + VmText.instance(transaction, vm) + " in this state");
    }
    place(transaction, vm);
    return Optional.empty();
  }

  private void place(Transaction transaction, Vm vm) {
    String host = Placement.choose(transaction, vm).id();
    transaction.put(Vm.KIND, vm.withState(VmState.STARTING, Optional.of(host), environment.now()));
    for (Nic nic : vm.nics()) {
      Network network = transaction.get(Network.KIND, nic.networkId());
      if (network.state().equals(Networks.ALLOCATED)) {
        Networks.implement(transaction, network, environment.now());
      }
    }
  }

  /** The host has started the machine. */
  private ObjectNode boot(Transaction transaction, JobCall job) {
    Vm vm = VmText.target(transaction, job);
    for (Nic nic : vm.nics()) {
      Network network = transaction.get(Network.KIND, nic.networkId());
      if (network.state().equals("Implementing")) {
        transaction.put(Network.KIND, network.withState(Networks.IMPLEMENTED));
      }
    }
    Volumes.makeReady(transaction, vm.id());
    Vm running = vm.withState(VmState.RUNNING, vm.hostId(), environment.now());
    Optional<String> password = Optional.empty();
    boolean first = job.call().command().equals("deployVirtualMachine");
    if (first && transaction.get(Template.KIND, vm.templateId()).passwordEnabled()) {
      password = Optional.of(Passwords.fresh(environment.random()));
      running =
          running.withAccess(
              vm.access().withPassword(Passwords.encrypt(transaction, vm, password.get())));
    }
    return VmViews.result(transaction, job, transaction.put(Vm.KIND, running), password);
  }

  private Optional<ObjectNode> beginStop(Transaction transaction, JobCall job) {
    Vm vm = VmText.target(transaction, job);
    if (vm.state() == VmState.RUNNING) {
      transaction.put(Vm.KIND, vm.withState(VmState.STOPPING, vm.hostId(), environment.now()));
    } else if (vm.state() != VmState.STOPPED) {
      throw Errors.invalid("Unable to stop " + VmText.instance(transaction, vm) + " in this state");
    }
    return Optional.empty();
  }

  private Vm halt(Transaction transaction, JobCall job) {
    Vm vm = VmText.target(transaction, job);
    return vm.state() == VmState.STOPPING
        ? transaction.put(
            Vm.KIND, vm.withState(VmState.STOPPED, Optional.empty(), environment.now()))
        : vm;
  }

  private static void requireRunning(Vm vm) {
    if (vm.state() != VmState.RUNNING) {
      throw Errors.invalid(
          "The Instance "
              + vm.id()
              + " ("
              + vm.displayName()
              + ") is not running, unable to reboot it");
    }
  }

  private void abandon(Transaction transaction, JobCall job) {
    change(transaction, job, VmState.ERROR, Optional.empty());
  }

  private void backToStopped(Transaction transaction, JobCall job) {
    find(transaction, job)
        .filter(vm -> vm.state() == VmState.STARTING)
        .ifPresent(_ -> change(transaction, job, VmState.STOPPED, Optional.empty()));
  }

  private void backToRunning(Transaction transaction, JobCall job) {
    find(transaction, job)
        .filter(vm -> vm.state() == VmState.STOPPING)
        .ifPresent(vm -> change(transaction, job, VmState.RUNNING, vm.hostId()));
  }

  private void change(Transaction transaction, JobCall job, VmState state, Optional<String> host) {
    find(transaction, job)
        .ifPresent(vm -> transaction.put(Vm.KIND, vm.withState(state, host, environment.now())));
  }

  private static Optional<Vm> find(View view, JobCall job) {
    return view.find(Vm.KIND, job.target());
  }
}
