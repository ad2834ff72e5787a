// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.cloudstack;

import io.landbridge.aws.Secret;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A virtual machine, as {@code listVirtualMachines} and the jobs on machines answer it.
 *
 * @param name the host name
 * @param state {@code Stopped}, {@code Starting}, {@code Running}, {@code Stopping}, {@code
 *     Destroyed}, {@code Expunging}, {@code Error}, ...; a fresh machine whose deploy job still
 *     runs is {@code Stopped}
 * @param hostname the host it runs on; administrators see it
 * @param cpuspeed in MHz
 * @param memory in MiB
 * @param arch {@code x86_64} or {@code aarch64}; older releases do not tell
 * @param keypairs names of key pairs, separated by commas
 * @param keypair the same in releases before 4.17
 * @param password only in the result of the job that made it
 * @param publicip the address of its static NAT
 */
public record VirtualMachine(
    NativeId id,
    String name,
    Optional<String> displayname,
    Optional<String> account,
    Optional<NativeId> domainid,
    Optional<Instant> created,
    Optional<Instant> lastupdated,
    String state,
    Optional<Boolean> haenable,
    Optional<NativeId> zoneid,
    Optional<String> zonename,
    Optional<String> hostname,
    Optional<String> hypervisor,
    Optional<String> instancename,
    Optional<NativeId> templateid,
    Optional<String> templatename,
    Optional<Boolean> passwordenabled,
    Optional<NativeId> isoid,
    Optional<NativeId> serviceofferingid,
    Optional<String> serviceofferingname,
    Optional<Integer> cpunumber,
    Optional<Integer> cpuspeed,
    Optional<Integer> memory,
    Optional<String> arch,
    Optional<NativeId> guestosid,
    Optional<String> osdisplayname,
    Optional<Long> rootdeviceid,
    Optional<String> rootdevicetype,
    Optional<String> boottype,
    Optional<String> bootmode,
    List<SecurityGroupRef> securitygroup,
    List<Nic> nic,
    List<AffinityGroupRef> affinitygroup,
    List<Tag> tags,
    Map<String, String> details,
    Optional<String> keypairs,
    Optional<String> keypair,
    Optional<NativeId> userdataid,
    Optional<Secret> password,
    Optional<Boolean> deleteprotection,
    Optional<Boolean> isdynamicallyscalable,
    Optional<String> ipaddress,
    Optional<String> publicip,
    Optional<NativeId> publicipid,
    Optional<String> group,
    Optional<NativeId> jobid,
    Optional<Integer> jobstatus) {

  public VirtualMachine {
    securitygroup = List.copyOf(securitygroup);
    nic = List.copyOf(nic);
    affinitygroup = List.copyOf(affinitygroup);
    tags = List.copyOf(tags);
    details = Map.copyOf(details);
  }
}
