// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud;

import io.landbridge.gateway.embedded.cloud.buckets.BucketContents;
import io.landbridge.gateway.embedded.cloud.seed.Seed;
import io.landbridge.gateway.embedded.cloud.seed.SeedFile;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;

/**
 * How an embedded cloud is run.
 *
 * @param seed what it starts with when the directory is empty, and its settings
 * @param dataDirectory where its state is kept; made when missing
 * @param port of the loopback interface; 0 takes a free one
 * @param bucketContents the object store behind its buckets
 * @param jobScale overrides the seed's {@code jobs.scale}; 0 makes jobs immediate
 */
public record EmbeddedCloudOptions(
    Seed seed,
    Path dataDirectory,
    int port,
    InstantSource clock,
    RandomGenerator random,
    BucketContents bucketContents,
    OptionalDouble jobScale) {

  /** The default seed, a free port, the system's clock and randomness, no object store. */
  public static EmbeddedCloudOptions in(Path dataDirectory) {
    return new EmbeddedCloudOptions(
        SeedFile.loadDefault(),
        dataDirectory,
        0,
        InstantSource.system(),
        new SecureRandom(),
        BucketContents.NONE,
        OptionalDouble.empty());
  }

  /** The same with another seed. */
  public EmbeddedCloudOptions withSeed(Seed value) {
    return new EmbeddedCloudOptions(
        value, dataDirectory, port, clock, random, bucketContents, jobScale);
  }

  /** The same on another port. */
  public EmbeddedCloudOptions withPort(int value) {
    return new EmbeddedCloudOptions(
        seed, dataDirectory, value, clock, random, bucketContents, jobScale);
  }

  /** The same with another clock. */
  public EmbeddedCloudOptions withClock(InstantSource value) {
    return new EmbeddedCloudOptions(
        seed, dataDirectory, port, value, random, bucketContents, jobScale);
  }

  /** The same with this object store behind its buckets. */
  public EmbeddedCloudOptions withBucketContents(BucketContents value) {
    return new EmbeddedCloudOptions(seed, dataDirectory, port, clock, random, value, jobScale);
  }

  /** The same with faster or slower jobs. */
  public EmbeddedCloudOptions withJobScale(double value) {
    return new EmbeddedCloudOptions(
        seed, dataDirectory, port, clock, random, bucketContents, OptionalDouble.of(value));
  }
}
