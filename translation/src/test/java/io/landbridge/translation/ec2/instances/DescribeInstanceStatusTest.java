// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.instances;

import static io.landbridge.translation.ec2.instances.InstanceScene.ID;
import static io.landbridge.translation.ec2.instances.InstanceScene.OTHER_ID;
import static io.landbridge.translation.ec2.instances.InstanceScene.OTHER_VM;
import static io.landbridge.translation.ec2.instances.InstanceScene.VM;
import static io.landbridge.translation.ec2.instances.InstanceScene.machine;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landbridge.ec2.model.DescribeInstanceStatusRequest;
import io.landbridge.ec2.model.Filter;
import io.landbridge.ec2.model.InstanceState;
import io.landbridge.ec2.model.InstanceStateName;
import io.landbridge.ec2.model.InstanceStatus;
import io.landbridge.ec2.model.InstanceStatusDetails;
import io.landbridge.ec2.model.InstanceStatusSummary;
import io.landbridge.ec2.model.StatusType;
import io.landbridge.ec2.model.SummaryStatus;
import io.landbridge.translation.Calls;
import io.landbridge.translation.cloudstack.NativeId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DescribeInstanceStatusTest {
  private static final DateTimeFormatter NATIVE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssZ").withZone(ZoneOffset.UTC);

  private final InstanceScene scene = new InstanceScene();

  private List<InstanceStatus> describe(DescribeInstanceStatusRequest.Builder request) {
    DescribeInstanceStatus action = new DescribeInstanceStatus(scene.backend);
    DescribeInstanceStatusRequest whole = request.build();
    action.validate(scene.call, whole);
    return action.handle(scene.call, whole).instanceStatuses();
  }

  private static DescribeInstanceStatusRequest.Builder all() {
    return DescribeInstanceStatusRequest.builder().includeAllInstances(true);
  }

  private static String updated(NativeId vm, String state, Duration ago) {
    Instant when = Calls.NOW.minus(ago);
    return machine(vm, state, ",\"lastupdated\":\"" + NATIVE.format(when) + "\"");
  }

  private static SummaryStatus status(InstanceStatusSummary summary) {
    return summary.status().orElseThrow();
  }

  @Test
  void onlyRunningInstancesAreShownUnlessAllAreAskedFor() {
    scene.machines(machine(VM, "Running"), machine(OTHER_VM, "Stopped")).volumes();

    assertThat(describe(DescribeInstanceStatusRequest.builder()))
        .extracting(s -> s.instanceId().orElseThrow())
        .containsExactly(ID);
    assertThat(describe(DescribeInstanceStatusRequest.builder().instanceIds(List.of(OTHER_ID))))
        .isEmpty();
    assertThat(describe(all()))
        .extracting(s -> s.instanceId().orElseThrow())
        .containsExactlyInAnyOrder(ID, OTHER_ID);
  }

  @ParameterizedTest(name = "{0} for {1} s is {2}")
  @CsvSource({
    "Running, 59, INITIALIZING, INITIALIZING",
    "Running, 61, OK, PASSED",
    "Unknown, 61, IMPAIRED, FAILED"
  })
  void aRunningInstanceIsWellAfterAMinute(
      String state, int seconds, SummaryStatus status, StatusType reachability) {
    scene.machines(updated(VM, state, Duration.ofSeconds(seconds))).volumes();

    InstanceStatus seen = describe(DescribeInstanceStatusRequest.builder()).getFirst();

    for (InstanceStatusSummary summary :
        List.of(seen.instanceStatus().orElseThrow(), seen.systemStatus().orElseThrow())) {
      assertThat(status(summary)).isEqualTo(status);
      assertThat(summary.details())
          .singleElement()
          .extracting(InstanceStatusDetails::status)
          .isEqualTo(java.util.Optional.of(reachability));
    }
    assertThat(seen.availabilityZone()).contains("us-east-1a");
    assertThat(seen.instanceState().flatMap(InstanceState::code)).contains(16);
  }

  @Test
  void theChecksDoNotApplyToWhatDoesNotRun() {
    scene.machines(machine(VM, "Stopped")).volumes();

    InstanceStatus seen = describe(all()).getFirst();

    assertThat(seen.instanceState().flatMap(InstanceState::name))
        .contains(InstanceStateName.STOPPED);
    assertThat(status(seen.instanceStatus().orElseThrow())).isEqualTo(SummaryStatus.NOT_APPLICABLE);
    assertThat(seen.instanceStatus().orElseThrow().details()).isEmpty();
  }

  @ParameterizedTest(name = "{0} = {1} finds {2}")
  @CsvSource({
    "instance-state-name, running, 1",
    "instance-state-code, 80, 1",
    "instance-status.status, not-applicable, 1",
    "instance-status.reachability, passed, 1",
    "system-status.status, o?, 1",
    "system-status.reachability, failed, 0",
    "availability-zone, us-east-1?, 2",
    "event.code, *, 0"
  })
  void filtersChoose(String name, String value, int found) {
    scene
        .machines(updated(VM, "Running", Duration.ofHours(1)), machine(OTHER_VM, "Stopped"))
        .volumes();
    Filter filter = Filter.builder().name(name).values(List.of(value)).build();

    assertThat(describe(all().filters(List.of(filter)))).hasSize(found);
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    scene.machines().volumes();

    Filter filter = Filter.builder().name("colour").values(List.of("red")).build();
    assertThatThrownBy(() -> describe(all().filters(List.of(filter))))
        .hasMessageContaining("The filter 'colour' is invalid");
    assertThatThrownBy(() -> describe(all().instanceIds(List.of(ID))))
        .hasMessageContaining("InvalidInstanceID.NotFound");
  }
}
