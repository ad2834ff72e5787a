// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.instances;

import static io.landbridge.translation.ec2.instances.InstanceScene.ID;
import static io.landbridge.translation.ec2.instances.InstanceScene.OTHER_ID;
import static io.landbridge.translation.ec2.instances.InstanceScene.OTHER_VM;
import static io.landbridge.translation.ec2.instances.InstanceScene.VM;
import static io.landbridge.translation.ec2.instances.InstanceScene.machine;
import static io.landbridge.translation.ec2.instances.InstanceScene.root;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.landbridge.ec2.model.DescribeInstancesRequest;
import io.landbridge.ec2.model.HttpTokensState;
import io.landbridge.ec2.model.Instance;
import io.landbridge.ec2.model.InstanceAttributeName;
import io.landbridge.ec2.model.InstanceMetadataEndpointState;
import io.landbridge.ec2.model.InstanceMetadataOptionsResponse;
import io.landbridge.ec2.model.InstanceMonitoring;
import io.landbridge.ec2.model.ModifyInstanceMetadataOptionsRequest;
import io.landbridge.ec2.model.MonitorInstancesRequest;
import io.landbridge.ec2.model.Monitoring;
import io.landbridge.ec2.model.MonitoringState;
import io.landbridge.ec2.model.ResetInstanceAttributeRequest;
import io.landbridge.ec2.model.UnmonitorInstancesRequest;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the store remembers about instances because CloudStack has nothing of the kind. */
class InstanceFlagsTest {
  private final InstanceScene scene = new InstanceScene();

  private Instance describe() {
    var request = DescribeInstancesRequest.builder().instanceIds(List.of(ID)).build();
    return new DescribeInstances(scene.backend)
        .handle(scene.call, request)
        .reservations()
        .getFirst()
        .instances()
        .getFirst();
  }

  @Nested
  class DetailedMonitoringOf {
    private List<InstanceMonitoring> monitor(String... ids) {
      MonitorInstances action = new MonitorInstances(scene.backend);
      var request = MonitorInstancesRequest.builder().instanceIds(List.of(ids)).build();
      action.validate(scene.call, request);
      return action.handle(scene.call, request).instanceMonitorings();
    }

    private List<InstanceMonitoring> unmonitor(String... ids) {
      UnmonitorInstances action = new UnmonitorInstances(scene.backend);
      var request = UnmonitorInstancesRequest.builder().instanceIds(List.of(ids)).build();
      action.validate(scene.call, request);
      return action.handle(scene.call, request).instanceMonitorings();
    }

    private static Optional<MonitoringState> state(InstanceMonitoring monitoring) {
      return monitoring.monitoring().flatMap(Monitoring::state);
    }

    @Test
    void instancesIsAsItWasLastSaid() {
      scene.machines(machine(VM, "Running"), machine(OTHER_VM, "Stopped")).volumes(root());

      assertThat(monitor(OTHER_ID, ID))
          .extracting(m -> m.instanceId().orElse(""), DetailedMonitoringOf::state)
          .containsExactly(
              tuple(OTHER_ID, Optional.of(MonitoringState.ENABLED)),
              tuple(ID, Optional.of(MonitoringState.ENABLED)));
      assertThat(describe().monitoring().flatMap(Monitoring::state))
          .contains(MonitoringState.ENABLED);

      assertThat(unmonitor(ID))
          .singleElement()
          .extracting(DetailedMonitoringOf::state)
          .isEqualTo(Optional.of(MonitoringState.DISABLED));
      assertThat(describe().monitoring().flatMap(Monitoring::state))
          .contains(MonitoringState.DISABLED);
      assertThat(scene.facts(OTHER_VM)).containsEntry(InstanceFacts.MONITORING, "true");
      assertThat(scene.changes()).isEmpty();
    }

    @Test
    void instancesIsLeftAsItIsWhenOneIsNotThere() {
      scene.machines(machine(VM, "Running")).volumes(root());

      assertThatThrownBy(() -> monitor(ID, OTHER_ID))
          .hasMessageContaining("InvalidInstanceID.NotFound");
      assertThatThrownBy(() -> unmonitor("i-x"))
          .hasMessageContaining("InvalidInstanceID.Malformed");
      assertThat(scene.facts(VM)).isEmpty();
    }
  }

  @Nested
  class MetadataOptionsOf {
    private InstanceMetadataOptionsResponse modify(
        ModifyInstanceMetadataOptionsRequest.Builder options) {
      ModifyInstanceMetadataOptions action = new ModifyInstanceMetadataOptions(scene.backend);
      ModifyInstanceMetadataOptionsRequest request = options.instanceId(ID).build();
      action.validate(scene.call, request);
      return action.handle(scene.call, request).instanceMetadataOptions().orElseThrow();
    }

    @Test
    void anInstanceAreThoseSaidAndOtherwiseThoseItHad() {
      scene.machines(machine(VM, "Running")).volumes(root());
      scene.fact(InstanceFacts.METADATA_HOP_LIMIT, "2");

      InstanceMetadataOptionsResponse said =
          modify(
              ModifyInstanceMetadataOptionsRequest.builder().httpTokens(HttpTokensState.REQUIRED));

      assertThat(said.httpTokens()).contains(HttpTokensState.REQUIRED);
      assertThat(said.httpPutResponseHopLimit()).contains(2);
      assertThat(said.httpEndpoint()).contains(InstanceMetadataEndpointState.ENABLED);
      assertThat(describe().metadataOptions()).contains(said);
      assertThat(scene.changes()).isEmpty();
    }

    @Test
    void anInstanceCannotBeNothing() {
      assertThatThrownBy(() -> modify(ModifyInstanceMetadataOptionsRequest.builder()))
          .hasMessageContaining("InvalidParameterCombination");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 65, -1})
    void anInstanceHaveOneToSixtyFourHops(int hops) {
      assertThatThrownBy(() ->
              modify(ModifyInstanceMetadataOptionsRequest.builder().httpPutResponseHopLimit(hops)))
          .hasMessageContaining("InvalidParameterValue")
          .hasMessageContaining("HttpPutResponseHopLimit");
    }
  }

  @Test
  void theCheckOfSourceAndDestinationIsOnAgainAfterAReset() {
    scene.machines(machine(VM, "Running")).volumes(root());
    scene.fact(InstanceFacts.SOURCE_DEST_CHECK, "false");
    assertThat(describe().sourceDestCheck()).contains(false);

    ResetInstanceAttribute action = new ResetInstanceAttribute(scene.backend);
    var request =
        ResetInstanceAttributeRequest.builder()
            .instanceId(ID)
            .attribute(InstanceAttributeName.SOURCE_DEST_CHECK)
            .build();
    action.validate(scene.call, request);
    var _ = action.handle(scene.call, request);

    assertThat(describe().sourceDestCheck()).contains(true);
    assertThat(scene.changes()).isEmpty();
  }
}
