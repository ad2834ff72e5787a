// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.metadata.cloudstack;

import io.landbridge.translation.cloudstack.Account;
import io.landbridge.translation.cloudstack.Network;
import io.landbridge.translation.cloudstack.SecurityGroup;
import io.landbridge.translation.cloudstack.VirtualMachine;
import io.landbridge.translation.cloudstack.Volume;
import io.landbridge.translation.cloudstack.Vpc;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What views are made from: lists of all accounts, as the service account sees them.
 *
 * @param machines every machine, also those that do not run
 * @param volumes every volume
 * @param volumesAt when the volumes were read
 * @param surroundings what changes seldom
 * @param newcomers whether there are machines that came after the surroundings were read
 */
record CloudContent(
    List<VirtualMachine> machines,
    List<Volume> volumes,
    Instant volumesAt,
    Surroundings surroundings,
    boolean newcomers) {

  /**
   * What changes seldom.
   *
   * @param at when it was read
   * @param accounts by name and domain
   * @param cloudIdentifier the cloud's own id, where it tells one
   */
  record Surroundings(
      Instant at,
      Map<Owner, Account> accounts,
      List<Vpc> vpcs,
      List<Network> networks,
      List<SecurityGroup> groups,
      Optional<String> cloudIdentifier) {}
}
