// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.securitygroups;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.landbridge.gateway.embedded.cloud.accounts.Ownership;
import io.landbridge.gateway.embedded.cloud.api.Fields;
import io.landbridge.gateway.embedded.cloud.securitygroups.SecurityGroup.Rule;
import io.landbridge.gateway.embedded.cloud.state.View;
import io.landbridge.gateway.embedded.cloud.tags.Tags;
import io.landbridge.gateway.embedded.cloud.vms.Vm;
import java.util.List;

/** How groups are shown: in lists with all rules, after an authorisation with the new ones. */
final class SecurityGroupViews {
  private SecurityGroupViews() {}

  static ObjectNode listed(View view, SecurityGroup group) {
    List<String> members =
        view.by(Vm.KIND, Vm.SECURITY_GROUP, group.id()).stream().map(Vm::id).toList();
    return head(view, group)
        .put("ingressrule", group.ingress().stream().map(rule -> show(rule, true)).toList())
        .put("egressrule", group.egress().stream().map(rule -> show(rule, true)).toList())
        .put("tags", Tags.show(view, group.id()))
        .put("virtualmachinecount", members.size())
        .putTexts("virtualmachineids", members)
        .node();
  }

  static ObjectNode authorized(
      View view, SecurityGroup group, List<Rule> ingress, List<Rule> egress) {
    ObjectNode shown =
        head(view, group)
            .put("ingressrule", ingress.stream().map(rule -> show(rule, false)).toList())
            .put("egressrule", egress.stream().map(rule -> show(rule, false)).toList())
            .put("tags", List.<ObjectNode>of())
            .putTexts("virtualmachineids", List.of())
            .node();
    return Fields.of().put("securitygroup", shown).node();
  }

  private static Fields head(View view, SecurityGroup group) {
    Fields fields =
        Fields.of()
            .put("id", group.id())
            .put("name", group.name())
            .put("description", group.description());
    return Ownership.describe(fields, view, group.accountId());
  }

  private static ObjectNode show(Rule rule, boolean withTags) {
    Fields fields = Fields.of().put("ruleid", rule.id()).put("protocol", rule.protocol());
    boolean icmp = rule.protocol().equals("icmp");
    fields
        .put(icmp ? "icmptype" : "startport", rule.first())
        .put(icmp ? "icmpcode" : "endport", rule.last())
        .put("securitygroupname", rule.group())
        .put("account", rule.account())
        .put("cidr", rule.cidr());
    if (withTags) {
      fields.put("tags", List.<ObjectNode>of());
    }
    return fields.node();
  }
}
