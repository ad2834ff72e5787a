// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.tags;

import io.landbridge.ec2.model.Tag;
import java.util.List;
import java.util.Map;

/** Tags as EC2 answers them. */
public final class TagShapes {
  private TagShapes() {}

  /** The tags of a map from keys to values, in its order. */
  public static List<Tag> of(Map<String, String> tags) {
    return tags.entrySet().stream()
        .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
        .toList();
  }
}
