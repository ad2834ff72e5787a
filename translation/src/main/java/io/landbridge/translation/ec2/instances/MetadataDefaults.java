// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.instances;

import io.landbridge.aws.AwsException;
import io.landbridge.ec2.Ec2Errors;
import io.landbridge.ec2.model.HttpTokensEnforcedState;
import io.landbridge.ec2.model.HttpTokensState;
import io.landbridge.ec2.model.InstanceMetadataDefaultsResponse;
import io.landbridge.ec2.model.InstanceMetadataEndpointState;
import io.landbridge.ec2.model.InstanceMetadataOptionsRequest;
import io.landbridge.ec2.model.InstanceMetadataTagsState;
import io.landbridge.ec2.model.ManagedBy;
import io.landbridge.ec2.model.ModifyInstanceMetadataDefaultsRequest;
import io.landbridge.schema.WireEnum;
import io.landbridge.translation.Call;
import io.landbridge.translation.ec2.images.Image;
import io.landbridge.translation.ids.ResourceKind;
import io.landbridge.translation.state.ResourceFacts;
import io.landbridge.translation.state.ResourceRef;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What an account wants of the metadata service of its new instances: facts in the store, under the
 * names that {@link InstanceFacts} has for an instance's own options. They count at launch, after
 * what the launch request says; instances that are there already do not change. EC2 User Guide,
 * "Order of precedence for instance metadata options".
 */
final class MetadataDefaults {
  /** Stands where a native id would; no machine has it. */
  private static final String ACCOUNT = "account";

  private static final String TOKENS_ENFORCED = "metadata-http-tokens-enforced";
  private static final String NO_PREFERENCE = "no-preference";
  private static final int NO_HOP_LIMIT = -1;
  private static final String HOP_LIMIT_OF_IMAGES = "2";

  private final ResourceFacts facts;

  MetadataDefaults(ResourceFacts facts) {
    this.facts = facts;
  }

  private static ResourceRef ref(Call call) {
    return new ResourceRef(call.caller().accountId(), ResourceKind.INSTANCE, ACCOUNT);
  }

  /** The defaults; members of which the account has said nothing are absent. */
  InstanceMetadataDefaultsResponse get(Call call) {
    Map<String, String> set = facts.get(ref(call));
    return InstanceMetadataDefaultsResponse.builder()
        .httpTokens(option(set, InstanceFacts.METADATA_HTTP_TOKENS, HttpTokensState.class))
        .httpPutResponseHopLimit(
            Optional.ofNullable(set.get(InstanceFacts.METADATA_HOP_LIMIT)).map(Integer::valueOf))
        .httpEndpoint(
            option(set, InstanceFacts.METADATA_HTTP_ENDPOINT, InstanceMetadataEndpointState.class))
        .instanceMetadataTags(
            option(set, InstanceFacts.METADATA_TAGS, InstanceMetadataTagsState.class))
        .httpTokensEnforced(option(set, TOKENS_ENFORCED, HttpTokensEnforcedState.class))
        .managedBy(ManagedBy.ACCOUNT)
        .build();
  }

  private static <E extends Enum<E> & WireEnum> Optional<E> option(
      Map<String, String> facts, String name, Class<E> type) {
    return Optional.ofNullable(facts.get(name)).flatMap(wire -> WireEnum.find(type, wire));
  }

  /**
   * What a request changes: values by the names of facts, empty for no preference.
   *
   * @throws AwsException {@code InvalidParameterValue} for a hop limit that cannot be
   */
  static Map<String, Optional<String>> changes(ModifyInstanceMetadataDefaultsRequest request) {
    Map<String, Optional<String>> changes = new LinkedHashMap<>();
    put(changes, InstanceFacts.METADATA_HTTP_TOKENS, request.httpTokens());
    put(changes, InstanceFacts.METADATA_HTTP_ENDPOINT, request.httpEndpoint());
    put(changes, InstanceFacts.METADATA_TAGS, request.instanceMetadataTags());
    put(changes, TOKENS_ENFORCED, request.httpTokensEnforced());
    request
        .httpPutResponseHopLimit()
        .map(limit ->
            limit == NO_HOP_LIMIT
                ? Optional.<String>empty()
                : Optional.of(MetadataOptions.checkHopLimit(limit).toString()))
        .ifPresent(limit -> changes.put(InstanceFacts.METADATA_HOP_LIMIT, limit));
    return changes;
  }

  private static void put(
      Map<String, Optional<String>> changes, String name, Optional<? extends WireEnum> value) {
    value
        .map(WireEnum::wire)
        .ifPresent(
            wire -> changes.put(name, Optional.of(wire).filter(w -> !w.equals(NO_PREFERENCE))));
  }

  /** Makes changes; what is not named stays. */
  void change(Call call, Map<String, Optional<String>> changes) {
    Map<String, String> set = new HashMap<>();
    changes.forEach((name, value) -> value.ifPresent(wire -> set.put(name, wire)));
    if (!set.isEmpty()) {
      facts.putAll(ref(call), set);
    }
    changes.forEach((name, value) -> {
      if (value.isEmpty()) {
        facts.delete(ref(call), name);
      }
    });
  }

  /**
   * The options of a new instance, as facts: what its launch asks for, otherwise the account's
   * defaults, otherwise those of its image.
   *
   * @throws AwsException {@code UnsupportedOperation} when the account has tokens enforced and the
   *     instance would not require them
   */
  Map<String, String> atLaunch(
      Call call, Image image, Optional<InstanceMetadataOptionsRequest> asked) {
    Map<String, String> options = new HashMap<>(ofImage(image));
    options.putAll(facts.get(ref(call)));
    boolean enforced = isEnforced(options);
    options.remove(TOKENS_ENFORCED);
    asked.map(MetadataOptions::toFacts).ifPresent(options::putAll);
    if (enforced && !requiresTokens(options)) {
      throw refused("launch instances");
    }
    return options;
  }

  /** EC2 User Guide, "Configure the AMI": such an image also lets tokens pass one router more. */
  private static Map<String, String> ofImage(Image image) {
    return image.imdsSupport().isPresent()
        ? Map.of(
            InstanceFacts.METADATA_HTTP_TOKENS,
            HttpTokensState.REQUIRED.wire(),
            InstanceFacts.METADATA_HOP_LIMIT,
            HOP_LIMIT_OF_IMAGES)
        : Map.of();
  }

  /**
   * Refuses a change of an instance that its account does not allow.
   *
   * @throws AwsException {@code UnsupportedOperation} as {@link #atLaunch}
   */
  void checkChange(Call call, Map<String, String> changes) {
    if (changes.containsKey(InstanceFacts.METADATA_HTTP_TOKENS)
        && !requiresTokens(changes)
        && isEnforced(facts.get(ref(call)))) {
      throw refused("change instances so that they run");
    }
  }

  private static boolean isEnforced(Map<String, String> facts) {
    return HttpTokensEnforcedState.ENABLED.wire().equals(facts.get(TOKENS_ENFORCED));
  }

  private static boolean requiresTokens(Map<String, String> options) {
    return HttpTokensState.REQUIRED.wire().equals(options.get(InstanceFacts.METADATA_HTTP_TOKENS));
  }

  private static AwsException refused(String what) {
    return Ec2Errors.unsupportedOperation(
            "You can't "
                + what
                + " with IMDSv1 because HttpTokensEnforced is enabled for this account. Ask for"
                + " HttpTokens=required, or have HttpTokensEnforced disabled.")
        .toException();
  }
}
