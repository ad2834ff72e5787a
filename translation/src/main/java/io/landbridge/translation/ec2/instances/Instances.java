// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.instances;

import io.landbridge.ec2.model.InstanceStateName;
import io.landbridge.translation.Call;
import io.landbridge.translation.cloudstack.NativeCommand;
import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.cloudstack.NativeRequest;
import io.landbridge.translation.cloudstack.VirtualMachine;
import io.landbridge.translation.cloudstack.Volume;
import io.landbridge.translation.ec2.Ec2Backend;
import io.landbridge.translation.ids.IdErrors;
import io.landbridge.translation.ids.ResourceKind;
import io.landbridge.translation.jobs.FollowedJob;
import io.landbridge.translation.state.Tombstones.Tombstone;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The caller's instances. A list costs one native list of machines and one of volumes, and a fixed
 * number of statements, however many instances there are. Blocks; for virtual threads.
 */
public final class Instances {
  /** Everything but statistics, which make the list slow. */
  private static final String DETAILS = "nics,secgrp,tmpl,servoff,affgrp";

  private final Ec2Backend backend;

  /** Instances over the parts of a gateway. */
  public Instances(Ec2Backend backend) {
    this.backend = backend;
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
    Map<String, NativeId> nativeIds =
        backend.ids().getNativeIds(call, ResourceKind.INSTANCE, instanceIds);
    Map<String, OwnedInstance> found =
        find(call, nativeIds.values()).stream()
            .collect(Collectors.toMap(OwnedInstance::instanceId, instance -> instance));
    List<String> missing =
        nativeIds.keySet().stream().filter(id -> !found.containsKey(id)).toList();
    if (!missing.isEmpty()) {
      throw IdErrors.notFound(ResourceKind.INSTANCE, missing);
    }
    return nativeIds.keySet().stream()
        .flatMap(id -> Optional.ofNullable(found.get(id)).stream())
        .toList();
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
    List<VirtualMachine> machines =
        backend.cloud().list(call, machines(only), VirtualMachine.class).stream()
            .filter(vm -> call.caller().owns(vm.account(), vm.domainid()))
            .toList();
    Map<NativeId, String> ec2Ids =
        backend
            .ids()
            .getEc2Ids(ResourceKind.INSTANCE, machines.stream().map(VirtualMachine::id).toList());
    Map<NativeId, List<FollowedJob>> jobs = jobs(call, only);
    var facts =
        facts(call, ResourceKind.INSTANCE, machines.stream().map(vm -> vm.id().value()).toList());
    List<Volume> volumes = volumes(call, only, machines);
    var volumeFacts =
        facts(call, ResourceKind.VOLUME, volumes.stream().map(v -> v.id().value()).toList());
    Map<NativeId, List<Volume>> attached =
        volumes.stream()
            .filter(volume -> volume.virtualmachineid().isPresent())
            .sorted(Comparator.comparing(volume -> volume.deviceid().orElse(Long.MAX_VALUE)))
            .collect(Collectors.groupingBy(volume -> volume.virtualmachineid().orElseThrow()));
    Map<String, Tombstone> tombstones = tombstones(call, only);

    List<OwnedInstance> all = new ArrayList<>();
    Set<String> there = new HashSet<>();
    for (VirtualMachine vm : machines) {
      String id = ec2Ids.getOrDefault(vm.id(), "");
      List<FollowedJob> about = jobs.getOrDefault(vm.id(), List.of());
      InstanceStateName state = InstanceStates.of(vm.state(), about);
      Map<String, String> own = facts.getOrDefault(vm.id().value(), Map.of());
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
        all.add(toGone(tombstone, jobs.getOrDefault(tombstone.nativeId(), List.of())));
      }
    }
    return all;
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

  private static NativeRequest machines(List<NativeId> only) {
    NativeRequest request =
        NativeRequest.of(NativeCommand.LIST_VIRTUAL_MACHINES).with("details", DETAILS);
    return only.isEmpty() ? request : request.with("ids", only);
  }

  private List<Volume> volumes(Call call, List<NativeId> only, List<VirtualMachine> machines) {
    if (machines.isEmpty()) {
      return List.of();
    }
    NativeRequest request = NativeRequest.of(NativeCommand.LIST_VOLUMES);
    NativeRequest narrowed =
        only.size() == 1 ? request.with("virtualmachineid", only.getFirst()) : request;
    return backend.cloud().list(call, narrowed, Volume.class);
  }

  private Map<NativeId, List<FollowedJob>> jobs(Call call, List<NativeId> only) {
    List<FollowedJob> found =
        only.isEmpty()
            ? backend.jobs().find(call.caller().accountId(), ResourceKind.INSTANCE)
            : backend.jobs().find(call.caller().accountId(), only);
    return found.stream()
        .filter(job -> job.resource().isPresent())
        .collect(Collectors.groupingBy(job -> job.resource().orElseThrow()));
  }

  private Map<String, Map<String, String>> facts(Call call, ResourceKind kind, List<String> ids) {
    return ids.isEmpty()
        ? Map.of()
        : backend.store().resourceFacts().getAll(call.caller().accountId(), kind, ids);
  }

  private static Map<String, Map<String, String>> factsOf(
      List<Volume> volumes, Map<String, Map<String, String>> all) {
    Map<String, Map<String, String>> own = new HashMap<>();
    volumes.forEach(
        volume -> own.put(volume.id().value(), all.getOrDefault(volume.id().value(), Map.of())));
    return own;
  }

  private Map<String, Tombstone> tombstones(Call call, List<NativeId> only) {
    Map<String, Tombstone> byId = new LinkedHashMap<>();
    backend.store().tombstones().findAll(call.caller().accountId(), ResourceKind.INSTANCE).stream()
        .filter(tombstone -> only.isEmpty() || only.contains(tombstone.nativeId()))
        .forEach(tombstone -> byId.put(tombstone.ec2Id(), tombstone));
    return byId;
  }
}
