// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.tags;

import io.landbridge.translation.cloudstack.NativeCommand;
import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.cloudstack.NativeRequest;
import io.landbridge.translation.cloudstack.Tag;
import io.landbridge.translation.ids.ResourceKind;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Tags in CloudStack's words. CloudStack refuses an empty value, so one is written as a single
 * space and read back as empty (recording createTags-emptyvalue).
 */
final class NativeTags {
  private static final String EMPTY_VALUE = " ";

  private NativeTags() {}

  /** What a native value means in EC2. */
  static String fromNativeValue(String value) {
    return value.equals(EMPTY_VALUE) ? "" : value;
  }

  /** The native form of an EC2 value. */
  static String toNativeValue(String value) {
    return value.isEmpty() ? EMPTY_VALUE : value;
  }

  /** The tags of one native entity by key. */
  static SortedMap<String, String> read(Collection<Tag> tags) {
    SortedMap<String, String> read = new TreeMap<>();
    tags.forEach(tag -> read.put(tag.key(), fromNativeValue(tag.value())));
    return read;
  }

  /** The command that sets new tags on resources of one kind. */
  static NativeRequest create(
      ResourceKind kind, Collection<NativeId> resources, Map<String, String> tags) {
    NativeRequest request = about(NativeCommand.CREATE_TAGS, kind, resources);
    int index = 0;
    for (Map.Entry<String, String> tag : tags.entrySet()) {
      request =
          request
              .with("tags[" + index + "].key", tag.getKey())
              .with("tags[" + index + "].value", toNativeValue(tag.getValue()));
      index++;
    }
    return request;
  }

  /** The command that removes tags by key from resources of one kind; each must have them all. */
  static NativeRequest delete(
      ResourceKind kind, Collection<NativeId> resources, Collection<String> keys) {
    NativeRequest request = about(NativeCommand.DELETE_TAGS, kind, resources);
    int index = 0;
    for (String key : keys) {
      request = request.with("tags[" + index + "].key", key);
      index++;
    }
    return request;
  }

  private static NativeRequest about(
      NativeCommand command, ResourceKind kind, Collection<NativeId> resources) {
    String ids = resources.stream().map(NativeId::value).collect(Collectors.joining(","));
    return NativeRequest.of(command)
        .with("resourcetype", kind.nativeTagType())
        .with("resourceids", ids);
  }

  /** The command that lists all tags of a kind that the caller sees. */
  static NativeRequest list(ResourceKind kind) {
    return NativeRequest.of(NativeCommand.LIST_TAGS).with("resourcetype", kind.nativeTagType());
  }

  /** The command that lists the tags of one resource. */
  static NativeRequest list(ResourceKind kind, NativeId resource) {
    return list(kind).with("resourceid", resource);
  }

  /** The tags of a tag list by resource. */
  static Map<NativeId, SortedMap<String, String>> byResource(List<Tag> tags) {
    return tags.stream()
        .filter(tag -> tag.resourceid().isPresent())
        .collect(
            Collectors.groupingBy(
                tag -> tag.resourceid().orElseThrow(),
                HashMap::new,
                Collectors.collectingAndThen(Collectors.toList(), NativeTags::read)));
  }
}
