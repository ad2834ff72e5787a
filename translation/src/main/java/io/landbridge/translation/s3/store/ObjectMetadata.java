// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.store;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/**
 * What the writer of an object said about it; it never changes while the version lives.
 *
 * @param system header fields that S3 gives back as they came, by lower-case name, for example
 *     {@code content-type}, {@code cache-control}, {@code x-amz-website-redirect-location}
 * @param user the fields of {@code x-amz-meta-}, by lower-case name without that prefix
 */
public record ObjectMetadata(
    SequencedMap<String, String> system, SequencedMap<String, String> user) {
  /** Nothing was said. */
  public static final ObjectMetadata NONE = new ObjectMetadata(Map.of(), Map.of());

  public ObjectMetadata {
    system = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(system));
    user = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(user));
  }

  /** Metadata of these fields, in the order of the maps. */
  public ObjectMetadata(Map<String, String> system, Map<String, String> user) {
    this(new LinkedHashMap<>(system), new LinkedHashMap<>(user));
  }
}
