// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.instances;

import static io.landbridge.translation.cloudstack.NativeCommand.GET_VM_PASSWORD;
import static io.landbridge.translation.ec2.instances.InstanceScene.ID;
import static io.landbridge.translation.ec2.instances.InstanceScene.OTHER_ID;
import static io.landbridge.translation.ec2.instances.InstanceScene.OTHER_VM;
import static io.landbridge.translation.ec2.instances.InstanceScene.VM;
import static io.landbridge.translation.ec2.instances.InstanceScene.machine;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landbridge.ec2.model.DescribeInstanceCreditSpecificationsRequest;
import io.landbridge.ec2.model.Filter;
import io.landbridge.ec2.model.GetConsoleOutputRequest;
import io.landbridge.ec2.model.GetConsoleOutputResult;
import io.landbridge.ec2.model.GetPasswordDataRequest;
import io.landbridge.ec2.model.GetPasswordDataResult;
import io.landbridge.ec2.model.InstanceCreditSpecification;
import io.landbridge.translation.Calls;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ConsoleAndPasswordTest {
  private final InstanceScene scene = new InstanceScene();

  @Nested
  class ConsoleOutput {
    private final GetConsoleOutput action = new GetConsoleOutput(scene.backend);

    private GetConsoleOutputResult get(String id) {
      var request = GetConsoleOutputRequest.builder().instanceId(id).build();
      action.validate(scene.call, request);
      return action.handle(scene.call, request);
    }

    @Test
    void isEmptyAndOfNow() {
      scene.machines(machine(VM, "Running")).volumes();

      assertThat(get(ID))
          .isEqualTo(
              GetConsoleOutputResult.builder()
                  .instanceId(ID)
                  .timestamp(Calls.NOW)
                  .output("")
                  .build());
    }

    @Test
    void isOfNoInstanceThatIsNotThere() {
      scene.machines().volumes();

      assertThatThrownBy(() -> get(ID)).hasMessageContaining("InvalidInstanceID.NotFound");
      assertThatThrownBy(() -> get("x")).hasMessageContaining("InvalidInstanceID.Malformed");
    }
  }

  @Nested
  class PasswordData {
    private final GetPasswordData action = new GetPasswordData(scene.backend);

    private GetPasswordDataResult get(String id) {
      var request = GetPasswordDataRequest.builder().instanceId(id).build();
      action.validate(scene.call, request);
      return action.handle(scene.call, request);
    }

    @Test
    void isWhatTheCloudEncryptedForTheKeyPair() {
      scene.machines(machine(VM, "Running")).volumes();
      scene.cloud.answersJson(
          GET_VM_PASSWORD, "{\"password\":{\"encryptedpassword\":\"c2VjcmV0\"}}");

      GetPasswordDataResult seen = get(ID);

      assertThat(seen.passwordData()).contains("c2VjcmV0");
      assertThat(seen.timestamp()).contains(Calls.NOW);
      assertThat(seen.instanceId()).contains(ID);
      assertThat(scene.changes()).isEmpty();
      assertThat(scene.cloud.sent()).contains("getVMPassword id=" + VM);
    }

    @Test
    void isEmptyWhileThereIsNone() {
      scene.machines(machine(VM, "Running")).volumes();
      scene.cloud.fails(
          GET_VM_PASSWORD,
          431,
          "No password for VM with id '41dee60a-e21a-4818-bfcb-aaa615bc7b7b' found.");

      assertThat(get(ID).passwordData()).contains("");
    }

    @Test
    void isNotEmptyWhenTheCloudFailsOtherwise() {
      scene.machines(machine(VM, "Running")).volumes();
      scene.cloud.fails(GET_VM_PASSWORD, 530, "Something broke");

      assertThatThrownBy(() -> get(ID)).hasMessageContaining("Something broke");
    }

    @Test
    void isOfNoInstanceThatIsNotThere() {
      scene.machines().volumes();

      assertThatThrownBy(() -> get(ID)).hasMessageContaining("InvalidInstanceID.NotFound");
    }
  }

  @Nested
  class CreditSpecifications {
    private final DescribeInstanceCreditSpecifications action =
        new DescribeInstanceCreditSpecifications(scene.backend);

    private List<InstanceCreditSpecification> describe(
        DescribeInstanceCreditSpecificationsRequest.Builder request) {
      DescribeInstanceCreditSpecificationsRequest whole = request.build();
      action.validate(scene.call, whole);
      return action.handle(scene.call, whole).instanceCreditSpecifications();
    }

    @Test
    void areStandardForEveryInstance() {
      scene.machines(machine(VM, "Running"), machine(OTHER_VM, "Stopped")).volumes();

      assertThat(describe(DescribeInstanceCreditSpecificationsRequest.builder()))
          .containsExactlyInAnyOrder(standard(ID), standard(OTHER_ID));
      assertThat(
              describe(
                  DescribeInstanceCreditSpecificationsRequest.builder()
                      .instanceIds(List.of(OTHER_ID))))
          .containsExactly(standard(OTHER_ID));
    }

    @Test
    void areFoundByFilter() {
      scene.machines(machine(VM, "Running"), machine(OTHER_VM, "Stopped")).volumes();
      Filter filter = Filter.builder().name("instance-id").values(List.of("i-41*")).build();

      assertThat(
              describe(
                  DescribeInstanceCreditSpecificationsRequest.builder().filters(List.of(filter))))
          .containsExactly(standard(ID));
    }

    @Test
    void areOfNoInstanceThatIsNotThere() {
      scene.machines().volumes();

      assertThatThrownBy(() ->
              describe(
                  DescribeInstanceCreditSpecificationsRequest.builder().instanceIds(List.of(ID))))
          .hasMessageContaining("InvalidInstanceID.NotFound");
    }

    private static InstanceCreditSpecification standard(String id) {
      return InstanceCreditSpecification.builder().instanceId(id).cpuCredits("standard").build();
    }
  }
}
