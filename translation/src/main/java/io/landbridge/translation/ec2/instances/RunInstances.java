// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.instances;

import io.landbridge.aws.AwsException;
import io.landbridge.ec2.Ec2Errors;
import io.landbridge.ec2.model.InstanceStateName;
import io.landbridge.ec2.model.Reservation;
import io.landbridge.ec2.model.RunInstancesRequest;
import io.landbridge.translation.Call;
import io.landbridge.translation.cloudstack.NativeException;
import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.ec2.Ec2Backend;
import io.landbridge.translation.ec2.Ec2Operation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Launches instances and answers while they are {@code pending}. EC2 API 2016-11-15, RunInstances;
 * native {@code deployVirtualMachine} for each.
 */
final class RunInstances implements Ec2Operation<RunInstancesRequest, Reservation> {
  /** EC2 has no such bound; one request must not keep the cloud busy for ever. */
  private static final int MOST_INSTANCES = 1_000;

  private final Ec2Backend backend;
  private final LaunchPlanner planner;
  private final Deployment deployment;
  private final Instances instances;

  RunInstances(Ec2Backend backend) {
    this.backend = backend;
    this.planner = new LaunchPlanner(backend);
    this.deployment = new Deployment(backend);
    this.instances = new Instances(backend);
  }

  @Override
  public void validate(Call call, RunInstancesRequest request) {
    if (request.imageId().isEmpty()) {
      throw Ec2Errors.missingParameter("ImageId").toException();
    }
    if (request.minCount() < 1) {
      throw badCount("minCount", request.minCount(), "It must be at least 1.");
    }
    if (request.maxCount() < request.minCount()) {
      throw badCount("maxCount", request.maxCount(), "It must not be less than minCount.");
    }
    if (request.maxCount() > MOST_INSTANCES) {
      throw badCount("maxCount", request.maxCount(), "It must be at most " + MOST_INSTANCES + ".");
    }
    if (!request.networkInterfaces().isEmpty()) {
      refuseBesideInterfaces(request.subnetId().isPresent(), "subnet ID");
      refuseBesideInterfaces(request.privateIpAddress().isPresent(), "private address");
      refuseBesideInterfaces(
          !request.securityGroupIds().isEmpty() || !request.securityGroups().isEmpty(),
          "security groups");
    }
    request.userData().ifPresent(UserDataText::decode);
    var _ = LaunchPlanner.tags(request);
  }

  private static void refuseBesideInterfaces(boolean there, String what) {
    if (there) {
      throw Ec2Errors.invalidParameterCombination(
              "Network interfaces and an instance-level "
                  + what
                  + " may not be specified on the same request")
          .toException();
    }
  }

  private static AwsException badCount(String member, int value, String why) {
    return Ec2Errors.invalidParameterValue(member, Integer.toString(value), why).toException();
  }

  @Override
  public Reservation handle(Call call, RunInstancesRequest request) {
    Launch launch = planner.plan(call, request);
    String key = request.clientToken().filter(t -> !t.isEmpty()).orElse(call.requestId());
    Deployment.Reserved reserved = deployment.reserve(call, key);
    List<NativeId> made = new ArrayList<>();
    for (int index = 0; index < request.maxCount(); index++) {
      try {
        made.add(deployment.deploy(call, launch, reserved, index));
      } catch (NativeException e) {
        if (made.size() >= request.minCount()) {
          break;
        }
        deployment.rollBack(call, made);
        throw e;
      }
    }
    if (request.disableApiTermination().orElse(false)) {
      protect(call, made);
    }
    return toReservation(call, reserved, made);
  }

  private void protect(Call call, List<NativeId> made) {
    try {
      deployment.protect(call, made);
    } catch (NativeException e) {
      deployment.rollBack(call, made);
      throw e;
    }
  }

  private Reservation toReservation(Call call, Deployment.Reserved reserved, List<NativeId> made) {
    List<OwnedInstance> owned = instances.find(call, made);
    InstanceProjection projection =
        new InstanceProjection(InstanceNames.gather(call, backend, owned));
    return Reservation.builder()
        .reservationId(reserved.reservationId())
        .ownerId(call.caller().accountId().value())
        .instances(
            owned.stream()
                .map(projection::toShape)
                // EC2 always answers pending, also where a quick cloud is further already.
                .map(instance ->
                    instance.toBuilder()
                        .state(InstanceStates.toShape(InstanceStateName.PENDING))
                        .build())
                .sorted(Comparator.comparing(instance -> instance.amiLaunchIndex().orElse(0)))
                .toList())
        .build();
  }
}
