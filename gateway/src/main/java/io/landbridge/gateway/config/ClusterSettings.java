// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.config;

import java.util.List;

/**
 * How gateways find each other. They share caches only, so a gateway that stands alone is right as
 * well, just slower to see what another one learned.
 *
 * @param mode how members are found
 * @param host the address the cluster port listens on
 * @param port the cluster port; 0 takes a free one
 * @param members addresses of other gateways, {@code host:port}; for mode {@code tcp}
 * @param kubernetesService the headless service; for mode {@code kubernetes}
 */
public record ClusterSettings(
    @Meaning("`alone`, `tcp` (members listed below) or `kubernetes`.") Mode mode,
    @Meaning("Address the cluster port listens on.") String host,
    @Meaning("Cluster port; 0 takes a free one.") int port,
    @Meaning("Other gateways as `host:port`, separated by commas; for mode `tcp`.")
        List<String> members,
    @Meaning("DNS name of the headless service; for mode `kubernetes`.") String kubernetesService) {

  /** How members are found. */
  public enum Mode {
    /** No other gateway. */
    ALONE,
    /** A list of addresses. */
    TCP,
    /** A headless Kubernetes service. */
    KUBERNETES
  }

  public ClusterSettings {
    members = List.copyOf(members);
    Check.text("host", host);
    Check.port("port", port);
    if (mode == Mode.KUBERNETES && kubernetesService.isEmpty()) {
      throw new ConfigurationException("kubernetesService", "is needed with mode kubernetes");
    }
  }

  static ClusterSettings defaults() {
    return new ClusterSettings(Mode.ALONE, "127.0.0.1", 5701, List.of(), "");
  }
}
