// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.store;

/**
 * How a version is encrypted at rest, as S3 says it in its answers. A name other than {@code None}
 * means that the bytes on the disk are encrypted, not that somebody asked for it.
 */
public sealed interface EncryptionFacts {
  /** Not encrypted. */
  EncryptionFacts NONE = new None();

  /** Stored in the clear. */
  record None() implements EncryptionFacts {}

  /** SSE-S3: the store's own default key. */
  record SseS3() implements EncryptionFacts {}

  /**
   * SSE-KMS: a key of the key ring.
   *
   * @param keyArn the key that wraps the object's data key, as an ARN
   * @param bucketKey whether the request or bucket asked for a bucket key; only echoed
   */
  record SseKms(String keyArn, boolean bucketKey) implements EncryptionFacts {}

  /** SSE-C: a key that the customer sends with every request and that is kept nowhere. */
  record SseC() implements EncryptionFacts {}
}
