// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.instances;

import io.landbridge.ec2.Ec2Errors;
import io.landbridge.ec2.model.InstanceMetadataOptionsRequest;
import io.landbridge.ec2.model.ModifyInstanceMetadataOptionsRequest;
import io.landbridge.ec2.model.ModifyInstanceMetadataOptionsResult;
import io.landbridge.translation.Call;
import io.landbridge.translation.ec2.Ec2Backend;
import io.landbridge.translation.ec2.Ec2Operation;
import io.landbridge.translation.ids.Ids;
import io.landbridge.translation.ids.ResourceKind;
import io.landbridge.translation.state.ResourceRef;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Changes options of an instance's metadata service; those not named stay as they are. EC2 API
 * 2016-11-15, ModifyInstanceMetadataOptions. A virtual router answers machines whatever they say.
 */
final class ModifyInstanceMetadataOptions
    implements Ec2Operation<
        ModifyInstanceMetadataOptionsRequest, ModifyInstanceMetadataOptionsResult> {
  private final Ec2Backend backend;
  private final Instances instances;
  private final MetadataDefaults defaults;

  ModifyInstanceMetadataOptions(Ec2Backend backend) {
    this.backend = backend;
    this.instances = new Instances(backend);
    this.defaults = new MetadataDefaults(backend.store().resourceFacts());
  }

  @Override
  public void validate(Call call, ModifyInstanceMetadataOptionsRequest request) {
    Ids.requireWellFormed(ResourceKind.INSTANCE, List.of(request.instanceId()));
    if (changes(request).isEmpty()) {
      throw Ec2Errors.client("InvalidParameterCombination", "No metadata options specified.")
          .toException();
    }
  }

  @Override
  public ModifyInstanceMetadataOptionsResult handle(
      Call call, ModifyInstanceMetadataOptionsRequest request) {
    OwnedInstance.Live live =
        instances.getAllLive(call, List.of(request.instanceId()), "modified").getFirst();
    Map<String, String> changes = changes(request);
    defaults.checkChange(call, changes);
    backend
        .store()
        .resourceFacts()
        .putAll(
            new ResourceRef(call.caller().accountId(), ResourceKind.INSTANCE, live.nativeId()),
            changes);
    Map<String, String> facts = new HashMap<>(live.facts());
    facts.putAll(changes);
    return ModifyInstanceMetadataOptionsResult.builder()
        .instanceId(live.instanceId())
        .instanceMetadataOptions(MetadataOptions.toShape(facts))
        .build();
  }

  private static Map<String, String> changes(ModifyInstanceMetadataOptionsRequest request) {
    return MetadataOptions.toFacts(
        InstanceMetadataOptionsRequest.builder()
            .httpTokens(request.httpTokens())
            .httpPutResponseHopLimit(request.httpPutResponseHopLimit())
            .httpEndpoint(request.httpEndpoint())
            .httpProtocolIpv6(request.httpProtocolIpv6())
            .instanceMetadataTags(request.instanceMetadataTags())
            .build());
  }
}
