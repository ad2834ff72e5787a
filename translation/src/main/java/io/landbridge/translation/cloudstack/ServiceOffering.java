// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.cloudstack;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A service offering: a size of machine.
 *
 * @param cpunumber absent where the machine chooses it
 * @param cpuspeed in MHz
 * @param memory in MiB
 * @param rootdisksize in GiB; 0 where the template decides
 * @param networkrate in Mbit/s
 * @param domainid ids separated by commas
 * @param zoneid ids separated by commas
 */
public record ServiceOffering(
    NativeId id,
    String name,
    Optional<String> displaytext,
    Optional<String> state,
    Optional<Instant> created,
    Optional<Integer> cpunumber,
    Optional<Integer> cpuspeed,
    Optional<Integer> memory,
    Optional<Boolean> iscustomized,
    Optional<Boolean> issystem,
    Optional<String> storagetype,
    Optional<String> provisioningtype,
    Optional<Long> rootdisksize,
    Optional<Boolean> offerha,
    Optional<Boolean> limitcpuuse,
    Optional<Boolean> isvolatile,
    Optional<Integer> networkrate,
    Optional<String> storagetags,
    Optional<String> hosttags,
    Optional<Integer> gpucount,
    Optional<String> gpucardname,
    Optional<String> vgpuprofilename,
    Optional<String> domainid,
    Optional<String> zoneid,
    Optional<NativeId> diskofferingid,
    Optional<Boolean> encryptroot,
    Optional<Boolean> dynamicscalingenabled,
    Map<String, String> serviceofferingdetails) {

  public ServiceOffering {
    serviceofferingdetails = Map.copyOf(serviceofferingdetails);
  }
}
