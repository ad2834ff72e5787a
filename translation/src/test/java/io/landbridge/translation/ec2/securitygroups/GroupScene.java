// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.securitygroups;

import static io.landbridge.translation.cloudstack.NativeCommand.LIST_NETWORKS;
import static io.landbridge.translation.cloudstack.NativeCommand.LIST_SECURITY_GROUPS;
import static io.landbridge.translation.cloudstack.NativeCommand.LIST_VPCS;

import io.landbridge.ec2.model.DescribeSecurityGroupRulesRequest;
import io.landbridge.ec2.model.SecurityGroupRule;
import io.landbridge.translation.Call;
import io.landbridge.translation.Calls;
import io.landbridge.translation.cloudstack.NativeCommand;
import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.cloudstack.ScriptedCloudStack;
import io.landbridge.translation.ec2.Ec2Backend;
import io.landbridge.translation.ec2.TestBackend;
import io.landbridge.translation.ids.ResourceKind;
import io.landbridge.translation.state.ResourceRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A scripted cloud with security groups, and rules with ids that tests can tell. */
final class GroupScene {
  static final NativeId WEB = new NativeId("8a9fd960-d2b4-49fa-8023-99745bbc65ad");
  static final NativeId DATA = new NativeId("7a9fd960-d2b4-49fa-8023-99745bbc65ad");
  static final String WEB_ID = "sg-8a9fd960d2b449fa8";
  static final String DATA_ID = "sg-7a9fd960d2b449fa8";

  final ScriptedCloudStack cloud = new ScriptedCloudStack();
  final Ec2Backend backend = TestBackend.over(cloud);
  final Call call = Calls.byAlice();

  /** A cloud without VPCs that groups could be of. */
  GroupScene() {
    cloud.answersJson(LIST_VPCS, "{}").answersJson(LIST_NETWORKS, "{}");
  }

  /** A cloud with these VPCs and networks. */
  GroupScene(String vpcs, String networks) {
    cloud.answers(LIST_VPCS, vpcs).answers(LIST_NETWORKS, networks);
  }

  /** The native rule of a digit. */
  static NativeId ruleOf(int digit) {
    return new NativeId("%dd000000-0000-4000-8000-000000000000".formatted(digit));
  }

  static String ruleIdOf(int digit) {
    return "sgr-%dd000000000040008".formatted(digit);
  }

  static String tcp(int digit, int port) {
    return "{\"ruleid\":\"%s\",\"protocol\":\"tcp\",\"startport\":%d,\"endport\":%d,"
            .formatted(ruleOf(digit), port, port)
        + "\"cidr\":\"10.0.0.0/8\"}";
  }

  static String all(int digit) {
    return "{\"ruleid\":\"%s\",\"protocol\":\"all\",\"cidr\":\"0.0.0.0/0\"}"
        .formatted(ruleOf(digit));
  }

  static String fromGroup(int digit, String group) {
    return "{\"ruleid\":\"%s\",\"protocol\":\"all\",\"account\":\"alice\",".formatted(ruleOf(digit))
        + "\"securitygroupname\":\"%s\"}".formatted(group);
  }

  static String web(String ingress, String egress) {
    return group(WEB, "web", ingress, egress);
  }

  static String group(NativeId id, String name, String ingress, String egress) {
    return "{\"id\":\"%s\",\"name\":\"%s\",\"description\":\"of %s\",\"account\":\"alice\","
            .formatted(id, name, name)
        + "\"ingressrule\":[%s],\"egressrule\":[%s],\"tags\":[],\"virtualmachineids\":[]}"
            .formatted(ingress, egress);
  }

  /** One further answer to the list of groups; the last one stays. */
  GroupScene shows(String... groups) {
    cloud.answersJson(
        LIST_SECURITY_GROUPS,
        "{\"count\":%d,\"securitygroup\":[%s]}".formatted(groups.length, String.join(",", groups)));
    return this;
  }

  /** The ids of these rules have been answered before. */
  GroupScene knows(int... digits) {
    for (int digit : digits) {
      var _ = backend.ids().getEc2Id(ResourceKind.SECURITY_GROUP_RULE, ruleOf(digit));
    }
    return this;
  }

  GroupScene knowsGroups() {
    var _ = backend.ids().getEc2Ids(ResourceKind.SECURITY_GROUP, List.of(WEB, DATA));
    return this;
  }

  GroupScene isOf(NativeId group, NativeId vpc) {
    backend
        .store()
        .resourceFacts()
        .putAll(
            new ResourceRef(call.caller().accountId(), ResourceKind.SECURITY_GROUP, group),
            Map.of(GroupFacts.VPC, vpc.value()));
    return this;
  }

  GroupScene authorizes(NativeCommand command) {
    cloud.runs(command, Optional.empty(), "{\"securitygroup\":" + web("", "") + "}");
    return this;
  }

  /** What was sent but for the reads. */
  List<String> changes() {
    return cloud.sent().stream().filter(line -> !line.startsWith("list")).toList();
  }

  long listsOfGroups() {
    return cloud.sent().stream().filter("listSecurityGroups"::equals).count();
  }

  /** All rules as EC2 answers them now. */
  List<SecurityGroupRule> rules() {
    return new DescribeSecurityGroupRules(backend)
        .handle(call, DescribeSecurityGroupRulesRequest.builder().build())
        .securityGroupRules();
  }

  /** The ingress rules, each as {@code id port description}. */
  List<String> ingress() {
    return rules().stream()
        .filter(rule -> !rule.isEgress().orElseThrow())
        .map(rule ->
            (rule.securityGroupRuleId().orElseThrow()
                    + " "
                    + rule.fromPort().orElseThrow()
                    + " "
                    + rule.description().orElse(""))
                .strip())
        .toList();
  }
}
