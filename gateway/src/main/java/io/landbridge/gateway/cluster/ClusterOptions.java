// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.cluster;

import java.util.List;

/**
 * How this process takes part in a cluster of gateways.
 *
 * @param name only members of one name meet
 * @param host the address the member binds, and under which the others reach it
 * @param port the member's port; 0 takes a free one
 * @param discovery how members find each other
 */
public record ClusterOptions(String name, String host, int port, Discovery discovery) {
  private static final String DEFAULT_NAME = "landbridge";
  private static final String LOOPBACK = "127.0.0.1";
  private static final int HIGHEST_PORT = 65_535;

  public ClusterOptions {
    if (name.isBlank() || host.isBlank()) {
      throw new IllegalArgumentException("A cluster needs a name and a host");
    }
    if (port < 0 || port > HIGHEST_PORT) {
      throw new IllegalArgumentException("Not a cluster port: " + port);
    }
  }

  /** How members find each other. */
  public sealed interface Discovery {
    /** They do not: one gateway alone, which nobody may join. */
    record Standalone() implements Discovery {}

    /**
     * By a list of addresses.
     *
     * @param members {@code host:port} of some or all members, this one among them or not; a
     *     gateway with an empty list waits for others to come
     */
    record TcpIp(List<String> members) implements Discovery {
      public TcpIp {
        members = List.copyOf(members);
      }
    }

    /**
     * By the addresses behind a headless Kubernetes service.
     *
     * @param serviceDns the service's DNS name
     */
    record Kubernetes(String serviceDns) implements Discovery {
      public Kubernetes {
        if (serviceDns.isBlank()) {
          throw new IllegalArgumentException("Kubernetes discovery needs the service's DNS name");
        }
      }
    }
  }

  /** One gateway alone. */
  public static ClusterOptions standalone() {
    return new ClusterOptions(DEFAULT_NAME, LOOPBACK, 0, new Discovery.Standalone());
  }

  /** A member on loopback that looks for others at these addresses. */
  public static ClusterOptions loopback(int port, List<String> members) {
    return new ClusterOptions(DEFAULT_NAME, LOOPBACK, port, new Discovery.TcpIp(members));
  }
}
