// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.tags;

import io.landbridge.aws.AwsException;
import io.landbridge.ec2.Ec2Errors;
import io.landbridge.ec2.model.TagSpecification;
import io.landbridge.translation.ids.ResourceKind;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/**
 * The tags that a create request asks for, checked before anything is created. EC2 API 2016-11-15,
 * parameter TagSpecification.N.
 */
public final class TagsOnCreate {
  private final Map<ResourceKind, SequencedMap<String, String>> byKind;

  private TagsOnCreate(Map<ResourceKind, SequencedMap<String, String>> byKind) {
    this.byKind = byKind;
  }

  /**
   * Reads the tag specifications of a request.
   *
   * @param allowed the kinds that the action creates
   * @throws AwsException {@code InvalidParameterValue} for a resource type that the action does not
   *     create or that comes twice, and for tags that EC2 or the cloud cannot keep; {@code
   *     MissingParameter}; {@code TagLimitExceeded}
   */
  public static TagsOnCreate read(
      List<TagSpecification> specifications, Set<ResourceKind> allowed) {
    Map<ResourceKind, SequencedMap<String, String>> byKind = new EnumMap<>(ResourceKind.class);
    int index = 0;
    for (TagSpecification specification : specifications) {
      index++;
      String parameter = "TagSpecification." + index;
      String type =
          specification
              .resourceType()
              .orElseThrow(
                  () -> Ec2Errors.missingParameter(parameter + ".ResourceType").toException())
              .wire();
      ResourceKind kind = toKind(type, allowed);
      SequencedMap<String, String> tags = TagRules.read(specification.tags(), parameter + ".Tag.");
      if (!kind.nativeTagType().isEmpty()) {
        TagRules.checkNative(tags);
      }
      if (byKind.putIfAbsent(kind, tags) != null) {
        throw Ec2Errors.invalidParameterValue(
                "The same resource type may not be specified more than once in tag specifications: "
                    + type)
            .toException();
      }
    }
    return new TagsOnCreate(byKind);
  }

  private static ResourceKind toKind(String type, Set<ResourceKind> allowed) {
    return allowed.stream()
        .filter(kind -> kind.tagResourceType().equals(type))
        .findFirst()
        .orElseThrow(() ->
            Ec2Errors.invalidParameterValue(
                    "'" + type + "' is not a valid taggable resource type for this operation.")
                .toException());
  }

  /** The tags for a created resource of this kind by key; empty when none were asked for. */
  public SequencedMap<String, String> of(ResourceKind kind) {
    return Collections.unmodifiableSequencedMap(byKind.getOrDefault(kind, new LinkedHashMap<>()));
  }
}
