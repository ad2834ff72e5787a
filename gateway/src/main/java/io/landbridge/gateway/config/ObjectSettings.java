// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The embedded object store.
 *
 * @param directory where it is; absent for {@code objects} in the data directory
 * @param sync when writes go to the disk
 * @param inlineLimit up to which size content is kept beside its metadata
 * @param minimumPartSize how large parts must be, but for the last
 * @param maximumObjectSize how large objects may be
 * @param reserve how much of the disk objects leave free
 * @param cache memory for metadata
 * @param scrubEvery how often everything is compared with its checksums
 * @param scrubRate how much of it in a second
 * @param keyRing the file with the keys of encryption at rest
 * @param keys names of keys that there should be
 */
public record ObjectSettings(
    @Meaning("Directory of the embedded object store; without it `objects` in the data directory.")
        Optional<Path> directory,
    @Meaning(
            "`always`: a write is on the disk before it is acknowledged; `never`: a loss of power"
                + " may lose the last seconds. See durability.md.")
        Sync sync,
    @Meaning("Content up to this size is kept beside its metadata and not in a file; up to 64KiB.")
        DataSize inlineLimit,
    @Meaning("Smallest part of a multipart upload, but for the last; AWS has 5MiB.")
        DataSize minimumPartSize,
    @Meaning("Largest object.") DataSize maximumObjectSize,
    @Meaning("Objects leave this much of the disk free.") DataSize reserve,
    @Meaning("Memory for metadata that was read.") DataSize cache,
    @Meaning("Time between two comparisons of everything stored with its checksums.")
        Duration scrubEvery,
    @Meaning("How much of it is read in a second.") DataSize scrubRate,
    @Meaning(
            "File with the keys of encryption at rest; without it `keyring.json` in the store's"
                + " directory. Made when it is missing; without it encrypted objects are lost.")
        Optional<Path> keyRing,
    @Meaning(
            "Names of keys for SSE-KMS, besides `aws/s3`, separated by commas; made when they are"
                + " missing.")
        List<String> keys) {

  /** When writes go to the disk. */
  public enum Sync {
    ALWAYS,
    NEVER
  }

  public ObjectSettings {
    keys = List.copyOf(keys);
    Check.size("inlineLimit", inlineLimit, new DataSize(0), DataSize.parse("64KiB"));
    Check.size("minimumPartSize", minimumPartSize, new DataSize(1), DataSize.parse("5GiB"));
    Check.size("maximumObjectSize", maximumObjectSize, new DataSize(1), DataSize.parse("50000GiB"));
    Check.size("reserve", reserve, new DataSize(0), DataSize.parse("1000GiB"));
    Check.size("cache", cache, DataSize.parse("1MiB"), DataSize.parse("64GiB"));
    Check.duration("scrubEvery", scrubEvery, Duration.ofMinutes(1), Duration.ofDays(365));
    Check.size("scrubRate", scrubRate, DataSize.parse("1KiB"), DataSize.parse("100GiB"));
    keys.forEach(name -> Check.text("keys", name));
  }

  /** What holds where nothing is set. */
  public static ObjectSettings defaults() {
    return new ObjectSettings(
        Optional.empty(),
        Sync.ALWAYS,
        DataSize.parse("16KiB"),
        DataSize.parse("5MiB"),
        DataSize.parse("5120GiB"),
        DataSize.parse("64MiB"),
        DataSize.parse("64MiB"),
        Duration.ofDays(7),
        DataSize.parse("16MiB"),
        Optional.empty(),
        List.of());
  }
}
