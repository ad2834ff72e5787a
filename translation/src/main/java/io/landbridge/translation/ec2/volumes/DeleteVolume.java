// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.volumes;

import io.landbridge.ec2.Ec2Errors;
import io.landbridge.ec2.model.DeleteVolumeRequest;
import io.landbridge.schema.Acknowledged;
import io.landbridge.translation.Call;
import io.landbridge.translation.cloudstack.NativeCommand;
import io.landbridge.translation.cloudstack.NativeRequest;
import io.landbridge.translation.cloudstack.Success;
import io.landbridge.translation.ec2.Ec2Backend;
import io.landbridge.translation.ec2.Ec2Operation;
import io.landbridge.translation.ids.ResourceKind;
import io.landbridge.translation.state.ResourceRef;

/**
 * Deletes a free volume for good. EC2 API 2016-11-15, DeleteVolume; native {@code deleteVolume}.
 */
final class DeleteVolume implements Ec2Operation<DeleteVolumeRequest, Acknowledged> {
  private final Ec2Backend backend;
  private final Volumes volumes;

  DeleteVolume(Ec2Backend backend) {
    this.backend = backend;
    this.volumes = new Volumes(backend);
  }

  @Override
  public Acknowledged handle(Call call, DeleteVolumeRequest request) {
    OwnedVolume owned = volumes.get(call, request.volumeId());
    if (owned.attachment().isPresent()) {
      String instance =
          backend.ids().getEc2Id(ResourceKind.INSTANCE, owned.attachment().get().machine());
      throw Ec2Errors.client(
              "VolumeInUse", "Volume " + owned.volumeId() + " is currently attached to " + instance)
          .toException();
    }
    Success _ =
        backend
            .cloud()
            .call(
                call,
                NativeRequest.of(NativeCommand.DELETE_VOLUME).with("id", owned.nativeId()),
                Success.class);
    backend
        .store()
        .resourceFacts()
        .deleteAll(
            new ResourceRef(call.caller().accountId(), ResourceKind.VOLUME, owned.nativeId()));
    return Acknowledged.INSTANCE;
  }
}
