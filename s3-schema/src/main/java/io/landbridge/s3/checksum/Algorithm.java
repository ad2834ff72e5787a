// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.s3.checksum;

import com.dynatrace.hash4j.hashing.Hashing;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.zip.CRC32C;

/**
 * The checksum algorithms of S3, by the names of the model's {@code ChecksumAlgorithm}. Values are
 * big-endian on the wire, in Base64. Source: Amazon S3 User Guide, "Checking object integrity"; S3
 * API, PutObject, {@code x-amz-checksum-*}.
 */
public enum Algorithm {
  CRC32(4, Kind.REFLECTED_CRC, a -> new ZipChecksum(a, new java.util.zip.CRC32())),
  CRC32C(4, Kind.REFLECTED_CRC, a -> new ZipChecksum(a, new CRC32C())),
  SHA1(20, Kind.HASH, a -> new DigestChecksum(a, "SHA-1")),
  SHA256(32, Kind.HASH, a -> new DigestChecksum(a, "SHA-256")),
  CRC64NVME(8, Kind.WHOLE_OBJECT_CRC, ZipChecksum::crc64Nvme),
  SHA512(64, Kind.HASH, a -> new DigestChecksum(a, "SHA-512")),
  MD5(16, Kind.HASH, a -> new DigestChecksum(a, "MD5")),
  XXHASH64(8, Kind.HASH, a -> new XxHash64(a, Hashing.xxh64().hashStream())),
  XXHASH3(8, Kind.HASH, a -> new XxHash64(a, Hashing.xxh3_64().hashStream())),
  XXHASH128(16, Kind.HASH, a -> new XxHash128(a, Hashing.xxh3_128().hashStream()));

  private static final String HEADER_PREFIX = "x-amz-checksum-";

  private final int length;
  private final Kind kind;

  @SuppressWarnings("ImmutableEnumChecker") // each is a constructor and holds nothing
  private final Function<Algorithm, RunningChecksum> starter;

  private final String headerName = HEADER_PREFIX + name().toLowerCase(Locale.ROOT);

  private enum Kind {
    /** The checksums of parts can be combined; both coverages are offered. */
    REFLECTED_CRC,
    /** The checksums of parts can be combined; S3 offers nothing else. */
    WHOLE_OBJECT_CRC,
    /** The checksums of parts cannot be combined. */
    HASH
  }

  Algorithm(int length, Kind kind, Function<Algorithm, RunningChecksum> starter) {
    this.length = length;
    this.kind = kind;
    this.starter = starter;
  }

  /** The header or trailer that carries a value, in lower case: {@code x-amz-checksum-crc32c}. */
  public String headerName() {
    return headerName;
  }

  /** How many bytes a value has. */
  public int length() {
    return length;
  }

  /** A new computation; one thread at a time has it. */
  public RunningChecksum start() {
    return starter.apply(this);
  }

  /**
   * Whether a multipart upload may have this coverage. CRC64NVME covers whole objects only, the
   * hashes are composite only, CRC32 and CRC32C can be both.
   */
  public boolean allows(Coverage coverage) {
    return switch (coverage) {
      case FULL_OBJECT -> kind != Kind.HASH;
      case COMPOSITE -> kind != Kind.WHOLE_OBJECT_CRC;
    };
  }

  /** The coverage of a multipart upload that names this algorithm and no coverage. */
  public Coverage defaultCoverage() {
    return kind == Kind.WHOLE_OBJECT_CRC ? Coverage.FULL_OBJECT : Coverage.COMPOSITE;
  }

  /** The algorithm of this name in any case, for example of {@code x-amz-checksum-algorithm}. */
  public static Optional<Algorithm> find(String name) {
    return Arrays.stream(values()).filter(a -> a.name().equalsIgnoreCase(name)).findFirst();
  }

  /** The algorithm whose values stand in the header or trailer of this name, in any case. */
  public static Optional<Algorithm> findByHeader(String name) {
    return Arrays.stream(values()).filter(a -> a.headerName.equalsIgnoreCase(name)).findFirst();
  }

  /** All names as S3 lists them in its messages: {@code [CRC32, CRC32C, ...]}. */
  public static String list() {
    return Arrays.stream(values()).map(Enum::name).collect(Collectors.joining(", ", "[", "]"));
  }

  static boolean isHeader(String name) {
    return name.regionMatches(true, 0, HEADER_PREFIX, 0, HEADER_PREFIX.length());
  }
}
