// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.securitygroups;

import static io.landbridge.translation.cloudstack.NativeCommand.AUTHORIZE_SECURITY_GROUP_EGRESS;
import static io.landbridge.translation.cloudstack.NativeCommand.AUTHORIZE_SECURITY_GROUP_INGRESS;
import static io.landbridge.translation.cloudstack.NativeCommand.LIST_NETWORKS;
import static io.landbridge.translation.cloudstack.NativeCommand.LIST_SECURITY_GROUPS;
import static io.landbridge.translation.cloudstack.NativeCommand.LIST_VPCS;
import static io.landbridge.translation.cloudstack.NativeCommand.REVOKE_SECURITY_GROUP_EGRESS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landbridge.ec2.model.AuthorizeSecurityGroupEgressRequest;
import io.landbridge.ec2.model.AuthorizeSecurityGroupIngressRequest;
import io.landbridge.ec2.model.DescribeSecurityGroupsRequest;
import io.landbridge.ec2.model.IpPermission;
import io.landbridge.ec2.model.IpRange;
import io.landbridge.ec2.model.RevokeSecurityGroupEgressRequest;
import io.landbridge.ec2.model.SecurityGroupRule;
import io.landbridge.translation.Call;
import io.landbridge.translation.Calls;
import io.landbridge.translation.cloudstack.ScriptedCloudStack;
import io.landbridge.translation.ec2.Ec2Backend;
import io.landbridge.translation.ec2.TestBackend;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RuleActionsTest {
  private static final String GROUP = "8a9fd960-d2b4-49fa-8023-99745bbc65ad";
  private static final String GROUP_ID = "sg-8a9fd960d2b449fa8";
  private static final String SSH =
      "{\"ruleid\":\"c9f2370a-8c7c-41b4-8b49-01b6dd5d440a\",\"protocol\":\"tcp\","
          + "\"startport\":22,\"endport\":22,\"cidr\":\"10.0.0.0/8\"}";
  private static final String DNS =
      "{\"ruleid\":\"d9f2370a-8c7c-41b4-8b49-01b6dd5d440a\",\"protocol\":\"udp\","
          + "\"startport\":53,\"endport\":53,\"cidr\":\"0.0.0.0/0\"}";
  private static final String NOBODY =
      "{\"ruleid\":\"e9f2370a-8c7c-41b4-8b49-01b6dd5d440a\",\"protocol\":\"all\","
          + "\"cidr\":\"255.255.255.255/32\"}";

  private final ScriptedCloudStack cloud =
      new ScriptedCloudStack().answersJson(LIST_VPCS, "{}").answersJson(LIST_NETWORKS, "{}");
  private final Ec2Backend backend = TestBackend.over(cloud);
  private final Call call = Calls.byAlice();

  private static String group(String ingress, String egress) {
    return "{\"id\":\"%s\",\"name\":\"web\",\"description\":\"web\",\"account\":\"alice\","
            .formatted(GROUP)
        + "\"ingressrule\":[%s],\"egressrule\":[%s],\"tags\":[],\"virtualmachineids\":[]}"
            .formatted(ingress, egress);
  }

  private void groups(String... groups) {
    for (String group : groups) {
      cloud.answersJson(LIST_SECURITY_GROUPS, "{\"count\":1,\"securitygroup\":[" + group + "]}");
    }
  }

  private static IpPermission udp(int port) {
    return IpPermission.builder()
        .ipProtocol("udp")
        .fromPort(port)
        .toPort(port)
        .ipRanges(List.of(IpRange.builder().cidrIp("0.0.0.0/0").description("names").build()))
        .build();
  }

  private List<String> changes() {
    return cloud.sent().stream().filter(line -> !line.startsWith("list")).toList();
  }

  @Test
  void showsThatAGroupWithoutEgressRulesAllowsAllEgress() {
    groups(group(SSH, ""));

    var shown =
        new DescribeSecurityGroups(backend)
            .handle(call, DescribeSecurityGroupsRequest.builder().build())
            .securityGroups()
            .getFirst();

    assertThat(shown.groupId()).contains(GROUP_ID);
    assertThat(shown.ipPermissions().getFirst().fromPort()).contains(22);
    IpPermission egress = shown.ipPermissionsEgress().getFirst();
    assertThat(egress.ipProtocol()).contains("-1");
    assertThat(egress.fromPort()).isEmpty();
    assertThat(egress.ipRanges().getFirst().cidrIp()).contains("0.0.0.0/0");
  }

  @Test
  void doesNotShowThePlaceholderOfAGroupThatAllowsNoEgress() {
    groups(group("", NOBODY));

    var shown =
        new DescribeSecurityGroups(backend)
            .handle(call, DescribeSecurityGroupsRequest.builder().build())
            .securityGroups()
            .getFirst();

    assertThat(shown.ipPermissionsEgress()).isEmpty();
  }

  @Test
  void refusesARuleThatIsThereAlready() {
    groups(group(SSH, ""));
    var request =
        AuthorizeSecurityGroupIngressRequest.builder()
            .groupId(GROUP_ID)
            .ipProtocol("6")
            .fromPort(22)
            .toPort(22)
            .cidrIp("10.0.0.0/8")
            .build();

    assertThatThrownBy(() -> new AuthorizeSecurityGroupIngress(backend).handle(call, request))
        .hasMessageContaining("InvalidPermission.Duplicate");
    assertThat(changes()).isEmpty();
  }

  @Test
  void writesAnIngressRuleAndAnswersItWithItsDescription() {
    groups(group("", ""), group(DNS, ""));
    cloud.runs(AUTHORIZE_SECURITY_GROUP_INGRESS, Optional.empty(), wrapped());
    var request =
        AuthorizeSecurityGroupIngressRequest.builder()
            .groupId(GROUP_ID)
            .ipPermissions(List.of(udp(53)))
            .build();

    SecurityGroupRule added =
        new AuthorizeSecurityGroupIngress(backend)
            .handle(call, request)
            .securityGroupRules()
            .getFirst();

    assertThat(added.securityGroupRuleId()).contains("sgr-d9f2370a8c7c41b48");
    assertThat(added.description()).contains("names");
    assertThat(changes())
        .containsExactly(
            "authorizeSecurityGroupIngress securitygroupid="
                + GROUP
                + " protocol=udp startport=53 endport=53 cidrlist=0.0.0.0/0");
  }

  private static String wrapped() {
    return "{\"securitygroup\":" + group("", "") + "}";
  }

  @Test
  void keepsAllowingAllEgressWhenTheFirstEgressRuleEndsTheCloudsDefault() {
    groups(group("", ""), group("", DNS));
    cloud
        .runs(AUTHORIZE_SECURITY_GROUP_EGRESS, Optional.empty(), wrapped())
        .runs(AUTHORIZE_SECURITY_GROUP_EGRESS, Optional.empty(), wrapped());
    var request =
        AuthorizeSecurityGroupEgressRequest.builder()
            .groupId(GROUP_ID)
            .ipPermissions(List.of(udp(53)))
            .build();

    var _ = new AuthorizeSecurityGroupEgress(backend).handle(call, request);

    assertThat(changes())
        .containsExactly(
            "authorizeSecurityGroupEgress securitygroupid="
                + GROUP
                + " protocol=all cidrlist=0.0.0.0/0",
            "authorizeSecurityGroupEgress securitygroupid="
                + GROUP
                + " protocol=udp startport=53 endport=53 cidrlist=0.0.0.0/0");
  }

  @Test
  void leavesAPlaceholderBehindWhenTheLastEgressRuleGoes() {
    groups(group("", DNS));
    cloud
        .runs(AUTHORIZE_SECURITY_GROUP_EGRESS, Optional.empty(), wrapped())
        .runs(REVOKE_SECURITY_GROUP_EGRESS);
    var request =
        RevokeSecurityGroupEgressRequest.builder()
            .groupId(GROUP_ID)
            .ipPermissions(List.of(udp(53)))
            .build();

    var _ = new RevokeSecurityGroupEgress(backend).handle(call, request);

    assertThat(changes())
        .containsExactly(
            "authorizeSecurityGroupEgress securitygroupid="
                + GROUP
                + " protocol=all cidrlist=255.255.255.255/32",
            "revokeSecurityGroupEgress id=d9f2370a-8c7c-41b4-8b49-01b6dd5d440a");
  }

  @Test
  void refusesToRevokeARuleThatIsNotThere() {
    groups(group("", DNS));
    var request =
        RevokeSecurityGroupEgressRequest.builder()
            .groupId(GROUP_ID)
            .ipPermissions(List.of(udp(54)))
            .build();

    assertThatThrownBy(() -> new RevokeSecurityGroupEgress(backend).handle(call, request))
        .hasMessageContaining("InvalidPermission.NotFound");
  }
}
