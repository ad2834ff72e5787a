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
  public static final String NETWORK = "network";
  public static final String HOST = "host";
  public static final String SECURITY_GROUP = "securitygroup";
  public static final String AFFINITY_GROUP = "affinitygroup";
  public static final Kind<Vm> KIND =
      Kind.owned("vm", Vm.class)
          .indexed(NETWORK, vm -> vm.nics().stream().map(Nic::networkId).toList())
          .indexed(HOST, vm -> vm.hostId().stream().toList())
          .indexed(SECURITY_GROUP, Vm::securityGroupIds)
          .indexed(AFFINITY_GROUP, Vm::affinityGroupIds);

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

  /** The card that its main address belongs to. */
  Optional<Nic> defaultNic() {
    return nics.stream().filter(Nic::isDefault).findFirst();
  }

  Vm withState(VmState newState, Optional<String> newHost, Instant when) {
    return new Vm(
        id,
        number,
        accountId,
        userId,
        name,
        displayName,
        zoneId,
        templateId,
        hardware,
        newState,
        newHost,
        nics,
        securityGroupIds,
        affinityGroupIds,
        access,
        details,
        group,
        deleteProtection,
        created,
        Optional.of(when));
  }

  Vm withHardware(Hardware value) {
    return new Vm(
        id,
        number,
        accountId,
        userId,
        name,
        displayName,
        zoneId,
        templateId,
        value,
        state,
        hostId,
        nics,
        securityGroupIds,
        affinityGroupIds,
        access,
        details,
        group,
        deleteProtection,
        created,
        changed);
  }

  Vm withNames(String newName, String newDisplayName) {
    return new Vm(
        id,
        number,
        accountId,
        userId,
        newName,
        newDisplayName,
        zoneId,
        templateId,
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
        created,
        changed);
  }

  Vm withNics(List<Nic> value) {
    return new Vm(
        id,
        number,
        accountId,
        userId,
        name,
        displayName,
        zoneId,
        templateId,
        hardware,
        state,
        hostId,
        value,
        securityGroupIds,
        affinityGroupIds,
        access,
        details,
        group,
        deleteProtection,
        created,
        changed);
  }

  Vm withSecurityGroups(List<String> value) {
    return new Vm(
        id,
        number,
        accountId,
        userId,
        name,
        displayName,
        zoneId,
        templateId,
        hardware,
        state,
        hostId,
        nics,
        value,
        affinityGroupIds,
        access,
        details,
        group,
        deleteProtection,
        created,
        changed);
  }

  Vm withAffinityGroups(List<String> value) {
    return new Vm(
        id,
        number,
        accountId,
        userId,
        name,
        displayName,
        zoneId,
        templateId,
        hardware,
        state,
        hostId,
        nics,
        securityGroupIds,
        value,
        access,
        details,
        group,
        deleteProtection,
        created,
        changed);
  }

  /** The machine outside a group that goes. */
  public Vm withoutAffinityGroup(String groupId) {
    return withAffinityGroups(
        affinityGroupIds.stream().filter(other -> !other.equals(groupId)).toList());
  }

  Vm withAccess(Access value) {
    return new Vm(
        id,
        number,
        accountId,
        userId,
        name,
        displayName,
        zoneId,
        templateId,
        hardware,
        state,
        hostId,
        nics,
        securityGroupIds,
        affinityGroupIds,
        value,
        details,
        group,
        deleteProtection,
        created,
        changed);
  }

  Vm withDetails(Map<String, String> value) {
    return new Vm(
        id,
        number,
        accountId,
        userId,
        name,
        displayName,
        zoneId,
        templateId,
        hardware,
        state,
        hostId,
        nics,
        securityGroupIds,
        affinityGroupIds,
        access,
        value,
        group,
        deleteProtection,
        created,
        changed);
  }

  Vm withGroup(Optional<String> value) {
    return new Vm(
        id,
        number,
        accountId,
        userId,
        name,
        displayName,
        zoneId,
        templateId,
        hardware,
        state,
        hostId,
        nics,
        securityGroupIds,
        affinityGroupIds,
        access,
        details,
        value,
        deleteProtection,
        created,
        changed);
  }

  Vm withDeleteProtection(boolean value) {
    return new Vm(
        id,
        number,
        accountId,
        userId,
        name,
        displayName,
        zoneId,
        templateId,
        hardware,
        state,
        hostId,
        nics,
        securityGroupIds,
        affinityGroupIds,
        access,
        details,
        group,
        value,
        created,
        changed);
  }
}
