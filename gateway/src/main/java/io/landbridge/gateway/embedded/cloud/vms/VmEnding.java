// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.vms;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.landbridge.gateway.embedded.cloud.api.Command;
import io.landbridge.gateway.embedded.cloud.api.Command.JobCall;
import io.landbridge.gateway.embedded.cloud.api.Errors;
import io.landbridge.gateway.embedded.cloud.api.Fields;
import io.landbridge.gateway.embedded.cloud.state.Transaction;
import java.util.List;
import java.util.Optional;

/**
 * The jobs that end a machine. Users lose sight of it when it is destroyed; it can be recovered
 * until it is expunged. Source: transitions.json, recordings destroyVirtualMachine*.
 */
final class VmEnding {
  private final Removal removal;

  VmEnding(Removal removal) {
    this.removal = removal;
  }

  List<Command> commands() {
    return List.of(destroy(), expunge());
  }

  private Command destroy() {
    return Command.job(
        "destroyVirtualMachine",
        "user.vm.DestroyVMCmd",
        VmLifecycle::acceptOwn,
        (_, _) -> {},
        Command.step(0.1, this::beginDestroy),
        Command.step(
            0.4,
            (tx, job) -> {
              removal.halt(tx, VmText.target(tx, job));
              return Optional.empty();
            }),
        Command.step(
            0.5,
            (tx, job) -> {
              Vm vm = removal.destroy(tx, VmText.target(tx, job));
              if (job.call().arguments().isTrue("expunge")) {
                removal.beginExpunge(tx, vm);
                return Optional.empty();
              }
              return Optional.of(VmViews.result(tx, job, vm));
            }),
        Command.step(
            0.5,
            (tx, job) -> {
              removal.expunge(tx, job.target(), job.call().arguments().list("volumeids"));
              return Optional.of(gone());
            }));
  }

  private Command expunge() {
    return Command.job(
        "expungeVirtualMachine",
        "admin.vm.ExpungeVMCmd",
        VmLifecycle::acceptOwn,
        (_, _) -> {},
        Command.step(
            0.5,
            (tx, job) -> {
              Vm vm = VmText.target(tx, job);
              if (vm.state().isAlive()) {
                throw Errors.invalid(
                    "Please destroy vm with specified id before expunge " + vm.id());
              }
              removal.beginExpunge(tx, vm);
              return Optional.empty();
            }),
        Command.step(
            0.5,
            (tx, job) -> {
              removal.expunge(tx, job.target(), List.of());
              return Optional.empty();
            }));
  }

  /** What destroying with expunging answers: a machine without anything. */
  private static ObjectNode gone() {
    ObjectNode nothing =
        Fields.of()
            .put("securitygroup", List.<ObjectNode>of())
            .put("nic", List.<ObjectNode>of())
            .put("affinitygroup", List.<ObjectNode>of())
            .put("deleteprotection", false)
            .put("tags", List.<ObjectNode>of())
            .node();
    return Fields.of().put("virtualmachine", nothing).node();
  }

  private Optional<ObjectNode> beginDestroy(Transaction transaction, JobCall job) {
    Vm vm = VmText.target(transaction, job);
    if (vm.deleteProtection()) {
      throw Errors.invalid(
          "Instance [id = "
              + vm.id()
              + ", name = "
              + VmText.instanceName(transaction, vm)
              + "] has delete protection enabled and cannot be deleted.");
    }
    if (vm.state() == VmState.RUNNING || vm.state() == VmState.STARTING) {
      removal.beginStop(transaction, vm);
    }
    return Optional.empty();
  }
}
