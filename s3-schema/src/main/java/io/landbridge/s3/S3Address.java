// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.s3;

import io.landbridge.s3.RestOperation.Target;
import java.util.Optional;

/** What the path and the host of a request name. */
public sealed interface S3Address {

  /** The bucket, where one is named. */
  Optional<BucketName> findBucket();

  /** The key of an object, where one is named; not empty, and as it stood in the path. */
  Optional<String> findKey();

  /** Which kind of thing is named. */
  Target target();

  /** The {@code Resource} of an error document: {@code /bucket/key}. */
  default String resource() {
    return "/"
        + findBucket().map(BucketName::value).orElse("")
        + findKey().map(key -> "/" + key).orElse("");
  }

  /** Neither a bucket nor an object. */
  record OfService() implements S3Address {
    @Override
    public Optional<BucketName> findBucket() {
      return Optional.empty();
    }

    @Override
    public Optional<String> findKey() {
      return Optional.empty();
    }

    @Override
    public Target target() {
      return Target.SERVICE;
    }
  }

  /** A bucket. */
  record OfBucket(BucketName bucket) implements S3Address {
    @Override
    public Optional<BucketName> findBucket() {
      return Optional.of(bucket);
    }

    @Override
    public Optional<String> findKey() {
      return Optional.empty();
    }

    @Override
    public Target target() {
      return Target.BUCKET;
    }
  }

  /**
   * An object, which need not be there.
   *
   * @param key 1 to {@value #MAX_KEY_BYTES} bytes of UTF-8, never normalised
   */
  record OfObject(BucketName bucket, String key) implements S3Address {
    /** The longest key. Source: S3 User Guide, "Naming Amazon S3 objects". */
    public static final int MAX_KEY_BYTES = 1024;

    @Override
    public Optional<BucketName> findBucket() {
      return Optional.of(bucket);
    }

    @Override
    public Optional<String> findKey() {
      return Optional.of(key);
    }

    @Override
    public Target target() {
      return Target.OBJECT;
    }
  }
}
