// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.tags;

import io.landbridge.ec2.model.CreateTagsRequest;
import io.landbridge.schema.Acknowledged;
import io.landbridge.translation.Call;
import io.landbridge.translation.ec2.Ec2Operation;
import io.landbridge.translation.ids.Ids;
import java.util.Map;

/**
 * Sets tags on resources, over those with the same keys. EC2 API 2016-11-15, CreateTags; native
 * {@code listTags}, {@code deleteTags} and {@code createTags} for each kind of resource.
 */
final class CreateTags implements Ec2Operation<CreateTagsRequest, Acknowledged> {
  private final Ids ids;
  private final Tags tags;

  CreateTags(Ids ids, Tags tags) {
    this.ids = ids;
    this.tags = tags;
  }

  @Override
  public void validate(Call call, CreateTagsRequest request) {
    TaggedIds named = TaggedIds.read(request.resources());
    Map<String, String> wanted = TagRules.read(request.tags(), "Tag.");
    if (named.byKind().keySet().stream().anyMatch(Tags::isNative)) {
      TagRules.checkNative(wanted);
    }
  }

  @Override
  public Acknowledged handle(Call call, CreateTagsRequest request) {
    Map<String, String> wanted = TagRules.read(request.tags(), "Tag.");
    TaggedIds.read(request.resources())
        .resolve(call, ids)
        .forEach((kind, resources) -> tags.set(call, kind, resources, wanted));
    return Acknowledged.INSTANCE;
  }
}
