// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.vms;

import io.landbridge.gateway.embedded.cloud.state.Kind;
import io.landbridge.gateway.embedded.cloud.state.Owned;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A virtual machine.
 *
 * @param name the host name, unique within a network
 * @param hostId where it runs
 * @param group the instance group's name
 * @param changed when its state last changed
 */
public record Vm(
    String id,
    long number,
    String accountId,
    String userId,
    String name,
    String displayName,
    String zoneId,
    String templateId,
    Hardware hardware,
    VmState state,
    Optional<String> hostId,
    List<Nic> nics,
    List<String> securityGroupIds,
    List<String> affinityGroupIds,
    Access access,
    Map<String, String> details,
    Optional<String> group,
    boolean deleteProtection,
    Instant created,
    Optional<Instant> changed)
    implements Owned {
  /** What was asked for at the deployment is kept among the details, but not shown. */
  static final Set<String> HIDDEN_DETAILS =
      Set.of("cpuNumber", "cpuSpeed", "memory", "rootdisksize");

  public static final String NETWORK = "network";
  public static final String HOST = "host";
  public static final String SECURITY_GROUP = "securitygroup";
  public static final String AFFINITY_GROUP = "affinitygroup";
  public static final String USER_DATA = "userdata";
  public static final Kind<Vm> KIND =
      Kind.owned("vm", Vm.class)
          .indexed(NETWORK, vm -> vm.nics().stream().map(Nic::networkId).toList())
          .indexed(HOST, vm -> vm.hostId().stream().toList())
          .indexed(SECURITY_GROUP, Vm::securityGroupIds)
          .indexed(AFFINITY_GROUP, Vm::affinityGroupIds)
          .indexed(USER_DATA, vm -> vm.access().userDataId().stream().toList());

  /** Copies the collections. */
  public Vm {
    nics = List.copyOf(nics);
    securityGroupIds = List.copyOf(securityGroupIds);
    affinityGroupIds = List.copyOf(affinityGroupIds);
    details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
  }

  /** The name inside the hypervisor, such as {@code i-3-5-VM}. */
  String instanceName(long accountNumber) {
    return "i-" + accountNumber + "-" + number + "-VM";
  }

  /** The details that callers see. */
  public Map<String, String> shownDetails() {
    Map<String, String> shown = new LinkedHashMap<>(details);
    shown.keySet().removeAll(HIDDEN_DETAILS);
    return shown;
  }

  /** The card that its main address belongs to. */
  Optional<Nic> defaultNic() {
    return nics.stream().filter(Nic::isDefault).findFirst();
  }

  Vm withState(VmState newState, Optional<String> newHost, Instant when) {
    Builder to = new Builder(this);
    to.state = newState;
    to.hostId = newHost;
    to.changed = Optional.of(when);
    return to.build();
  }

  Vm withHardware(Hardware value) {
    Builder to = new Builder(this);
    to.hardware = value;
    return to.build();
  }

  Vm withNames(String newName, String newDisplayName) {
    Builder to = new Builder(this);
    to.name = newName;
    to.displayName = newDisplayName;
    return to.build();
  }

  Vm withNics(List<Nic> value) {
    Builder to = new Builder(this);
    to.nics = value;
    return to.build();
  }

  Vm withSecurityGroups(List<String> value) {
    Builder to = new Builder(this);
    to.securityGroupIds = value;
    return to.build();
  }

  Vm withAffinityGroups(List<String> value) {
    Builder to = new Builder(this);
    to.affinityGroupIds = value;
    return to.build();
  }

  /** The machine outside a group that goes. */
  public Vm withoutAffinityGroup(String groupId) {
    return withAffinityGroups(
        affinityGroupIds.stream().filter(other -> !other.equals(groupId)).toList());
  }

  Vm withAccess(Access value) {
    Builder to = new Builder(this);
    to.access = value;
    return to.build();
  }

  Vm withDetails(Map<String, String> value) {
    Builder to = new Builder(this);
    to.details = value;
    return to.build();
  }

  Vm withGroup(Optional<String> value) {
    Builder to = new Builder(this);
    to.group = value;
    return to.build();
  }

  Vm withDeleteProtection(boolean value) {
    Builder to = new Builder(this);
    to.deleteProtection = value;
    return to.build();
  }

  /** A machine in which some fields change. */
  private static final class Builder {
    private final Vm from;
    private String name;
    private String displayName;
    private Hardware hardware;
    private VmState state;
    private Optional<String> hostId;
    private List<Nic> nics;
    private List<String> securityGroupIds;
    private List<String> affinityGroupIds;
    private Access access;
    private Map<String, String> details;
    private Optional<String> group;
    private boolean deleteProtection;
    private Optional<Instant> changed;

    Builder(Vm from) {
      this.from = from;
      name = from.name;
      displayName = from.displayName;
      hardware = from.hardware;
      state = from.state;
      hostId = from.hostId;
      nics = from.nics;
      securityGroupIds = from.securityGroupIds;
      affinityGroupIds = from.affinityGroupIds;
      access = from.access;
      details = from.details;
      group = from.group;
      deleteProtection = from.deleteProtection;
      changed = from.changed;
    }

    Vm build() {
      return new Vm(
          from.id,
          from.number,
          from.accountId,
          from.userId,
          name,
          displayName,
          from.zoneId,
          from.templateId,
          hardware,
          state,
          hostId,
          nics,
          securityGroupIds,
          affinityGroupIds,
          access,
          details,
          group,
          deleteProtection,
          from.created,
          changed);
    }
  }
}
