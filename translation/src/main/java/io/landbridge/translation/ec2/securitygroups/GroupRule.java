// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.securitygroups;

import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.cloudstack.SecurityGroupRule;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One rule of a group in EC2's terms: one protocol, one range, one source or target. Rules with
 * equal members are the same rule to EC2 and to CloudStack.
 *
 * @param egress whether it is about traffic that leaves
 * @param protocol {@code tcp}, {@code udp}, {@code icmp}, {@code -1} for all, or a number
 * @param from the first port, or the ICMP type; -1 for all and where the protocol has none
 * @param to the last port, or the ICMP code; -1 for all and where the protocol has none
 * @param cidr the addresses, unless it is about a group
 * @param peer the native id of the group it is about
 */
record GroupRule(
    boolean egress,
    String protocol,
    int from,
    int to,
    Optional<String> cidr,
    Optional<NativeId> peer) {
  static final String ALL = "-1";

  /**
   * What stands in a group so that it allows no egress at all: a group without egress rules allows
   * all natively, and nobody has this address.
   */
  private static final String NOBODY = "255.255.255.255/32";

  private static final String ANYBODY = "0.0.0.0/0";
  private static final Map<String, String> NAMES =
      Map.of("6", "tcp", "17", "udp", "1", "icmp", "all", ALL);

  /** The rule that a group without egress rules of its own has. */
  static GroupRule allowAllEgress() {
    return new GroupRule(true, ALL, -1, -1, Optional.of(ANYBODY), Optional.empty());
  }

  /** The placeholder. */
  static GroupRule allowNoEgress() {
    return new GroupRule(true, ALL, -1, -1, Optional.of(NOBODY), Optional.empty());
  }

  /** A native rule; its peer group is found by its native name. */
  static GroupRule of(boolean egress, SecurityGroupRule rule, Map<String, NativeId> groupsByName) {
    String protocol = protocol(rule.protocol());
    boolean icmp = protocol.equals("icmp");
    return new GroupRule(
        egress,
        protocol,
        protocol.equals(ALL) ? -1 : (icmp ? rule.icmptype() : rule.startport()).orElse(-1),
        protocol.equals(ALL) ? -1 : (icmp ? rule.icmpcode() : rule.endport()).orElse(-1),
        rule.cidr(),
        rule.securitygroupname().flatMap(name -> Optional.ofNullable(groupsByName.get(name))));
  }

  /** EC2's name of a protocol: names for the three that have one, numbers for the others. */
  static String protocol(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return NAMES.getOrDefault(lower, lower);
  }

  boolean hasPorts() {
    return protocol.equals("tcp") || protocol.equals("udp");
  }

  boolean isPlaceholder() {
    return egress && cidr.filter(NOBODY::equals).isPresent();
  }

  boolean isIpv6() {
    return cidr.filter(text -> text.indexOf(':') >= 0).isPresent();
  }

  /** Whether both are about an IPv4 block, an IPv6 block or a group. */
  boolean isOfKindOf(GroupRule other) {
    return peer.isPresent() == other.peer.isPresent() && isIpv6() == other.isIpv6();
  }

  /** The protocol as CloudStack takes it. */
  String nativeProtocol() {
    return protocol.equals(ALL) ? "all" : protocol;
  }
}
