// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.snapshots;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.cloudstack.Snapshot;
import io.landbridge.translation.cloudstack.Tag;
import io.landbridge.translation.ec2.volumes.OwnedVolume;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is known of a snapshot without the native cloud, which drops the record of one that it could
 * not make. It travels as facts of the job that makes the snapshot, and as the document of a
 * tombstone when the job has failed.
 *
 * @param volume the native volume
 * @param sizeInBytes the size of the volume
 * @param startMillis when it was asked for, since 1970-01-01T00:00:00Z
 * @param facts what the store keeps about it, see {@link SnapshotFacts}
 * @param tags the tags that were asked for
 */
record LostSnapshot(
    String volume,
    long sizeInBytes,
    long startMillis,
    Map<String, String> facts,
    Map<String, String> tags) {
  private static final JsonMapper JSON = new JsonMapper();

  LostSnapshot {
    facts = Map.copyOf(facts);
    tags = new TreeMap<>(tags);
  }

  static LostSnapshot of(
      OwnedVolume volume, Instant start, Map<String, String> facts, Map<String, String> tags) {
    return new LostSnapshot(
        volume.nativeId().value(), volume.volume().size(), start.toEpochMilli(), facts, tags);
  }

  static LostSnapshot parse(String document) {
    try {
      return JSON.readValue(document, LostSnapshot.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A document of another form", e);
    }
  }

  String toDocument() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A record of texts is always JSON", e);
    }
  }

  /** The native snapshot as the cloud would list it, in a state of CloudStack's. */
  Snapshot toNative(NativeId id, String state) {
    return new Snapshot(
        id,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(new NativeId(volume)),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(Instant.ofEpochMilli(startMillis)),
        state,
        Optional.empty(),
        Optional.of(sizeInBytes),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        tags.entrySet().stream().map(tag -> toTag(tag.getKey(), tag.getValue())).toList());
  }

  private static Tag toTag(String key, String value) {
    return new Tag(
        key, value, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }
}
