// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.tags;

import io.landbridge.aws.AwsException;
import io.landbridge.ec2.Ec2Errors;
import io.landbridge.translation.Call;
import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.ids.Ids;
import io.landbridge.translation.ids.ResourceKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The resources that a tag request names: ids of any kinds, mixed. */
final class TaggedIds {
  private static final int MOST_IDS = 1000;

  private final Map<ResourceKind, List<String>> byKind;

  private TaggedIds(Map<ResourceKind, List<String>> byKind) {
    this.byKind = byKind;
  }

  /**
   * Sorts ids by kind.
   *
   * @throws AwsException {@code InvalidID} for a text that is no id of a kind with tags
   */
  static TaggedIds read(List<String> ids) {
    if (ids.size() > MOST_IDS) {
      throw Ec2Errors.invalidParameterValue(
              "A request may name at most " + MOST_IDS + " resources.")
          .toException();
    }
    Map<ResourceKind, List<String>> byKind = new EnumMap<>(ResourceKind.class);
    for (String id : ids) {
      byKind.computeIfAbsent(kindOf(id), _ -> new ArrayList<>()).add(id);
    }
    return new TaggedIds(byKind);
  }

  private static ResourceKind kindOf(String id) {
    return findKind(id)
        .orElseThrow(
            () -> Ec2Errors.client("InvalidID", "The ID '" + id + "' is not valid").toException());
  }

  /** The kind with tags whose prefix an id has, well-formed or not. */
  static Optional<ResourceKind> findKind(String id) {
    String prefix = id.substring(0, Math.max(0, id.lastIndexOf('-')));
    return Arrays.stream(ResourceKind.values())
        .filter(kind -> kind.prefix().equals(prefix) && !kind.tagResourceType().isEmpty())
        .findFirst();
  }

  /** The named ids of each kind. */
  Map<ResourceKind, List<String>> byKind() {
    return byKind;
  }

  /**
   * The native ids of all of them.
   *
   * @throws AwsException the kind's {@code NotFound} or {@code Malformed}
   */
  Map<ResourceKind, Map<String, NativeId>> resolve(Call call, Ids ids) {
    Map<ResourceKind, Map<String, NativeId>> resolved = new EnumMap<>(ResourceKind.class);
    byKind.forEach((kind, named) -> resolved.put(kind, ids.getListedNativeIds(call, kind, named)));
    return resolved;
  }
}
