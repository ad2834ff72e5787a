// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.vms;

import java.util.List;

/**
 * A network card of a machine.
 *
 * @param device its place in the machine, from 0
 */
public record Nic(
    String id,
    String networkId,
    String ipAddress,
    String macAddress,
    boolean isDefault,
    int device,
    List<SecondaryIp> secondaryIps) {

  /** Copies the addresses. */
  public Nic {
    secondaryIps = List.copyOf(secondaryIps);
  }

  /** A further address of a card. */
  public record SecondaryIp(String id, String ipAddress) {}

  Nic withDefault(boolean value) {
    return new Nic(id, networkId, ipAddress, macAddress, value, device, secondaryIps);
  }

  Nic withSecondaryIps(List<SecondaryIp> value) {
    return new Nic(id, networkId, ipAddress, macAddress, isDefault, device, value);
  }
}
