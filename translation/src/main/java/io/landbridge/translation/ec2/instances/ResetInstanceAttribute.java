// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.instances;

import io.landbridge.ec2.model.ResetInstanceAttributeRequest;
import io.landbridge.schema.Acknowledged;
import io.landbridge.translation.Call;
import io.landbridge.translation.ec2.Ec2Backend;
import io.landbridge.translation.ec2.Ec2Operation;
import io.landbridge.translation.ids.Ids;
import io.landbridge.translation.ids.ResourceKind;
import io.landbridge.translation.state.ResourceRef;
import java.util.List;

/**
 * Gives an attribute of an instance its default again: the check of source and destination is on.
 * EC2 API 2016-11-15, ResetInstanceAttribute; the others that EC2 can reset, kernel and RAM disk,
 * no machine has here.
 */
final class ResetInstanceAttribute
    implements Ec2Operation<ResetInstanceAttributeRequest, Acknowledged> {
  private final Ec2Backend backend;
  private final Instances instances;

  ResetInstanceAttribute(Ec2Backend backend) {
    this.backend = backend;
    this.instances = new Instances(backend);
  }

  @Override
  public void validate(Call call, ResetInstanceAttributeRequest request) {
    Ids.requireWellFormed(ResourceKind.INSTANCE, List.of(request.instanceId()));
  }

  @Override
  public Acknowledged handle(Call call, ResetInstanceAttributeRequest request) {
    OwnedInstance.Live live =
        instances.getAllLive(call, List.of(request.instanceId()), "modified").getFirst();
    backend
        .store()
        .resourceFacts()
        .delete(
            new ResourceRef(call.caller().accountId(), ResourceKind.INSTANCE, live.nativeId()),
            InstanceFacts.SOURCE_DEST_CHECK);
    return Acknowledged.INSTANCE;
  }
}
