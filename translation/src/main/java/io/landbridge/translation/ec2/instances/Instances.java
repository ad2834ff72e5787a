// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.instances;

import io.landbridge.aws.AccountId;
import io.landbridge.ec2.model.InstanceStateName;
import io.landbridge.translation.Call;
import io.landbridge.translation.cloudstack.NativeCommand;
import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.cloudstack.NativeRequest;
import io.landbridge.translation.cloudstack.VirtualMachine;
import io.landbridge.translation.cloudstack.Volume;
import io.landbridge.translation.ec2.Ec2Backend;
import io.landbridge.translation.ec2.OwnedEntities;
import io.landbridge.translation.ec2.OwnedEntities.Known;
import io.landbridge.translation.ids.ResourceKind;
import io.landbridge.translation.jobs.FollowedJob;
import io.landbridge.translation.state.Tombstones;
import io.landbridge.translation.state.Tombstones.Tombstone;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The caller's instances. A list costs one native list of machines and one of volumes, and a fixed
 * number of statements, however many instances there are. Blocks; for virtual threads.
 */
public final class Instances {
  /** Lists machines with everything but statistics, which make the list slow. */
  public static final NativeRequest LIST_MACHINES =
      NativeRequest.of(NativeCommand.LIST_VIRTUAL_MACHINES)
          .with("details", "nics,secgrp,tmpl,servoff,affgrp");

  private final Ec2Backend backend;
  private final OwnedEntities<VirtualMachine> machines;
  private final OwnedEntities<Volume> volumes;

  /** Instances over the parts of a gateway. */
  public Instances(Ec2Backend backend) {
    this.backend = backend;
    this.machines =
        new OwnedEntities<>(
            backend,
            new OwnedEntities.Source<>(
                ResourceKind.INSTANCE,
                LIST_MACHINES,
                VirtualMachine.class,
                VirtualMachine::id,
                (call, vm) -> call.caller().owns(vm.account(), vm.domainid())));
    this.volumes =
        new OwnedEntities<>(
            backend,
            new OwnedEntities.Source<>(
                ResourceKind.VOLUME,
                NativeRequest.of(NativeCommand.LIST_VOLUMES),
                Volume.class,
                Volume::id,
                (_, volume) -> volume.virtualmachineid().isPresent()));
  }

  /** All instances of the caller, those terminated lately among them, in no order. */
  public List<OwnedInstance> list(Call call) {
    return load(call, List.of());
  }

  /** Those of the caller's instances that have one of these native ids. */
  public List<OwnedInstance> find(Call call, Collection<NativeId> nativeIds) {
    return nativeIds.isEmpty() ? List.of() : load(call, List.copyOf(nativeIds));
  }

  /**
   * The instances of these ids, in their order and each once.
   *
   * @throws io.landbridge.aws.AwsException {@code InvalidInstanceID.Malformed}, or {@code
   *     InvalidInstanceID.NotFound} naming all that are not there
   */
  public List<OwnedInstance> getAll(Call call, Collection<String> instanceIds) {
    return machines.getAll(call, instanceIds, ids -> find(call, ids), OwnedInstance::instanceId);
  }

  /** The instance of an id; see {@link #getAll}. */
  public OwnedInstance get(Call call, String instanceId) {
    return getAll(call, List.of(instanceId)).getFirst();
  }

  /**
   * The instances of these ids whose machines are there.
   *
   * @throws io.landbridge.aws.AwsException as {@link #getAll}, and {@code IncorrectInstanceState}
   *     for one that is terminated
   */
  List<OwnedInstance.Live> getAllLive(Call call, Collection<String> instanceIds, String verb) {
    List<OwnedInstance.Live> live = new ArrayList<>();
    for (OwnedInstance instance : getAll(call, instanceIds)) {
      switch (instance) {
        case OwnedInstance.Live there -> live.add(there);
        case OwnedInstance.Gone gone -> throw InstanceErrors.wrongState(gone, verb);
      }
    }
    return live;
  }

  private List<OwnedInstance> load(Call call, List<NativeId> only) {
    Natives natives = only.isEmpty() ? readAll(call) : read(call, only);
    Known known = machines.know(call, natives.machines(), only);
    var volumeFacts = volumes.facts(call, natives.volumes().stream().map(Volume::id).toList());
    Map<NativeId, List<Volume>> attached =
        natives.volumes().stream()
            .sorted(Comparator.comparing(volume -> volume.deviceid().orElse(Long.MAX_VALUE)))
            .collect(Collectors.groupingBy(volume -> volume.virtualmachineid().orElseThrow()));
    Map<String, Tombstone> tombstones = tombstones(call, only);

    List<OwnedInstance> all = new ArrayList<>();
    Set<String> there = new HashSet<>();
    for (VirtualMachine vm : natives.machines()) {
      String id = known.ec2Id(vm.id());
      List<FollowedJob> about = known.jobsOf(vm.id());
      InstanceStateName state = InstanceStates.of(vm.state(), about);
      Map<String, String> own = known.factsOf(vm.id());
      if (own.containsKey(InstanceFacts.ROLLED_BACK)
          || (state == InstanceStateName.TERMINATED && tombstones.containsKey(id))) {
        continue;
      }
      there.add(id);
      List<Volume> disks = attached.getOrDefault(vm.id(), List.of());
      all.add(
          new OwnedInstance.Live(id, state, vm, own, disks, factsOf(disks, volumeFacts), about));
    }
    for (Tombstone tombstone : tombstones.values()) {
      if (!there.contains(tombstone.ec2Id())) {
        all.add(toGone(tombstone, known.jobsOf(tombstone.nativeId())));
      }
    }
    return all;
  }

  /** Machines and the volumes that are attached to something. */
  private record Natives(List<VirtualMachine> machines, List<Volume> volumes) {}

  private Natives readAll(Call call) {
    Supplier<List<VirtualMachine>> reading = machines.begin(call);
    List<Volume> attached = volumes.list(call);
    return new Natives(reading.get(), attached);
  }

  private Natives read(Call call, List<NativeId> only) {
    List<VirtualMachine> found = machines.find(call, only);
    if (found.isEmpty()) {
      return new Natives(found, List.of());
    }
    if (only.size() > 1) {
      return new Natives(found, volumes.list(call));
    }
    NativeRequest narrowed =
        NativeRequest.of(NativeCommand.LIST_VOLUMES).with("virtualmachineid", only.getFirst());
    List<Volume> disks =
        backend.cloud().list(call, narrowed, Volume.class).stream()
            .filter(volume -> volume.virtualmachineid().isPresent())
            .toList();
    return new Natives(found, disks);
  }

  private static OwnedInstance.Gone toGone(Tombstone tombstone, List<FollowedJob> jobs) {
    TerminatedInstance left = TerminatedInstance.parse(tombstone.document());
    // A failed launch is terminated from the moment it failed, also while its machine is removed.
    boolean going =
        left.reason().isEmpty()
            && jobs.stream()
                .anyMatch(job -> job.isOpen() && job.purpose().equals(InstanceJobs.TERMINATE));
    return new OwnedInstance.Gone(
        tombstone.nativeId(),
        tombstone.ec2Id(),
        going ? InstanceStateName.SHUTTING_DOWN : InstanceStateName.TERMINATED,
        left);
  }

  private static Map<String, Map<String, String>> factsOf(
      List<Volume> volumes, Map<String, Map<String, String>> all) {
    Map<String, Map<String, String>> own = new HashMap<>();
    volumes.forEach(
        volume -> own.put(volume.id().value(), all.getOrDefault(volume.id().value(), Map.of())));
    return own;
  }

  private Map<String, Tombstone> tombstones(Call call, List<NativeId> only) {
    AccountId account = call.caller().accountId();
    Tombstones stored = backend.store().tombstones();
    List<Tombstone> found =
        only.isEmpty()
            ? stored.findAll(account, ResourceKind.INSTANCE)
            : stored.findAll(account, ResourceKind.INSTANCE, only);
    Map<String, Tombstone> byId = new LinkedHashMap<>();
    found.forEach(tombstone -> byId.put(tombstone.ec2Id(), tombstone));
    return byId;
  }
}
