// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.volumes;

import io.landbridge.ec2.model.ModifyVolumeAttributeRequest;
import io.landbridge.schema.Acknowledged;
import io.landbridge.translation.Call;
import io.landbridge.translation.ec2.Ec2Backend;
import io.landbridge.translation.ec2.Ec2Operation;

/**
 * Confirms the one value that a volume's attribute can have: its I/O is never stopped, so that
 * there is nothing to enable by itself. EC2 API 2016-11-15, ModifyVolumeAttribute.
 */
final class ModifyVolumeAttribute
    implements Ec2Operation<ModifyVolumeAttributeRequest, Acknowledged> {
  private final Volumes volumes;

  ModifyVolumeAttribute(Ec2Backend backend) {
    this.volumes = new Volumes(backend);
  }

  @Override
  public Acknowledged handle(Call call, ModifyVolumeAttributeRequest request) {
    OwnedVolume _ = volumes.get(call, request.volumeId());
    return Acknowledged.INSTANCE;
  }
}
