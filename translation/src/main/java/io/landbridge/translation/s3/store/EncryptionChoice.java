// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.store;

import java.util.Optional;

/** How a new object is to be encrypted at rest. */
public sealed interface EncryptionChoice {
  /** Not at all. */
  EncryptionChoice NONE = new None();

  /** With the store's own default key. */
  EncryptionChoice SSE_S3 = new SseS3();

  /** In the clear. */
  record None() implements EncryptionChoice {}

  /** {@code AES256}: with the store's own default key. */
  record SseS3() implements EncryptionChoice {}

  /**
   * {@code aws:kms}: with a key of the key ring.
   *
   * @param key its id, ARN or alias; absent is the key ring's default key for S3
   * @param context the encryption context of the request, Base64 JSON, bound to the data key
   * @param bucketKey kept to be echoed
   */
  record SseKms(Optional<String> key, Optional<String> context, boolean bucketKey)
      implements EncryptionChoice {}

  /** With the customer's key. */
  record SseC(CustomerKey key) implements EncryptionChoice {}
}
