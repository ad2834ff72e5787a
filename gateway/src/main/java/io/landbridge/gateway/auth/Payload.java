// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.auth;

import io.landbridge.s3.chunked.ChunkVerifier;
import io.landbridge.s3.chunked.ChunkedForm;

/** What the signature says of the body. */
public sealed interface Payload {

  /** The body that was given was hashed and is covered. */
  record Covered() implements Payload {}

  /**
   * The signature covers this hash; whoever reads the body compares.
   *
   * @param sha256Hex 64 hexadecimal digits
   */
  record Announced(String sha256Hex) implements Payload {}

  /** The body is not covered ({@code UNSIGNED-PAYLOAD}, S3 only). */
  record Unsigned() implements Payload {}

  /**
   * The body is framed as {@code aws-chunked} (S3 only).
   *
   * @param form which framing
   * @param verifier verifies the signatures inside the body, which hang on that of the head; it is
   *     for one reading of the body
   */
  record Chunked(ChunkedForm form, ChunkVerifier verifier) implements Payload {}
}
