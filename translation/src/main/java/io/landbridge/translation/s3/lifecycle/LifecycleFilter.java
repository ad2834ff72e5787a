// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.lifecycle;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Which objects a rule is for: those that fulfil all of it.
 *
 * @param prefix what keys begin with; empty for all
 * @param tags tags that an object must have, in the document's order
 * @param sizeGreaterThan in bytes
 * @param sizeLessThan in bytes
 */
public record LifecycleFilter(
    String prefix, List<Tag> tags, OptionalLong sizeGreaterThan, OptionalLong sizeLessThan) {
  private static final int LONGEST_PREFIX = 1024;
  private static final int LONGEST_TAG_KEY = 128;
  private static final int LONGEST_TAG_VALUE = 256;

  /** All objects. */
  public static final LifecycleFilter ALL = ofPrefix("");

  public LifecycleFilter {
    tags = List.copyOf(tags);
  }

  /** A tag with its value. */
  public record Tag(String key, String value) {}

  /** All objects whose keys begin so. */
  public static LifecycleFilter ofPrefix(String prefix) {
    return new LifecycleFilter(prefix, List.of(), OptionalLong.empty(), OptionalLong.empty());
  }

  boolean hasSizes() {
    return sizeGreaterThan.isPresent() || sizeLessThan.isPresent();
  }

  void check() {
    if (prefix.getBytes(StandardCharsets.UTF_8).length > LONGEST_PREFIX) {
      throw LifecycleErrors.invalidRequest("The maximum size of a prefix is 1024.");
    }
    Map<String, String> seen = new LinkedHashMap<>();
    for (Tag tag : tags) {
      if (tag.key().isEmpty() || tag.key().length() > LONGEST_TAG_KEY) {
        throw LifecycleErrors.invalidRequest("A TagKey must be a length between 1 and 128.");
      }
      if (tag.value().length() > LONGEST_TAG_VALUE) {
        throw LifecycleErrors.invalidRequest("A TagValue must be a length between 0 and 256.");
      }
      if (seen.put(tag.key(), tag.value()) != null) {
        throw LifecycleErrors.invalidRequest("Duplicate Tag Keys are not allowed.");
      }
    }
    if (sizeGreaterThan.isPresent()
        && sizeLessThan.isPresent()
        && sizeLessThan.getAsLong() <= sizeGreaterThan.getAsLong()) {
      throw LifecycleErrors.invalidRequest(
          "'ObjectSizeLessThan' has to be a value greater than 'ObjectSizeGreaterThan'.");
    }
  }

  boolean matches(VersionFacts version) {
    if (!version.key().startsWith(prefix)) {
      return false;
    }
    if (version.deleteMarker()) {
      return tags.isEmpty() && !hasSizes();
    }
    return tags.stream().allMatch(tag -> tag.value().equals(version.tags().get(tag.key())))
        && (sizeGreaterThan.isEmpty() || version.size() > sizeGreaterThan.getAsLong())
        && (sizeLessThan.isEmpty() || version.size() < sizeLessThan.getAsLong());
  }
}
