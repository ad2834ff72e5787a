// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.tags;

import io.landbridge.ec2.model.Tag;
import io.landbridge.translation.cloudstack.NativeId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The tags of the resources of one Describe answer. */
public final class TagView {
  private final Map<NativeId, SortedMap<String, String>> known;

  TagView(Map<NativeId, SortedMap<String, String>> known) {
    this.known = known;
  }

  /** The tags of a resource that CloudStack cannot tag, in order of their keys. */
  public List<Tag> of(NativeId resource) {
    return of(resource, List.of());
  }

  /**
   * The tags of a resource in order of their keys.
   *
   * @param nativeTags the tags that came with the native entity
   */
  public List<Tag> of(
      NativeId resource, Collection<io.landbridge.translation.cloudstack.Tag> nativeTags) {
    SortedMap<String, String> tags = NativeTags.read(nativeTags);
    tags.putAll(known.getOrDefault(resource, new TreeMap<>()));
    return TagShapes.of(tags);
  }
}
