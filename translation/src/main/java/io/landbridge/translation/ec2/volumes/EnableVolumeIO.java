// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.volumes;

import io.landbridge.ec2.model.EnableVolumeIORequest;
import io.landbridge.schema.Acknowledged;
import io.landbridge.translation.Call;
import io.landbridge.translation.ec2.Ec2Backend;
import io.landbridge.translation.ec2.Ec2Operation;

/**
 * Lets a volume's I/O go on, which the cloud never stops. EC2 API 2016-11-15, EnableVolumeIO; the
 * volume must be there.
 */
final class EnableVolumeIO implements Ec2Operation<EnableVolumeIORequest, Acknowledged> {
  private final Volumes volumes;

  EnableVolumeIO(Ec2Backend backend) {
    this.volumes = new Volumes(backend);
  }

  @Override
  public Acknowledged handle(Call call, EnableVolumeIORequest request) {
    OwnedVolume _ = volumes.get(call, request.volumeId());
    return Acknowledged.INSTANCE;
  }
}
