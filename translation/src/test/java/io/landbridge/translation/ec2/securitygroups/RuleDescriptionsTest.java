// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.securitygroups;

import static io.landbridge.translation.ec2.securitygroups.GroupScene.WEB_ID;
import static io.landbridge.translation.ec2.securitygroups.GroupScene.ruleIdOf;
import static io.landbridge.translation.ec2.securitygroups.GroupScene.tcp;
import static io.landbridge.translation.ec2.securitygroups.GroupScene.web;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landbridge.ec2.model.IpPermission;
import io.landbridge.ec2.model.IpRange;
import io.landbridge.ec2.model.SecurityGroupRuleDescription;
import io.landbridge.ec2.model.UpdateSecurityGroupRuleDescriptionsEgressRequest;
import io.landbridge.ec2.model.UpdateSecurityGroupRuleDescriptionsIngressRequest;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RuleDescriptionsTest {
  private final GroupScene scene =
      new GroupScene().knowsGroups().knows(1, 2).shows(web(tcp(1, 22), tcp(2, 443)));

  private static IpPermission permission(int port, String description) {
    return IpPermission.builder()
        .ipProtocol("tcp")
        .fromPort(port)
        .toPort(port)
        .ipRanges(List.of(IpRange.builder().cidrIp("10.0.0.0/8").description(description).build()))
        .build();
  }

  private static SecurityGroupRuleDescription description(int rule, String text) {
    return SecurityGroupRuleDescription.builder()
        .securityGroupRuleId(ruleIdOf(rule))
        .description(text)
        .build();
  }

  private void update(UpdateSecurityGroupRuleDescriptionsIngressRequest.Builder request) {
    var built = request.groupId(WEB_ID).build();
    var action = new UpdateSecurityGroupRuleDescriptionsIngress(scene.backend);
    action.validate(scene.call, built);
    assertThat(action.handle(scene.call, built).returnValue()).contains(true);
  }

  private static UpdateSecurityGroupRuleDescriptionsIngressRequest.Builder ingress() {
    return UpdateSecurityGroupRuleDescriptionsIngressRequest.builder();
  }

  @Test
  void describesRulesByWhatTheyAllow() {
    update(ingress().ipPermissions(List.of(permission(22, "from the office"))));

    assertThat(scene.ingress()).containsExactly(ruleIdOf(1) + " 22 from the office");
    assertThat(scene.changes()).isEmpty();
  }

  @Test
  void describesRulesByTheirIds() {
    update(ingress().securityGroupRuleDescriptions(List.of(description(1, "from home"))));

    assertThat(scene.ingress()).containsExactly(ruleIdOf(1) + " 22 from home");
  }

  @Test
  void removesADescriptionThatIsLeftOut() {
    update(ingress().securityGroupRuleDescriptions(List.of(description(1, "from home"))));

    update(
        ingress()
            .securityGroupRuleDescriptions(
                List.of(
                    SecurityGroupRuleDescription.builder()
                        .securityGroupRuleId(ruleIdOf(1))
                        .build())));

    assertThat(scene.ingress()).containsExactly(ruleIdOf(1) + " 22");
  }

  @Test
  void describesEgressRules() {
    var request =
        UpdateSecurityGroupRuleDescriptionsEgressRequest.builder()
            .groupId(WEB_ID)
            .ipPermissions(List.of(permission(443, "to the web")))
            .build();
    var action = new UpdateSecurityGroupRuleDescriptionsEgress(scene.backend);
    action.validate(scene.call, request);

    var _ = action.handle(scene.call, request);

    assertThat(scene.rules())
        .filteredOn(rule -> rule.isEgress().orElseThrow())
        .extracting(rule -> rule.description().orElse(""))
        .containsExactly("to the web");
  }

  @Test
  void doesNotTakeAnEgressRuleForAnIngressRule() {
    assertThatThrownBy(
            () -> update(ingress().securityGroupRuleDescriptions(List.of(description(2, "no")))))
        .hasMessageContaining("InvalidSecurityGroupRuleId.NotFound");
  }

  @Test
  void refusesARuleThatIsNotThere() {
    assertThatThrownBy(() -> update(ingress().ipPermissions(List.of(permission(23, "no")))))
        .hasMessageContaining("InvalidPermission.NotFound");
  }

  @Test
  void refusesBothWaysToNameRulesAtOnceAndNeither() {
    assertThatThrownBy(() ->
            update(
                ingress()
                    .ipPermissions(List.of(permission(22, "a")))
                    .securityGroupRuleDescriptions(List.of(description(1, "b")))))
        .hasMessageContaining("InvalidParameterCombination");
    assertThatThrownBy(() -> update(ingress())).hasMessageContaining("MissingParameter");
  }
}
