// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.instances;

import io.landbridge.ec2.Ec2Errors;
import io.landbridge.ec2.model.ModifyInstanceMetadataDefaultsRequest;
import io.landbridge.ec2.model.ModifyInstanceMetadataDefaultsResult;
import io.landbridge.translation.Call;
import io.landbridge.translation.ec2.Ec2Backend;
import io.landbridge.translation.ec2.Ec2Operation;

/**
 * Changes what the account wants of the metadata service of new instances. EC2 API 2016-11-15,
 * ModifyInstanceMetadataDefaults; kept in the store.
 */
final class ModifyInstanceMetadataDefaults
    implements Ec2Operation<
        ModifyInstanceMetadataDefaultsRequest, ModifyInstanceMetadataDefaultsResult> {
  private final MetadataDefaults defaults;

  ModifyInstanceMetadataDefaults(Ec2Backend backend) {
    this.defaults = new MetadataDefaults(backend.store().resourceFacts());
  }

  @Override
  public void validate(Call call, ModifyInstanceMetadataDefaultsRequest request) {
    if (MetadataDefaults.changes(request).isEmpty()) {
      throw Ec2Errors.client("InvalidParameterCombination", "No metadata defaults specified.")
          .toException();
    }
  }

  @Override
  public ModifyInstanceMetadataDefaultsResult handle(
      Call call, ModifyInstanceMetadataDefaultsRequest request) {
    defaults.change(call, MetadataDefaults.changes(request));
    return ModifyInstanceMetadataDefaultsResult.builder().returnValue(true).build();
  }
}
