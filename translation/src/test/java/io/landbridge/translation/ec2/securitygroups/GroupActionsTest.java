// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.securitygroups;

import static io.landbridge.translation.cloudstack.NativeCommand.DELETE_SECURITY_GROUP;
import static io.landbridge.translation.ec2.securitygroups.GroupScene.DATA;
import static io.landbridge.translation.ec2.securitygroups.GroupScene.DATA_ID;
import static io.landbridge.translation.ec2.securitygroups.GroupScene.WEB;
import static io.landbridge.translation.ec2.securitygroups.GroupScene.WEB_ID;
import static io.landbridge.translation.ec2.securitygroups.GroupScene.fromGroup;
import static io.landbridge.translation.ec2.securitygroups.GroupScene.group;
import static io.landbridge.translation.ec2.securitygroups.GroupScene.web;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landbridge.ec2.model.DeleteSecurityGroupRequest;
import io.landbridge.ec2.model.DescribeSecurityGroupReferencesRequest;
import io.landbridge.ec2.model.Filter;
import io.landbridge.ec2.model.GetSecurityGroupsForVpcRequest;
import io.landbridge.ec2.model.GetSecurityGroupsForVpcResult;
import io.landbridge.ec2.model.SecurityGroupForVpc;
import io.landbridge.ec2.model.SecurityGroupReference;
import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.ids.ResourceKind;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class GroupActionsTest {
  private static final NativeId NORTH = new NativeId("11111111-1111-4111-8111-111111111111");
  private static final NativeId SOUTH = new NativeId("22222222-2222-4222-8222-222222222222");

  private final GroupScene scene = new GroupScene().knowsGroups();

  private static String data(String ingress) {
    return group(DATA, "data", ingress, "");
  }

  @Nested
  class Delete {

    private void delete(String groupId) {
      var _ =
          new DeleteSecurityGroup(scene.backend)
              .handle(scene.call, DeleteSecurityGroupRequest.builder().groupId(groupId).build());
    }

    @Test
    void readsTheGroupsOnceAndRemovesTheOneThatNothingUses() {
      scene.shows(web("", ""), data(""));
      scene.cloud.answersJson(DELETE_SECURITY_GROUP, "{\"success\":\"true\"}");

      delete(DATA_ID);

      assertThat(scene.listsOfGroups()).isEqualTo(1);
      assertThat(scene.changes()).containsExactly("deleteSecurityGroup id=" + DATA);
    }

    @Test
    void refusesAGroupThatARuleOfAnotherIsAbout() {
      scene.shows(web("", ""), data(fromGroup(1, "web")));

      assertThatThrownBy(() -> delete(WEB_ID)).hasMessageContaining("DependencyViolation");
      assertThat(scene.changes()).isEmpty();
    }
  }

  @Nested
  class References {

    private List<SecurityGroupReference> referencesTo(String... groupIds) {
      var request =
          DescribeSecurityGroupReferencesRequest.builder().groupId(List.of(groupIds)).build();
      var action = new DescribeSecurityGroupReferences(scene.backend);
      action.validate(scene.call, request);
      return action.handle(scene.call, request).securityGroupReferenceSet();
    }

    @Test
    void tellsTheOtherVpcWhoseGroupNamesAGroup() {
      scene.isOf(WEB, NORTH).isOf(DATA, SOUTH).shows(web("", ""), data(fromGroup(1, "web")));

      List<SecurityGroupReference> references = referencesTo(WEB_ID, DATA_ID);

      assertThat(references).hasSize(1);
      assertThat(references.getFirst().groupId()).contains(WEB_ID);
      assertThat(references.getFirst().referencingVpcId())
          .contains(scene.backend.ids().getEc2Id(ResourceKind.VPC, SOUTH));
    }

    @Test
    void tellsNothingOfGroupsOfTheSameVpc() {
      scene.isOf(WEB, NORTH).isOf(DATA, NORTH).shows(web("", ""), data(fromGroup(1, "web")));

      assertThat(referencesTo(WEB_ID)).isEmpty();
    }

    @Test
    void refusesGroupsThatAreNotThere() {
      scene.shows(web("", ""));

      assertThatThrownBy(() -> referencesTo(DATA_ID)).hasMessageContaining("InvalidGroup.NotFound");
      assertThatThrownBy(() -> referencesTo("sg-1"))
          .hasMessageContaining("InvalidGroupId.Malformed");
    }
  }

  @Nested
  class OfAVpc {
    private static final NativeId VPC = new NativeId("4cbf8724-ffff-420b-b38f-a5936533db16");
    private static final String VPC_ID = "vpc-4cbf8724ffff420bb";

    private final GroupScene here = new GroupScene("listVPCs-with-tier", "listNetworks");

    private GetSecurityGroupsForVpcResult get(GetSecurityGroupsForVpcRequest.Builder asked) {
      var request = asked.build();
      var action = new GetSecurityGroupsForVpc(here.backend);
      action.validate(here.call, request);
      return action.handle(here.call, request);
    }

    private static GetSecurityGroupsForVpcRequest.Builder of(String vpcId) {
      return GetSecurityGroupsForVpcRequest.builder().vpcId(vpcId);
    }

    private static List<String> names(GetSecurityGroupsForVpcResult result) {
      return result.securityGroupForVpcs().stream()
          .map(group -> group.groupName().orElseThrow())
          .toList();
    }

    @Test
    void areItsOwn() {
      here.isOf(WEB, VPC).isOf(DATA, SOUTH).shows(web("", ""), data(""));

      GetSecurityGroupsForVpcResult result = get(of(VPC_ID));

      assertThat(names(result)).containsExactly("web");
      SecurityGroupForVpc group = result.securityGroupForVpcs().getFirst();
      assertThat(group.groupId()).contains(WEB_ID);
      assertThat(group.primaryVpcId()).contains(VPC_ID);
      assertThat(group.description()).contains("of web");
      assertThat(group.ownerId()).contains(here.call.caller().accountId().value());
    }

    @Test
    void areFiltered() {
      here.isOf(WEB, VPC).isOf(DATA, VPC).shows(web("", ""), data(""));
      Filter filter = Filter.builder().name("group-name").values(List.of("d*")).build();

      assertThat(names(get(of(VPC_ID).filters(List.of(filter))))).containsExactly("data");
    }

    @Test
    void comeInPages() {
      String[] groups = new String[6];
      for (int i = 0; i < groups.length; i++) {
        NativeId id = new NativeId("%da000000-0000-4000-8000-000000000000".formatted(i));
        groups[i] = group(id, "g" + i, "", "");
        here.isOf(id, VPC);
      }
      here.shows(groups);

      GetSecurityGroupsForVpcResult first = get(of(VPC_ID).maxResults(5));

      assertThat(names(first)).containsExactly("g0", "g1", "g2", "g3", "g4");
      assertThat(names(get(of(VPC_ID).maxResults(5).nextToken(first.nextToken()))))
          .containsExactly("g5");
    }

    @Test
    void areRefusedForAVpcThatIsNotThere() {
      here.shows(web("", ""));

      assertThatThrownBy(() -> get(of("vpc-00000000000000001")))
          .hasMessageContaining("InvalidVpcID.NotFound");
      assertThatThrownBy(() -> get(of("vpc-1"))).hasMessageContaining("InvalidVpcID.Malformed");
    }
  }
}
