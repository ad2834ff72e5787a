// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.securitygroups;

import static io.landbridge.translation.cloudstack.NativeCommand.AUTHORIZE_SECURITY_GROUP_EGRESS;
import static io.landbridge.translation.cloudstack.NativeCommand.AUTHORIZE_SECURITY_GROUP_INGRESS;
import static io.landbridge.translation.cloudstack.NativeCommand.REVOKE_SECURITY_GROUP_INGRESS;
import static io.landbridge.translation.ec2.securitygroups.GroupScene.WEB;
import static io.landbridge.translation.ec2.securitygroups.GroupScene.WEB_ID;
import static io.landbridge.translation.ec2.securitygroups.GroupScene.all;
import static io.landbridge.translation.ec2.securitygroups.GroupScene.ruleIdOf;
import static io.landbridge.translation.ec2.securitygroups.GroupScene.ruleOf;
import static io.landbridge.translation.ec2.securitygroups.GroupScene.tcp;
import static io.landbridge.translation.ec2.securitygroups.GroupScene.web;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landbridge.ec2.model.AuthorizeSecurityGroupEgressRequest;
import io.landbridge.ec2.model.ModifySecurityGroupRulesRequest;
import io.landbridge.ec2.model.RevokeSecurityGroupIngressRequest;
import io.landbridge.ec2.model.SecurityGroupRuleRequest;
import io.landbridge.ec2.model.SecurityGroupRuleUpdate;
import io.landbridge.translation.cloudstack.NativeException;
import io.landbridge.translation.ids.ResourceKind;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class ModifySecurityGroupRulesTest {
  private static final String TO_443 =
      "authorizeSecurityGroupIngress securitygroupid="
          + WEB
          + " protocol=tcp startport=443 endport=443 cidrlist=10.0.0.0/8";

  private final GroupScene scene = new GroupScene();

  private static SecurityGroupRuleRequest.Builder tcpTo(int port) {
    return SecurityGroupRuleRequest.builder()
        .ipProtocol("tcp")
        .fromPort(port)
        .toPort(port)
        .cidrIpv4("10.1.2.3/8");
  }

  private static SecurityGroupRuleUpdate update(String ruleId, SecurityGroupRuleRequest rule) {
    return SecurityGroupRuleUpdate.builder()
        .securityGroupRuleId(ruleId)
        .securityGroupRule(rule)
        .build();
  }

  private static SecurityGroupRuleUpdate update(int digit, int port) {
    return update(ruleIdOf(digit), tcpTo(port).description("to " + port).build());
  }

  private void modify(SecurityGroupRuleUpdate... updates) {
    var request =
        ModifySecurityGroupRulesRequest.builder()
            .groupId(WEB_ID)
            .securityGroupRules(List.of(updates))
            .build();
    var action = new ModifySecurityGroupRules(scene.backend);
    action.validate(scene.call, request);
    assertThat(action.handle(scene.call, request).returnValue()).contains(true);
  }

  private void knows(int... digits) {
    scene.knowsGroups().knows(digits);
  }

  @Nested
  class Changes {

    @Test
    void addsTheNewRuleBeforeTheOldOneGoesAndKeepsItsId() {
      knows(1);
      scene
          .shows(web(tcp(1, 22), ""))
          .shows(web(tcp(1, 22) + "," + tcp(2, 443), ""))
          .shows(web(tcp(2, 443), ""))
          .authorizes(AUTHORIZE_SECURITY_GROUP_INGRESS);
      scene.cloud.runs(REVOKE_SECURITY_GROUP_INGRESS);

      modify(update(1, 443));

      assertThat(scene.changes())
          .containsExactly(TO_443, "revokeSecurityGroupIngress id=" + ruleOf(1));
      assertThat(scene.listsOfGroups()).isEqualTo(2);
      assertThat(scene.ingress()).containsExactly(ruleIdOf(1) + " 443 to 443");
    }

    @Test
    void keepsTheIdOfARuleThatIsChangedAgain() {
      knows(1);
      scene
          .shows(web(tcp(1, 22), ""))
          .shows(web(tcp(1, 22) + "," + tcp(2, 443), ""))
          .shows(web(tcp(2, 443), ""))
          .shows(web(tcp(2, 443) + "," + tcp(3, 8080), ""))
          .shows(web(tcp(3, 8080), ""))
          .authorizes(AUTHORIZE_SECURITY_GROUP_INGRESS)
          .authorizes(AUTHORIZE_SECURITY_GROUP_INGRESS);
      scene.cloud.runs(REVOKE_SECURITY_GROUP_INGRESS).runs(REVOKE_SECURITY_GROUP_INGRESS);

      modify(update(1, 443));
      modify(update(1, 8080));

      assertThat(scene.changes().getLast()).isEqualTo("revokeSecurityGroupIngress id=" + ruleOf(2));
      assertThat(scene.ingress()).containsExactly(ruleIdOf(1) + " 8080 to 8080");
    }

    @Test
    void changesNothingNativelyWhereOnlyTheDescriptionIsAnother() {
      knows(1);
      scene.shows(web(tcp(1, 22), ""));

      modify(update(1, 22));

      assertThat(scene.changes()).isEmpty();
      assertThat(scene.ingress()).containsExactly(ruleIdOf(1) + " 22 to 22");
    }

    @Test
    void removesADescriptionThatIsLeftOut() {
      knows(1);
      scene.shows(web(tcp(1, 22), ""));
      modify(update(1, 22));

      modify(update(ruleIdOf(1), tcpTo(22).build()));

      assertThat(scene.ingress()).containsExactly(ruleIdOf(1) + " 22");
    }

    @Test
    void letsRulesChangePlaces() {
      knows(1, 2);
      scene.shows(web(tcp(1, 22) + "," + tcp(2, 443), ""));

      modify(update(1, 443), update(2, 22));

      assertThat(scene.changes()).isEmpty();
      assertThat(scene.ingress())
          .containsExactlyInAnyOrder(ruleIdOf(1) + " 443 to 443", ruleIdOf(2) + " 22 to 22");
    }

    @Test
    void goesOnWithWhatAnEarlierChangeLeftUndone() {
      knows(1);
      scene
          .shows(web(tcp(1, 22), ""))
          .shows(web(tcp(1, 22) + "," + tcp(2, 443), ""))
          .shows(web(tcp(1, 22) + "," + tcp(2, 443), ""))
          .shows(web(tcp(2, 443), ""))
          .authorizes(AUTHORIZE_SECURITY_GROUP_INGRESS);
      scene
          .cloud
          .runsAndFails(REVOKE_SECURITY_GROUP_INGRESS, 530, "The host is away")
          .runs(REVOKE_SECURITY_GROUP_INGRESS);

      assertThatThrownBy(() -> modify(update(1, 443))).isInstanceOf(NativeException.class);
      modify(update(1, 443));

      assertThat(scene.changes())
          .containsExactly(
              TO_443,
              "revokeSecurityGroupIngress id=" + ruleOf(1),
              "revokeSecurityGroupIngress id=" + ruleOf(1));
      assertThat(scene.ingress()).containsExactly(ruleIdOf(1) + " 443 to 443");
    }

    @Test
    void leavesTheRuleAsItIsWhenTheNewOneCannotBeAdded() {
      knows(1);
      scene.shows(web(tcp(1, 22), ""));
      scene.cloud.runsAndFails(AUTHORIZE_SECURITY_GROUP_INGRESS, 530, "The host is away");

      assertThatThrownBy(() -> modify(update(1, 443))).isInstanceOf(NativeException.class);

      assertThat(scene.changes()).containsExactly(TO_443);
      assertThat(scene.ingress()).containsExactly(ruleIdOf(1) + " 22");
    }
  }

  @Nested
  class Afterwards {

    @Test
    void revokesTheNativeRuleThatStandsForAnId() {
      knows(1);
      scene
          .shows(web(tcp(1, 22), ""))
          .shows(web(tcp(1, 22) + "," + tcp(2, 443), ""))
          .shows(web(tcp(2, 443), ""))
          .authorizes(AUTHORIZE_SECURITY_GROUP_INGRESS);
      scene.cloud.runs(REVOKE_SECURITY_GROUP_INGRESS).runs(REVOKE_SECURITY_GROUP_INGRESS);
      modify(update(1, 443));

      var _ =
          new RevokeSecurityGroupIngress(scene.backend)
              .handle(
                  scene.call,
                  RevokeSecurityGroupIngressRequest.builder()
                      .groupId(WEB_ID)
                      .securityGroupRuleIds(List.of(ruleIdOf(1)))
                      .build());

      assertThat(scene.changes().getLast()).isEqualTo("revokeSecurityGroupIngress id=" + ruleOf(2));
    }

    @Test
    void listsTheIdOfAChangedRuleAsTheCallersOwn() {
      knows(1, 2);
      scene.shows(web(tcp(1, 22) + "," + tcp(2, 443), ""));
      modify(update(1, 443), update(2, 22));

      var listed =
          new SecurityGroupRuleIds(scene.cloud, scene.backend.store().resourceFacts())
              .list(scene.call);

      assertThat(listed).containsExactly(ruleOf(2), ruleOf(1), WEB);
    }

    @Test
    void givesTheRuleThatAllowsAllEgressAnIdOfItsOwnOnceTheFirstBecameAnother() {
      knows();
      String first = scene.backend.ids().getEc2Id(ResourceKind.SECURITY_GROUP_RULE, WEB);
      scene
          .shows(web("", ""))
          .shows(web("", tcp(1, 443)))
          .shows(web("", tcp(1, 443)))
          .shows(web("", tcp(1, 443) + "," + all(2)))
          .authorizes(AUTHORIZE_SECURITY_GROUP_EGRESS)
          .authorizes(AUTHORIZE_SECURITY_GROUP_EGRESS);
      modify(update(first, tcpTo(443).build()));

      var added =
          new AuthorizeSecurityGroupEgress(scene.backend)
              .handle(
                  scene.call,
                  AuthorizeSecurityGroupEgressRequest.builder()
                      .groupId(WEB_ID)
                      .ipProtocol("-1")
                      .cidrIp("0.0.0.0/0")
                      .build())
              .securityGroupRules();

      assertThat(added.getFirst().securityGroupRuleId()).contains(ruleIdOf(2));
      assertThat(scene.rules())
          .extracting(rule -> rule.securityGroupRuleId().orElseThrow())
          .containsExactlyInAnyOrder(first, ruleIdOf(2));
    }
  }

  @Nested
  class Refusals {

    private void assertRefused(String code, SecurityGroupRuleUpdate... updates) {
      assertThatThrownBy(() -> modify(updates)).hasMessageContaining(code);
      assertThat(scene.changes()).isEmpty();
    }

    @Test
    void refusesARuleLikeAnotherOfTheGroup() {
      knows(1, 2);
      scene.shows(web(tcp(1, 22) + "," + tcp(2, 443), ""));

      assertRefused("InvalidPermission.Duplicate", update(1, 443));
    }

    @Test
    void refusesTwoRulesThatWouldBeTheSame() {
      knows(1, 2);
      scene.shows(web(tcp(1, 22) + "," + tcp(2, 443), ""));

      assertRefused("InvalidPermission.Duplicate", update(1, 80), update(2, 80));
    }

    @Test
    void refusesARuleOfAnotherGroup() {
      knows(1, 2);
      scene.shows(web(tcp(1, 22), ""));

      assertRefused("InvalidSecurityGroupRuleId.NotFound", update(2, 443));
    }

    @Test
    void refusesAnotherKindOfSource() {
      knows(1);
      scene.shows(web(tcp(1, 22), ""));
      var rule =
          SecurityGroupRuleRequest.builder().ipProtocol("-1").referencedGroupId(WEB_ID).build();

      assertRefused("InvalidParameterValue", update(ruleIdOf(1), rule));
    }

    @Test
    void refusesSeveralSourcesOrNone() {
      var two = tcpTo(22).cidrIpv6("::/0").build();
      var none = SecurityGroupRuleRequest.builder().ipProtocol("-1").build();

      assertRefused("InvalidParameterCombination", update(ruleIdOf(1), two));
      assertRefused("InvalidParameterCombination", update(ruleIdOf(1), none));
    }

    @Test
    void refusesOneRuleTwice() {
      assertRefused("InvalidParameterValue", update(1, 22), update(1, 443));
    }

    @Test
    void refusesAnUpdateToNothing() {
      assertRefused(
          "MissingParameter",
          SecurityGroupRuleUpdate.builder().securityGroupRuleId(ruleIdOf(1)).build());
    }

    @Test
    void refusesMalformedIds() {
      assertRefused("InvalidSecurityGroupRuleId.Malformed", update("sgr-12", tcpTo(1).build()));
    }

    @Test
    void refusesADescriptionThatEc2DoesNotTake() {
      knows(1);
      scene.shows(web(tcp(1, 22), ""));

      assertRefused(
          "InvalidParameterValue", update(ruleIdOf(1), tcpTo(443).description("für alle").build()));
    }
  }
}
