// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.securitygroups;

import io.landbridge.gateway.embedded.cloud.state.Kind;
import io.landbridge.gateway.embedded.cloud.state.Owned;
import java.util.List;
import java.util.Optional;

/** A security group. */
public record SecurityGroup(
    String id,
    long number,
    String accountId,
    String name,
    String description,
    List<Rule> ingress,
    List<Rule> egress)
    implements Owned {
  static final String NAME = "name";
  public static final Kind<SecurityGroup> KIND =
      Kind.owned("securitygroup", SecurityGroup.class)
          .indexed(NAME, group -> List.of(group.accountId() + '/' + group.name()));

  /** Copies the rules. */
  public SecurityGroup {
    ingress = List.copyOf(ingress);
    egress = List.copyOf(egress);
  }

  /**
   * A rule: a protocol and ports, or an ICMP type and code, and one source.
   *
   * @param first the first port or the ICMP type; absent for all protocols
   * @param last the last port or the ICMP code
   * @param cidr the source, when it is a range
   * @param account the account of the source, when it is a group
   * @param group the name of the source, when it is a group
   */
  public record Rule(
      String id,
      String protocol,
      Optional<Integer> first,
      Optional<Integer> last,
      Optional<String> cidr,
      Optional<String> account,
      Optional<String> group) {}

  SecurityGroup withRules(List<Rule> newIngress, List<Rule> newEgress) {
    return new SecurityGroup(id, number, accountId, name, description, newIngress, newEgress);
  }

  SecurityGroup withNames(String newName, String newDescription) {
    return new SecurityGroup(id, number, accountId, newName, newDescription, ingress, egress);
  }
}
