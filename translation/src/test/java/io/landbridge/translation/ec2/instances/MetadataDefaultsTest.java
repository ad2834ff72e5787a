// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.instances;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landbridge.ec2.model.DefaultHttpTokensEnforcedState;
import io.landbridge.ec2.model.DefaultInstanceMetadataEndpointState;
import io.landbridge.ec2.model.DefaultInstanceMetadataTagsState;
import io.landbridge.ec2.model.GetInstanceMetadataDefaultsRequest;
import io.landbridge.ec2.model.HttpTokensState;
import io.landbridge.ec2.model.InstanceMetadataDefaultsResponse;
import io.landbridge.ec2.model.InstanceMetadataEndpointState;
import io.landbridge.ec2.model.InstanceMetadataOptionsRequest;
import io.landbridge.ec2.model.InstanceMetadataTagsState;
import io.landbridge.ec2.model.ManagedBy;
import io.landbridge.ec2.model.MetadataDefaultHttpTokensState;
import io.landbridge.ec2.model.ModifyInstanceMetadataDefaultsRequest;
import io.landbridge.translation.Call;
import io.landbridge.translation.Calls;
import io.landbridge.translation.cloudstack.NativeCommand;
import io.landbridge.translation.cloudstack.ScriptedCloudStack;
import io.landbridge.translation.ec2.TestBackend;
import io.landbridge.translation.ec2.images.Image;
import io.landbridge.translation.ec2.images.Images;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetadataDefaultsTest {
  private final InstanceScene scene = new InstanceScene();
  private final MetadataDefaults defaults =
      new MetadataDefaults(scene.backend.store().resourceFacts());

  private InstanceMetadataDefaultsResponse get(Call call) {
    return new GetInstanceMetadataDefaults(scene.backend)
        .handle(call, GetInstanceMetadataDefaultsRequest.builder().build())
        .accountLevel()
        .orElseThrow();
  }

  private void modify(ModifyInstanceMetadataDefaultsRequest.Builder request) {
    var action = new ModifyInstanceMetadataDefaults(scene.backend);
    action.validate(scene.call, request.build());
    assertThat(action.handle(scene.call, request.build()).returnValue()).contains(true);
  }

  private static ModifyInstanceMetadataDefaultsRequest.Builder request() {
    return ModifyInstanceMetadataDefaultsRequest.builder();
  }

  private static InstanceMetadataOptionsRequest.Builder asked() {
    return InstanceMetadataOptionsRequest.builder();
  }

  private Image image(String details) {
    ScriptedCloudStack cloud = new ScriptedCloudStack();
    cloud.answersJson(
        NativeCommand.LIST_TEMPLATES,
        """
        {"count":1,"template":[{"id":"a1111111-64d8-490a-8d37-1b76c0a1f001","name":"i","isready":true,
         "details":%s}]}
        """
            .formatted(details));
    return new Images(TestBackend.over(cloud)).list(scene.call).getFirst();
  }

  @Test
  void ofAnImageCountAfterThoseOfTheAccountAndTheLaunch() {
    Image image = image("{\"imdsSupport\":\"v2.0\"}");

    assertThat(defaults.atLaunch(scene.call, image, Optional.empty()))
        .isEqualTo(
            Map.of(
                InstanceFacts.METADATA_HTTP_TOKENS, "required",
                InstanceFacts.METADATA_HOP_LIMIT, "2"));
    modify(request().httpPutResponseHopLimit(7));
    assertThat(
            defaults.atLaunch(
                scene.call,
                image,
                Optional.of(asked().httpTokens(HttpTokensState.OPTIONAL).build())))
        .isEqualTo(
            Map.of(
                InstanceFacts.METADATA_HTTP_TOKENS, "optional",
                InstanceFacts.METADATA_HOP_LIMIT, "7"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1.0", "", "true"})
  void anImageSaysNothingByAValueThatEc2DoesNotHave(String value) {
    Image image = image("{\"imdsSupport\":\"" + value + "\"}");

    assertThat(defaults.atLaunch(scene.call, image, Optional.empty())).isEmpty();
  }

  @Test
  void anAccountThatHasSaidNothingHasNone() {
    assertThat(get(scene.call))
        .isEqualTo(InstanceMetadataDefaultsResponse.builder().managedBy(ManagedBy.ACCOUNT).build());
    assertThat(defaults.atLaunch(scene.call, image("{}"), Optional.empty())).isEmpty();
  }

  @Test
  void areOneAccountsOwn() {
    modify(
        request()
            .httpTokens(MetadataDefaultHttpTokensState.REQUIRED)
            .httpPutResponseHopLimit(2)
            .httpEndpoint(DefaultInstanceMetadataEndpointState.DISABLED)
            .instanceMetadataTags(DefaultInstanceMetadataTagsState.ENABLED));

    InstanceMetadataDefaultsResponse set = get(scene.call);
    assertThat(set.httpTokens()).contains(HttpTokensState.REQUIRED);
    assertThat(set.httpPutResponseHopLimit()).contains(2);
    assertThat(set.httpEndpoint()).contains(InstanceMetadataEndpointState.DISABLED);
    assertThat(set.instanceMetadataTags()).contains(InstanceMetadataTagsState.ENABLED);
    assertThat(get(Calls.byCarol()).httpTokens()).isEmpty();
  }

  @Test
  void noPreferenceTakesOneBackAndLeavesTheOthers() {
    modify(
        request().httpTokens(MetadataDefaultHttpTokensState.REQUIRED).httpPutResponseHopLimit(2));
    modify(
        request()
            .httpTokens(MetadataDefaultHttpTokensState.NO_PREFERENCE)
            .instanceMetadataTags(DefaultInstanceMetadataTagsState.NO_PREFERENCE));

    assertThat(get(scene.call).httpTokens()).isEmpty();
    assertThat(get(scene.call).httpPutResponseHopLimit()).contains(2);
    modify(request().httpPutResponseHopLimit(-1));
    assertThat(get(scene.call).httpPutResponseHopLimit()).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(ints = {0, 65, -2})
  void refusesAHopLimitThatCannotBe(int limit) {
    assertThatThrownBy(() -> modify(request().httpPutResponseHopLimit(limit)))
        .hasMessageContaining("InvalidParameterValue");
  }

  @Test
  void refusesToChangeNothing() {
    assertThatThrownBy(() -> modify(request())).hasMessageContaining("InvalidParameterCombination");
  }

  @Test
  void whatALaunchAsksForComesFirst() {
    modify(
        request().httpTokens(MetadataDefaultHttpTokensState.REQUIRED).httpPutResponseHopLimit(3));

    assertThat(
            defaults.atLaunch(
                scene.call,
                image("{}"),
                Optional.of(asked().httpTokens(HttpTokensState.OPTIONAL).build())))
        .isEqualTo(
            Map.of(
                InstanceFacts.METADATA_HTTP_TOKENS, "optional",
                InstanceFacts.METADATA_HOP_LIMIT, "3"));
  }

  @Test
  void enforcedTokensRefuseALaunchWithoutThem() {
    modify(request().httpTokensEnforced(DefaultHttpTokensEnforcedState.ENABLED));

    assertThatThrownBy(() -> defaults.atLaunch(scene.call, image("{}"), Optional.empty()))
        .hasMessageContaining("UnsupportedOperation");
    assertThat(
            defaults.atLaunch(
                scene.call,
                image("{}"),
                Optional.of(asked().httpTokens(HttpTokensState.REQUIRED).build())))
        .isEqualTo(Map.of(InstanceFacts.METADATA_HTTP_TOKENS, "required"));
  }

  @Test
  void enforcedTokensRefuseAChangeThatGivesThemUp() {
    modify(request().httpTokensEnforced(DefaultHttpTokensEnforcedState.ENABLED));

    assertThatThrownBy(() ->
            defaults.checkChange(
                scene.call, Map.of(InstanceFacts.METADATA_HTTP_TOKENS, "optional")))
        .hasMessageContaining("UnsupportedOperation");
    defaults.checkChange(scene.call, Map.of(InstanceFacts.METADATA_HOP_LIMIT, "2"));
  }
}
