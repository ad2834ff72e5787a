// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.instances;

import io.landbridge.ec2.model.Instance;
import io.landbridge.translation.Call;
import io.landbridge.translation.cloudstack.VirtualMachine;
import io.landbridge.translation.ec2.Ec2Backend;
import java.util.List;

/**
 * An instance as DescribeInstances shows it, with the machine that it is.
 *
 * @param vm the native machine
 * @param instance EC2's shape of it
 * @param reservationId the reservation it was launched in
 */
public record ShownInstance(VirtualMachine vm, Instance instance, String reservationId) {

  /** The caller's instances whose machines are there. Blocks; for virtual threads. */
  public static List<ShownInstance> list(Call call, Ec2Backend backend) {
    List<OwnedInstance.Live> live =
        new Instances(backend)
            .list(call).stream()
                .filter(OwnedInstance.Live.class::isInstance)
                .map(OwnedInstance.Live.class::cast)
                .toList();
    InstanceProjection projection =
        new InstanceProjection(InstanceNames.gather(call, backend, live));
    return live.stream().map(item -> of(call, item, projection)).toList();
  }

  private static ShownInstance of(
      Call call, OwnedInstance.Live live, InstanceProjection projection) {
    ReservedInstance reserved = ReservedInstance.of(call, live, projection);
    return new ShownInstance(live.vm(), reserved.instance(), reserved.reservationId());
  }
}
