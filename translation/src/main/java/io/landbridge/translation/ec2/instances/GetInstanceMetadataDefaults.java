// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.instances;

import io.landbridge.ec2.model.GetInstanceMetadataDefaultsRequest;
import io.landbridge.ec2.model.GetInstanceMetadataDefaultsResult;
import io.landbridge.translation.Call;
import io.landbridge.translation.ec2.Ec2Backend;
import io.landbridge.translation.ec2.Ec2Operation;

/**
 * Tells what the account wants of the metadata service of new instances. EC2 API 2016-11-15,
 * GetInstanceMetadataDefaults; from the store.
 */
final class GetInstanceMetadataDefaults
    implements Ec2Operation<GetInstanceMetadataDefaultsRequest, GetInstanceMetadataDefaultsResult> {
  private final MetadataDefaults defaults;

  GetInstanceMetadataDefaults(Ec2Backend backend) {
    this.defaults = new MetadataDefaults(backend.store().resourceFacts());
  }

  @Override
  public GetInstanceMetadataDefaultsResult handle(
      Call call, GetInstanceMetadataDefaultsRequest request) {
    return GetInstanceMetadataDefaultsResult.builder().accountLevel(defaults.get(call)).build();
  }
}
