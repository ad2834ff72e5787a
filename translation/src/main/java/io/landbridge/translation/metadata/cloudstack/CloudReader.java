// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.metadata.cloudstack;

import io.landbridge.translation.cloudstack.Account;
import io.landbridge.translation.cloudstack.CloudIdentifier;
import io.landbridge.translation.cloudstack.CloudStack;
import io.landbridge.translation.cloudstack.NativeCommand;
import io.landbridge.translation.cloudstack.NativeException;
import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.cloudstack.NativeRequest;
import io.landbridge.translation.cloudstack.NativeSession;
import io.landbridge.translation.cloudstack.Network;
import io.landbridge.translation.cloudstack.SecurityGroup;
import io.landbridge.translation.cloudstack.User;
import io.landbridge.translation.cloudstack.VirtualMachine;
import io.landbridge.translation.cloudstack.Volume;
import io.landbridge.translation.cloudstack.Vpc;
import io.landbridge.translation.ec2.instances.Instances;
import io.landbridge.translation.identity.ServiceAccount;
import io.landbridge.translation.metadata.cloudstack.CloudContent.Surroundings;
import io.landbridge.translation.metadata.cloudstack.Kept.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the lists that views are made from: the machines each time, and the others when a machine
 * has come that they may say something of, when a job has changed them, or when they are old. Root
 * administrators see the machines of all accounts; those of projects, which have no AWS account,
 * are not listed.
 */
final class CloudReader {
  private static final Logger LOG = LoggerFactory.getLogger(CloudReader.class);
  private static final Duration LONGEST = Duration.ofSeconds(15);
  private static final Duration VOLUMES_KEPT = Duration.ofSeconds(30);
  private static final Duration SURROUNDINGS_KEPT = Duration.ofMinutes(1);

  /** Machines that come one after another do not each have everything read again. */
  private static final Duration BETWEEN_NEWCOMERS = Duration.ofSeconds(10);

  private final CloudStack cloud;
  private final ServiceAccount service;
  private final AtomicBoolean volumesChanged = new AtomicBoolean();

  CloudReader(CloudStack cloud, ServiceAccount service) {
    this.cloud = cloud;
    this.service = service;
  }

  /** Volumes were attached or detached: the next reading includes them. */
  void volumesChanged() {
    volumesChanged.set(true);
  }

  /** Reads what there is now, given what was read before. Blocks. */
  Reading<CloudContent> read(Optional<CloudContent> before) {
    NativeSession session = service.session(LONGEST);
    Instant now = service.clock().instant();
    List<VirtualMachine> machines = listAll(session, Instances.LIST_MACHINES, VirtualMachine.class);
    boolean newcomers = before.map(known -> isLarger(machines, known)).orElse(true);
    boolean changed = volumesChanged.getAndSet(false);
    boolean volumesDue =
        newcomers
            || changed
            || before.map(b -> b.volumesAt().plus(VOLUMES_KEPT).isBefore(now)).orElse(true);
    List<Volume> volumes =
        volumesDue
            ? listAll(session, NativeRequest.of(NativeCommand.LIST_VOLUMES), Volume.class)
            : before.map(CloudContent::volumes).orElseGet(List::of);
    boolean owed = newcomers || before.map(CloudContent::newcomers).orElse(true);
    Optional<Surroundings> usable =
        before.map(CloudContent::surroundings).filter(s -> isUsable(s, machines, owed, now));
    Surroundings surroundings =
        usable.orElseGet(() -> surroundings(session, now, before.map(CloudContent::surroundings)));
    CloudContent content =
        new CloudContent(
            machines,
            volumes,
            volumesDue ? now : before.map(CloudContent::volumesAt).orElse(now),
            surroundings,
            usable.isPresent() && owed);
    return new Reading<>(content, session.trace().steps().size() + session.trace().dropped());
  }

  private static boolean isLarger(List<VirtualMachine> machines, CloudContent before) {
    Set<NativeId> known =
        before.machines().stream().map(VirtualMachine::id).collect(Collectors.toSet());
    return machines.stream().anyMatch(vm -> !known.contains(vm.id()));
  }

  /** Whether what was read of the surroundings will do for these machines. */
  private static boolean isUsable(
      Surroundings read, List<VirtualMachine> machines, boolean owed, Instant now) {
    if (!read.at().plus(owed ? BETWEEN_NEWCOMERS : SURROUNDINGS_KEPT).isAfter(now)) {
      return false;
    }
    Set<NativeId> networks = read.networks().stream().map(Network::id).collect(Collectors.toSet());
    return machines.stream()
        .allMatch(vm ->
            Owner.of(vm.account(), vm.domainid()).map(read.accounts()::containsKey).orElse(true)
                && vm.nic().stream()
                    .flatMap(nic -> nic.networkid().stream())
                    .allMatch(networks::contains));
  }

  private Surroundings surroundings(
      NativeSession session, Instant now, Optional<Surroundings> before) {
    Map<Owner, Account> accounts = new HashMap<>();
    listAll(session, NativeRequest.of(NativeCommand.LIST_ACCOUNTS), Account.class)
        .forEach(account -> accounts.put(Owner.of(account), account));
    return new Surroundings(
        now,
        accounts,
        listAll(session, NativeRequest.of(NativeCommand.LIST_VPCS), Vpc.class),
        listAll(session, NativeRequest.of(NativeCommand.LIST_NETWORKS), Network.class),
        listAll(session, NativeRequest.of(NativeCommand.LIST_SECURITY_GROUPS), SecurityGroup.class),
        before.flatMap(Surroundings::cloudIdentifier).or(() -> cloudIdentifier(session)));
  }

  private <T> List<T> listAll(NativeSession session, NativeRequest request, Class<T> type) {
    return cloud.list(session, request.with("listall", true), type);
  }

  private Optional<String> cloudIdentifier(NativeSession session) {
    try {
      User user =
          cloud.call(
              session,
              NativeRequest.of(NativeCommand.GET_USER)
                  .with("userapikey", session.credentials().apiKey()),
              User.class);
      return Optional.of(
          cloud
              .call(
                  session,
                  NativeRequest.of(NativeCommand.GET_CLOUD_IDENTIFIER).with("userid", user.id()),
                  CloudIdentifier.class)
              .cloudidentifier());
    } catch (NativeException e) {
      LOG.atDebug().setCause(e).log("The cloud tells no identifier of its own");
      return Optional.empty();
    }
  }
}
