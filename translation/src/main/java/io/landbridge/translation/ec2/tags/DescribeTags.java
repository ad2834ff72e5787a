// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.tags;

import io.landbridge.ec2.model.DescribeTagsRequest;
import io.landbridge.ec2.model.DescribeTagsResult;
import io.landbridge.ec2.model.Tag;
import io.landbridge.ec2.model.TagDescription;
import io.landbridge.translation.Call;
import io.landbridge.translation.ec2.Ec2Operation;
import io.landbridge.translation.ec2.describe.Describe;
import io.landbridge.translation.ec2.describe.FilterTable;
import io.landbridge.translation.ec2.describe.Listing;
import io.landbridge.translation.ec2.describe.Page;
import io.landbridge.translation.ec2.describe.Selection;
import java.util.List;

/**
 * Lists tags of all kinds of resources. EC2 API 2016-11-15, DescribeTags; native {@code listTags},
 * and the tags that the store holds.
 */
final class DescribeTags implements Ec2Operation<DescribeTagsRequest, DescribeTagsResult> {
  private static final FilterTable<TagDescription> FILTERS =
      FilterTable.<TagDescription>empty()
          .with("key", TagDescription::key)
          .with("resource-id", TagDescription::resourceId)
          .with("resource-type", TagDescription::resourceType)
          .with("value", TagDescription::value)
          .withTags(tag -> List.of(Tag.builder().key(tag.key()).value(tag.value()).build()));
  static final Listing<TagDescription> LISTING =
      Listing.of(
          "DescribeTags", tag -> tag.resourceId().orElse("") + " " + tag.key().orElse(""), FILTERS);

  private final Describe describe;
  private final Tags tags;

  DescribeTags(Describe describe, Tags tags) {
    this.describe = describe;
    this.tags = tags;
  }

  @Override
  public void validate(Call call, DescribeTagsRequest request) {
    describe.check(call, LISTING, selection(request));
  }

  @Override
  public DescribeTagsResult handle(Call call, DescribeTagsRequest request) {
    Page<TagDescription> page =
        describe.answer(call, LISTING, selection(request), () -> tags.all(call));
    return DescribeTagsResult.builder().tags(page.items()).nextToken(page.nextToken()).build();
  }

  private static Selection selection(DescribeTagsRequest request) {
    return new Selection(
        request, List.of(), request.filters(), request.maxResults(), request.nextToken());
  }
}
