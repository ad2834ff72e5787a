// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.store;

import io.landbridge.gateway.config.ObjectSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * How the embedded store works.
 *
 * @param directory where everything is, but for the key ring
 * @param keyRing the file with the keys of encryption at rest; made when it is missing
 * @param keyNames keys that clients can name, besides {@code aws/s3}; made when they are missing
 * @param keyArnPrefix what the ARN of a key begins with, up to and with the colon before {@code
 *     key/}
 * @param sync whether a write is on the disk before it is acknowledged; without it a loss of power
 *     may lose what was written in the seconds before, the end of the process does not
 * @param inlineLimit up to how many bytes content is kept in a row; at most 65,536
 * @param minimumPartSize in bytes, for every part but the last
 * @param maximumObjectSize in bytes
 * @param reserve bytes of the disk that objects leave free, so that rows can still be written
 * @param cache bytes of memory for rows that were read
 * @param scrubEvery how long after one scrub the next one begins
 * @param scrubRate bytes that a scrub reads in a second
 */
public record StoreOptions(
    Path directory,
    Path keyRing,
    List<String> keyNames,
    String keyArnPrefix,
    boolean sync,
    int inlineLimit,
    long minimumPartSize,
    long maximumObjectSize,
    long reserve,
    long cache,
    Duration scrubEvery,
    long scrubRate) {
  private static final int LARGEST_INLINE = 64 * 1024;

  public StoreOptions {
    keyNames = List.copyOf(keyNames);
    if (inlineLimit < 0 || inlineLimit > LARGEST_INLINE) {
      throw new IllegalArgumentException("Content in rows has at most 65,536 bytes");
    }
    if (scrubRate <= 0) {
      throw new IllegalArgumentException("A scrub reads something");
    }
  }

  /** The defaults, with everything in one directory. */
  public static StoreOptions of(Path directory) {
    return of(directory, "us-east-1", ObjectSettings.defaults());
  }

  /**
   * What an operator has set.
   *
   * @param directory where the store is unless a setting says otherwise
   * @param region the region in the ARNs of keys
   */
  public static StoreOptions of(Path directory, String region, ObjectSettings settings) {
    Path place = settings.directory().orElse(directory);
    return new StoreOptions(
        place,
        settings.keyRing().orElse(place.resolve("keyring.json")),
        settings.keys(),
        "arn:aws:kms:" + region + ":000000000000:",
        settings.sync() == ObjectSettings.Sync.ALWAYS,
        Math.toIntExact(settings.inlineLimit().bytes()),
        settings.minimumPartSize().bytes(),
        settings.maximumObjectSize().bytes(),
        settings.reserve().bytes(),
        settings.cache().bytes(),
        settings.scrubEvery(),
        settings.scrubRate().bytes());
  }

  /** The same, with or without synchronous writes. */
  public StoreOptions withSync(boolean other) {
    return new StoreOptions(
        directory,
        keyRing,
        keyNames,
        keyArnPrefix,
        other,
        inlineLimit,
        minimumPartSize,
        maximumObjectSize,
        reserve,
        cache,
        scrubEvery,
        scrubRate);
  }

  /** The same, with another size that parts must have. */
  public StoreOptions withMinimumPartSize(long other) {
    return new StoreOptions(
        directory,
        keyRing,
        keyNames,
        keyArnPrefix,
        sync,
        inlineLimit,
        other,
        maximumObjectSize,
        reserve,
        cache,
        scrubEvery,
        scrubRate);
  }
}
