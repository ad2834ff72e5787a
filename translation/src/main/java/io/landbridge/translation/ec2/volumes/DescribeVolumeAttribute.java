// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.volumes;

import io.landbridge.ec2.model.AttributeBooleanValue;
import io.landbridge.ec2.model.DescribeVolumeAttributeRequest;
import io.landbridge.ec2.model.DescribeVolumeAttributeResult;
import io.landbridge.ec2.model.VolumeAttributeName;
import io.landbridge.translation.Call;
import io.landbridge.translation.ec2.Ec2Backend;
import io.landbridge.translation.ec2.Ec2Operation;

/**
 * Describes an attribute of a volume. EC2 API 2016-11-15, DescribeVolumeAttribute. No volume has
 * product codes, and none has its I/O stopped, so that there is nothing to enable by itself.
 */
final class DescribeVolumeAttribute
    implements Ec2Operation<DescribeVolumeAttributeRequest, DescribeVolumeAttributeResult> {
  private final Volumes volumes;

  DescribeVolumeAttribute(Ec2Backend backend) {
    this.volumes = new Volumes(backend);
  }

  @Override
  public DescribeVolumeAttributeResult handle(Call call, DescribeVolumeAttributeRequest request) {
    OwnedVolume volume = volumes.get(call, request.volumeId());
    DescribeVolumeAttributeResult.Builder result =
        DescribeVolumeAttributeResult.builder().volumeId(volume.volumeId());
    if (request.attribute() == VolumeAttributeName.AUTO_ENABLE_IO) {
      result.autoEnableIO(AttributeBooleanValue.builder().value(false).build());
    }
    return result.build();
  }
}
