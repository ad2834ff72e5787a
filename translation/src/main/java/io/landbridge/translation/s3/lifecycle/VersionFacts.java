// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.lifecycle;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What lifecycle rules ask of one version of an object.
 *
 * @param key the object's name
 * @param deleteMarker whether it is the mark that the object was deleted
 * @param size in bytes; 0 for a delete marker
 * @param tags the object's tags
 * @param lastModified when it was written
 * @param noncurrentSince when it was replaced; empty while it is the current version
 * @param newerNoncurrent how many replaced versions are newer than this
 * @param alone whether it is the only version of its key
 */
public record VersionFacts(
    String key,
    boolean deleteMarker,
    long size,
    Map<String, String> tags,
    Instant lastModified,
    Optional<Instant> noncurrentSince,
    int newerNoncurrent,
    boolean alone) {}
