// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.bench;

import io.landbridge.s3.checksum.Algorithm;
import io.landbridge.s3.checksum.RunningChecksum;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Each of S3's checksums over 1 MiB in pieces of 64 KiB, as an upload has them: operations a second
 * are MiB/s.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class ChecksumBench {
  private static final int PIECE = 64 * 1024;
  private static final int PIECES = 16;

  /** Which checksum. */
  @Param({
    "CRC32",
    "CRC32C",
    "CRC64NVME",
    "SHA1",
    "SHA256",
    "SHA512",
    "MD5",
    "XXHASH64",
    "XXHASH3",
    "XXHASH128"
  })
  public String algorithm = "CRC32";

  private final byte[] bytes = new byte[PIECE];

  /** Fills the piece. */
  public ChecksumBench() {
    for (int i = 0; i < PIECE; i++) {
      bytes[i] = (byte) (i * 31);
    }
  }

  /** One mebibyte. */
  @Benchmark
  public byte[] mebibyte() {
    RunningChecksum checksum = Algorithm.valueOf(algorithm).start();
    for (int i = 0; i < PIECES; i++) {
      checksum.update(ByteBuffer.wrap(bytes));
    }
    return checksum.digest();
  }
}
