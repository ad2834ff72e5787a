// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.cloudstack;

import java.util.List;
import java.util.Optional;

/**
 * A network interface of a virtual machine.
 *
 * @param deviceid 0 is the first; CloudStack writes it as a text
 */
public record Nic(
    NativeId id,
    Optional<NativeId> networkid,
    Optional<String> networkname,
    Optional<String> netmask,
    Optional<String> gateway,
    Optional<String> ipaddress,
    Optional<String> ip6address,
    Optional<String> ip6cidr,
    Optional<String> traffictype,
    Optional<String> type,
    Optional<Boolean> isdefault,
    Optional<String> macaddress,
    Optional<Integer> deviceid,
    Optional<Boolean> enabled,
    List<SecondaryIp> secondaryip,
    Optional<NativeId> virtualmachineid,
    Optional<NativeId> vpcid,
    Optional<String> vpcname,
    Optional<String> publicip,
    Optional<NativeId> publicipid) {

  public Nic {
    secondaryip = List.copyOf(secondaryip);
  }
}
