// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.tags;

import io.landbridge.ec2.Ec2Errors;
import io.landbridge.ec2.model.DeleteTagsRequest;
import io.landbridge.ec2.model.Tag;
import io.landbridge.schema.Acknowledged;
import io.landbridge.translation.Call;
import io.landbridge.translation.ec2.Ec2Operation;
import io.landbridge.translation.ids.Ids;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Removes tags from resources: by key, by key and value, or all of them. What is not there is no
 * error. EC2 API 2016-11-15, DeleteTags; native {@code listTags} and {@code deleteTags}.
 */
final class DeleteTags implements Ec2Operation<DeleteTagsRequest, Acknowledged> {
  private final Ids ids;
  private final Tags tags;

  DeleteTags(Ids ids, Tags tags) {
    this.ids = ids;
    this.tags = tags;
  }

  @Override
  public void validate(Call call, DeleteTagsRequest request) {
    var _ = TaggedIds.read(request.resources());
    var _ = picked(request.tags());
  }

  @Override
  public Acknowledged handle(Call call, DeleteTagsRequest request) {
    Predicate<Map.Entry<String, String>> picked = picked(request.tags());
    TaggedIds.read(request.resources())
        .resolve(call, ids)
        .forEach((kind, resources) -> tags.remove(call, kind, resources, picked));
    return Acknowledged.INSTANCE;
  }

  /** Which tags go: a tag without value stands for any value, one with an empty value does not. */
  private static Predicate<Map.Entry<String, String>> picked(List<Tag> named) {
    if (named.isEmpty()) {
      return tag -> !TagRules.isReserved(tag.getKey());
    }
    Map<String, Optional<String>> wanted = new HashMap<>();
    int index = 0;
    for (Tag tag : named) {
      index++;
      String parameter = "Tag." + index + ".Key";
      String key = tag.key().orElseThrow(() -> Ec2Errors.missingParameter(parameter).toException());
      if (TagRules.isReserved(key)) {
        throw Ec2Errors.invalidParameterValue(
                "Tag keys starting with 'aws:' are reserved for internal use: '" + key + "'.")
            .toException();
      }
      wanted.put(key, tag.value());
    }
    return tag -> {
      Optional<String> value = wanted.get(tag.getKey());
      return value != null && value.map(tag.getValue()::equals).orElse(true);
    };
  }
}
