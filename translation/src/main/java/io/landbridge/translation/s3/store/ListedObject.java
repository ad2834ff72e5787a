// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.store;

import java.time.Instant;
import java.util.List;

/**
 * An object as a list shows it.
 *
 * @param checksumAlgorithms the names of the algorithms that the object has checksums of
 * @param checksumType of those checksums, when there are any
 */
public record ListedObject(
    String key,
    Instant lastModified,
    String etag,
    long size,
    String storageClass,
    String owner,
    List<String> checksumAlgorithms,
    Checksum.Type checksumType) {}
