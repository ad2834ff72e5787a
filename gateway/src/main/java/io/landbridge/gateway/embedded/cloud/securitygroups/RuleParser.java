// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.securitygroups;

import io.landbridge.gateway.embedded.cloud.accounts.Account;
import io.landbridge.gateway.embedded.cloud.accounts.Ownership;
import io.landbridge.gateway.embedded.cloud.api.ApiException;
import io.landbridge.gateway.embedded.cloud.api.Arguments;
import io.landbridge.gateway.embedded.cloud.api.Call;
import io.landbridge.gateway.embedded.cloud.api.Environment;
import io.landbridge.gateway.embedded.cloud.api.Errors;
import io.landbridge.gateway.embedded.cloud.networks.Cidr;
import io.landbridge.gateway.embedded.cloud.securitygroups.SecurityGroup.Rule;
import io.landbridge.gateway.embedded.cloud.state.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Rules out of the parameters of an authorisation: one rule for each range and each group. */
final class RuleParser {
  private static final Set<String> PROTOCOLS = Set.of("tcp", "udp", "icmp", "all");
  private static final int LAST_PORT = 65_535;
  private static final int LAST_PROTOCOL = 255;

  private final Environment environment;

  RuleParser(Environment environment) {
    this.environment = environment;
  }

  /**
   * The rules that a call asks for.
   *
   * @throws ApiException 431
   */
  List<Rule> parse(View view, Call call) {
    Arguments arguments = call.arguments();
    String protocol = arguments.string("protocol").orElse("all").toLowerCase(Locale.ROOT);
    if (!PROTOCOLS.contains(protocol) && !isNumber(protocol)) {
      throw Errors.invalid("Invalid protocol " + protocol);
    }
    boolean icmp = protocol.equals("icmp");
    Optional<Integer> first = arguments.number(icmp ? "icmptype" : "startport").map(Long::intValue);
    Optional<Integer> last = arguments.number(icmp ? "icmpcode" : "endport").map(Long::intValue);
    if (protocol.equals("all") || isNumber(protocol)) {
      first = Optional.of(0);
      last = Optional.of(0);
    } else if (icmp) {
      first = first.or(() -> Optional.of(-1));
      last = last.or(() -> Optional.of(-1));
    } else {
      requirePorts(first, last);
    }
    List<Rule> rules = new ArrayList<>();
    for (String cidr : arguments.list("cidrlist")) {
      rules.add(
          rule(
              protocol,
              first,
              last,
              Optional.of(checked(cidr)),
              Optional.empty(),
              Optional.empty()));
    }
    for (Map<String, String> source : arguments.entries("usersecuritygrouplist")) {
      SecurityGroup group = sourceOf(view, call, source);
      String account = view.get(Account.KIND, group.accountId()).name();
      rules.add(
          rule(
              protocol,
              first,
              last,
              Optional.empty(),
              Optional.of(account),
              Optional.of(group.name())));
    }
    if (rules.isEmpty()) {
      throw Errors.invalid(
          "At least one cidr or at least one security group needs to be specified");
    }
    return rules;
  }

  private Rule rule(
      String protocol,
      Optional<Integer> first,
      Optional<Integer> last,
      Optional<String> cidr,
      Optional<String> account,
      Optional<String> group) {
    return new Rule(environment.newId(), protocol, first, last, cidr, account, group);
  }

  private static boolean isNumber(String protocol) {
    return protocol.matches("\\d{1,3}") && Integer.parseInt(protocol) <= LAST_PROTOCOL;
  }

  private static void requirePorts(Optional<Integer> first, Optional<Integer> last) {
    if (first.isEmpty() || last.isEmpty()) {
      throw Errors.invalid("Invalid port range: a start and an end port are needed");
    }
    if (first.get() < 0 || last.get() > LAST_PORT || first.get() > last.get()) {
      throw Errors.invalid("Invalid port range " + first.get() + " to " + last.get());
    }
  }

  private static String checked(String cidr) {
    boolean valid = cidr.contains(":") ? isIpv6(cidr) : Cidr.parse(cidr).isPresent();
    if (!valid) {
      throw Errors.invalid("Invalid cidr " + cidr);
    }
    return cidr;
  }

  private static boolean isIpv6(String cidr) {
    return cidr.matches("[0-9a-fA-F:.]{2,45}/\\d{1,3}")
        && Integer.parseInt(cidr.substring(cidr.indexOf('/') + 1)) <= 128;
  }

  private static SecurityGroup sourceOf(View view, Call call, Map<String, String> source) {
    String name = source.getOrDefault("group", "");
    Account owner =
        Ownership.findAccount(
                view,
                source.getOrDefault("account", call.caller().accountName()),
                call.caller().domainId())
            .orElseThrow(() -> Errors.invalid("Nonexistent account: " + source.get("account")));
    return SecurityGroups.find(view, owner.id(), name)
        .orElseThrow(() -> Errors.invalid("Nonexistent security group " + name));
  }

  /** Whether two rules let the same through. */
  static boolean isSame(Rule one, Rule other) {
    return one.protocol().equals(other.protocol())
        && one.first().equals(other.first())
        && one.last().equals(other.last())
        && one.cidr().equals(other.cidr())
        && one.account().equals(other.account())
        && one.group().equals(other.group());
  }
}
