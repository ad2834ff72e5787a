// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.cloudstack;

import java.util.List;
import java.util.Optional;

/**
 * One rule of a security group, for one CIDR or one peer group.
 *
 * @param protocol {@code tcp}, {@code udp}, {@code icmp}, {@code all} or a number
 * @param icmptype -1 for all
 * @param icmpcode -1 for all
 * @param securitygroupname the peer group
 * @param account account of the peer group
 */
public record SecurityGroupRule(
    NativeId ruleid,
    String protocol,
    Optional<Integer> startport,
    Optional<Integer> endport,
    Optional<Integer> icmptype,
    Optional<Integer> icmpcode,
    Optional<String> cidr,
    Optional<String> securitygroupname,
    Optional<String> account,
    List<Tag> tags) {

  public SecurityGroupRule {
    tags = List.copyOf(tags);
  }
}
