// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.vms;

import io.landbridge.gateway.embedded.cloud.addresses.Addresses;
import io.landbridge.gateway.embedded.cloud.api.Environment;
import io.landbridge.gateway.embedded.cloud.networks.Network;
import io.landbridge.gateway.embedded.cloud.networks.Networks;
import io.landbridge.gateway.embedded.cloud.state.CloudState;
import io.landbridge.gateway.embedded.cloud.state.Transaction;
import io.landbridge.gateway.embedded.cloud.tags.Tags;
import io.landbridge.gateway.embedded.cloud.volumes.Volumes;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The end of a machine: destroyed it can be recovered, expunged it is gone. */
public final class Removal {
  private final Environment environment;
  private final Duration expungeDelay;

  /** Removes destroyed machines for good after a delay. */
  public Removal(Environment environment, Duration expungeDelay) {
    this.environment = environment;
    this.expungeDelay = expungeDelay;
  }

  void beginStop(Transaction transaction, Vm vm) {
    transaction.put(Vm.KIND, vm.withState(VmState.STOPPING, vm.hostId(), environment.now()));
  }

  /** The host has stopped the machine. */
  void halt(Transaction transaction, Vm vm) {
    if (vm.state() == VmState.STOPPING) {
      transaction.put(Vm.KIND, vm.withState(VmState.STOPPED, Optional.empty(), environment.now()));
    }
  }

  Vm destroy(Transaction transaction, Vm vm) {
    if (vm.state() == VmState.DESTROYED) {
      return vm;
    }
    Addresses.disconnect(transaction, vm.id());
    return transaction.put(
        Vm.KIND, vm.withState(VmState.DESTROYED, Optional.empty(), environment.now()));
  }

  void beginExpunge(Transaction transaction, Vm vm) {
    transaction.put(Vm.KIND, vm.withState(VmState.EXPUNGING, Optional.empty(), environment.now()));
  }

  void expunge(Transaction transaction, String id, Collection<String> volumesToo) {
    Optional<Vm> found = transaction.find(Vm.KIND, id);
    if (found.isEmpty()) {
      return;
    }
    Addresses.disconnect(transaction, id);
    Volumes.release(transaction, id, volumesToo);
    Tags.removeAll(transaction, id);
    transaction.remove(Vm.KIND, id);
    for (Nic nic : found.get().nics()) {
      Network network = transaction.get(Network.KIND, nic.networkId());
      boolean empty = transaction.by(Vm.KIND, Vm.NETWORK, network.id()).isEmpty();
      if (empty && network.state().equals(Networks.IMPLEMENTED)) {
        transaction.put(Network.KIND, network.withState(Networks.ALLOCATED));
      }
    }
  }

  /** Expunges the machines that have been destroyed for longer than the delay. */
  public void expungeDue(CloudState state) {
    Instant limit = environment.now().minus(expungeDelay);
    List<String> due =
        state.read(view ->
            view.all(Vm.KIND).stream()
                .filter(vm -> vm.state() == VmState.DESTROYED)
                .filter(vm -> vm.changed().filter(limit::isAfter).isPresent())
                .map(Vm::id)
                .toList());
    for (String id : due) {
      state.write(transaction -> {
        transaction
            .find(Vm.KIND, id)
            .filter(vm -> vm.state() == VmState.DESTROYED)
            .ifPresent(_ -> expunge(transaction, id, List.of()));
        return true;
      });
    }
  }
}
