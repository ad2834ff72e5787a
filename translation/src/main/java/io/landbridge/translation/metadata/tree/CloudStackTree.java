// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.metadata.tree;

import io.landbridge.translation.metadata.InstanceView;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * CloudStack's keys with the values and in the order in which a virtual router of CloudStack 4.20
 * serves them; names and order from its CommandSetupHelper.
 */
final class CloudStackTree {
  private CloudStackTree() {}

  static Directory of(InstanceView view) {
    InstanceView.Machine machine = view.machine();
    return Directory.builder()
        .value("service-offering", machine.serviceOffering())
        .value("availability-zone", machine.zone())
        .value("local-ipv4", machine.address())
        .value("local-hostname", machine.name())
        .value("public-ipv4", machine.publicAddress())
        .value("public-hostname", machine.publicAddress())
        .value("instance-id", machine.id())
        .value("vm-id", machine.id())
        .value("public-keys", keys(view))
        .value("cloud-identifier", machine.cloudIdentifier())
        .value("hypervisor-host-name", machine.hypervisorHost())
        .value("cloud-domain", machine.domain())
        .value("cloud-domain-id", machine.domainId())
        .build();
  }

  private static Optional<String> keys(InstanceView view) {
    return Optional.of(
        view.publicKeys().stream()
            .map(key -> key.openSsh().strip())
            .collect(Collectors.joining("\n")));
  }
}
