// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.instances;

import io.landbridge.ec2.Ec2Errors;
import io.landbridge.ec2.model.HttpTokensState;
import io.landbridge.ec2.model.InstanceMetadataEndpointState;
import io.landbridge.ec2.model.InstanceMetadataOptionsRequest;
import io.landbridge.ec2.model.InstanceMetadataOptionsResponse;
import io.landbridge.ec2.model.InstanceMetadataOptionsState;
import io.landbridge.ec2.model.InstanceMetadataProtocolState;
import io.landbridge.ec2.model.InstanceMetadataTagsState;
import io.landbridge.schema.WireEnum;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The options of an instance's metadata service: facts in the store, shown as EC2 does. */
final class MetadataOptions {
  /** EC2 API 2016-11-15, InstanceMetadataOptionsRequest, HttpPutResponseHopLimit. */
  private static final int MOST_HOPS = 64;

  private MetadataOptions() {}

  static InstanceMetadataOptionsResponse toShape(Map<String, String> facts) {
    return InstanceMetadataOptionsResponse.builder()
        .state(InstanceMetadataOptionsState.APPLIED)
        .httpTokens(
            option(facts, InstanceFacts.METADATA_HTTP_TOKENS, HttpTokensState.class)
                .orElse(HttpTokensState.OPTIONAL))
        .httpPutResponseHopLimit(
            Integer.parseInt(facts.getOrDefault(InstanceFacts.METADATA_HOP_LIMIT, "1")))
        .httpEndpoint(
            option(facts, InstanceFacts.METADATA_HTTP_ENDPOINT, InstanceMetadataEndpointState.class)
                .orElse(InstanceMetadataEndpointState.ENABLED))
        .httpProtocolIpv6(
            option(facts, InstanceFacts.METADATA_IPV6, InstanceMetadataProtocolState.class)
                .orElse(InstanceMetadataProtocolState.DISABLED))
        .instanceMetadataTags(
            option(facts, InstanceFacts.METADATA_TAGS, InstanceMetadataTagsState.class)
                .orElse(InstanceMetadataTagsState.DISABLED))
        .build();
  }

  private static <E extends Enum<E> & WireEnum> Optional<E> option(
      Map<String, String> facts, String name, Class<E> type) {
    return Optional.ofNullable(facts.get(name)).flatMap(wire -> WireEnum.find(type, wire));
  }

  static Integer checkHopLimit(Integer limit) {
    if (limit < 1 || limit > MOST_HOPS) {
      throw Ec2Errors.invalidParameterValue(
              "HttpPutResponseHopLimit",
              limit.toString(),
              "It must be from 1 to " + MOST_HOPS + ".")
          .toException();
    }
    return limit;
  }

  /** What a launch request says about them, as facts. */
  static Map<String, String> toFacts(InstanceMetadataOptionsRequest request) {
    Map<String, String> facts = new LinkedHashMap<>();
    request.httpTokens().ifPresent(v -> facts.put(InstanceFacts.METADATA_HTTP_TOKENS, v.wire()));
    request
        .httpPutResponseHopLimit()
        .map(MetadataOptions::checkHopLimit)
        .ifPresent(v -> facts.put(InstanceFacts.METADATA_HOP_LIMIT, v.toString()));
    request
        .httpEndpoint()
        .ifPresent(v -> facts.put(InstanceFacts.METADATA_HTTP_ENDPOINT, v.wire()));
    request.httpProtocolIpv6().ifPresent(v -> facts.put(InstanceFacts.METADATA_IPV6, v.wire()));
    request.instanceMetadataTags().ifPresent(v -> facts.put(InstanceFacts.METADATA_TAGS, v.wire()));
    return facts;
  }
}
