// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.securitygroups;

import io.landbridge.aws.AwsException;
import io.landbridge.ec2.Ec2Errors;
import io.landbridge.ec2.model.IpPermission;
import io.landbridge.ec2.model.UserIdGroupPair;
import io.landbridge.translation.Call;
import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.ec2.vpcs.Cidr;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Pattern;

/**
 * Reads the rules that a request names. EC2 API 2016-11-15, IpPermission. One permission stands for
 * as many rules as it has sources or targets.
 */
final class PermissionReader {
  private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:.]+/[0-9]{1,3}");
  private static final int MOST_PORT = 65_535;
  private static final int MOST_ICMP = 255;
  private static final int MOST_PROTOCOL = 255;
  private static final int MOST_RULES = 1_000;

  private final Call call;
  private final List<GroupState> groups;
  private final GroupState about;
  private final Map<NativeId, String> groupIds;

  /**
   * @param groups the caller's groups, among which peers are found
   * @param about the group that the rules are of; peers are named in its VPC
   * @param groupIds the EC2 ids of the groups
   */
  PermissionReader(
      Call call, List<GroupState> groups, GroupState about, Map<NativeId, String> groupIds) {
    this.call = call;
    this.groups = groups;
    this.about = about;
    this.groupIds = groupIds;
  }

  /**
   * The rules of permissions with their descriptions, in order.
   *
   * @throws AwsException {@code InvalidParameterValue}, {@code MissingParameter}, {@code
   *     InvalidGroup.NotFound}, and {@code InvalidParameterValue} for a rule that comes twice
   */
  SequencedMap<GroupRule, String> read(boolean egress, List<IpPermission> permissions) {
    SequencedMap<GroupRule, String> rules = new LinkedHashMap<>();
    for (IpPermission permission : permissions) {
      Range range = range(permission);
      permission
          .ipRanges()
          .forEach(
              ip -> add(rules, range.with(egress, cidr(ip.cidrIp())), ip.description().orElse("")));
      permission
          .ipv6Ranges()
          .forEach(ip ->
              add(rules, range.with(egress, cidr6(ip.cidrIpv6())), ip.description().orElse("")));
      permission
          .userIdGroupPairs()
          .forEach(
              pair -> add(rules, range.with(egress, peer(pair)), pair.description().orElse("")));
    }
    if (rules.isEmpty()) {
      throw Ec2Errors.missingParameter("IpPermissions").toException();
    }
    return rules;
  }

  private static void add(SequencedMap<GroupRule, String> rules, GroupRule rule, String text) {
    GroupText.checkRuleDescription(text);
    if (rules.putIfAbsent(rule, text) != null) {
      throw Ec2Errors.invalidParameterValue("The same permission must not appear multiple times")
          .toException();
    }
    if (rules.size() > MOST_RULES) {
      throw Ec2Errors.limitExceeded(
              "RulesPerSecurityGroupLimitExceeded",
              "The maximum number of rules per security group has been reached.")
          .toException();
    }
  }

  private record Range(String protocol, int from, int to) {
    GroupRule with(boolean egress, String cidr) {
      return new GroupRule(egress, protocol, from, to, Optional.of(cidr), Optional.empty());
    }

    GroupRule with(boolean egress, NativeId peer) {
      return new GroupRule(egress, protocol, from, to, Optional.empty(), Optional.of(peer));
    }
  }

  private static Range range(IpPermission permission) {
    String text =
        permission
            .ipProtocol()
            .orElseThrow(() -> Ec2Errors.missingParameter("IpProtocol").toException());
    String protocol = GroupRule.protocol(text);
    int from = permission.fromPort().orElse(-1);
    int to = permission.toPort().orElse(-1);
    return switch (protocol) {
      case GroupRule.ALL -> new Range(protocol, -1, -1);
      case "tcp", "udp" -> ports(protocol, permission);
      case "icmp" -> {
        if (from < -1 || from > MOST_ICMP || to < -1 || to > MOST_ICMP) {
          throw badRange(from, to);
        }
        yield new Range(protocol, from, from == -1 ? -1 : to);
      }
      default -> other(protocol, text);
    };
  }

  private static Range ports(String protocol, IpPermission permission) {
    if (permission.fromPort().isEmpty() || permission.toPort().isEmpty()) {
      throw Ec2Errors.invalidParameterValue(
              "Invalid value 'Must specify both from and to ports with TCP/UDP.' for portRange.")
          .toException();
    }
    int from = permission.fromPort().get();
    int to = permission.toPort().get();
    if (from == -1 && to == -1) {
      return new Range(protocol, 0, MOST_PORT);
    }
    if (from < 0 || to > MOST_PORT || from > to) {
      throw badRange(from, to);
    }
    return new Range(protocol, from, to);
  }

  private static Range other(String protocol, String text) {
    boolean number = protocol.length() <= 3 && protocol.chars().allMatch(Character::isDigit);
    if (!number || protocol.isEmpty() || Integer.parseInt(protocol) > MOST_PROTOCOL) {
      throw Ec2Errors.invalidParameterValue(
              "Invalid value '" + text + "' for IP protocol. Unknown protocol.")
          .toException();
    }
    return new Range(protocol, -1, -1);
  }

  private static AwsException badRange(int from, int to) {
    return Ec2Errors.invalidParameterValue(
            "Invalid TCP/UDP port range or ICMP type (" + from + ":" + to + ")")
        .toException();
  }

  private static String cidr(Optional<String> text) {
    String cidr =
        text.orElseThrow(() -> Ec2Errors.missingParameter("IpRanges.CidrIp").toException());
    return Cidr.parse(cidr)
        .map(Cidr::text)
        .orElseThrow(() ->
            Ec2Errors.invalidParameterValue("CIDR block " + cidr + " is malformed").toException());
  }

  private static String cidr6(Optional<String> text) {
    String cidr =
        text.orElseThrow(() -> Ec2Errors.missingParameter("Ipv6Ranges.CidrIpv6").toException());
    if (!IPV6.matcher(cidr).matches()) {
      throw Ec2Errors.invalidParameterValue("CIDR block " + cidr + " is malformed").toException();
    }
    return cidr;
  }

  private NativeId peer(UserIdGroupPair pair) {
    boolean own = pair.userId().map(call.caller().accountId().value()::equals).orElse(true);
    return groups.stream()
        .filter(_ -> own)
        .filter(group ->
            pair.groupId()
                .map(id -> id.equals(groupIds.get(group.nativeId())))
                .orElseGet(() -> isNamed(group, pair)))
        .map(GroupState::nativeId)
        .findFirst()
        .orElseThrow(() ->
            Ec2Errors.client(
                    "InvalidGroup.NotFound",
                    "The security group '"
                        + pair.groupId().or(pair::groupName).orElse("")
                        + "' does not exist")
                .toException());
  }

  private boolean isNamed(GroupState group, UserIdGroupPair pair) {
    return pair.groupName().filter(group.owned().name()::equals).isPresent()
        && group.vpc().equals(about.vpc());
  }
}
