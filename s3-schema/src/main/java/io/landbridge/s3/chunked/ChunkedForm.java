// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.s3.chunked;

import java.util.Arrays;
import java.util.Optional;

/**
 * The forms of {@code aws-chunked} by the word that {@code x-amz-content-sha256} has for each.
 * Source: S3 API Reference, "Signature calculations for the authorization header: transferring
 * payload in multiple chunks", and the same "including trailing headers".
 */
public enum ChunkedForm {
  /** Chunks signed with AWS4-HMAC-SHA256. */
  HMAC("STREAMING-AWS4-HMAC-SHA256-PAYLOAD", true),
  /** Chunks and trailers signed with AWS4-HMAC-SHA256. */
  HMAC_TRAILER("STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER", true),
  /** Chunks signed with AWS4-ECDSA-P256-SHA256. */
  ECDSA("STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD", true),
  /** Chunks and trailers signed with AWS4-ECDSA-P256-SHA256. */
  ECDSA_TRAILER("STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD-TRAILER", true),
  /** Nothing signed but the head of the request; a checksum in a trailer. */
  UNSIGNED_TRAILER("STREAMING-UNSIGNED-PAYLOAD-TRAILER", false);

  private final String wire;
  private final boolean signed;

  ChunkedForm(String wire, boolean signed) {
    this.wire = wire;
    this.signed = signed;
  }

  /** The value of {@code x-amz-content-sha256}. */
  public String wire() {
    return wire;
  }

  /** Whether each chunk, and what follows the last, has a signature. */
  public boolean signed() {
    return signed;
  }

  /** The form that a value of {@code x-amz-content-sha256} names. */
  public static Optional<ChunkedForm> find(String wire) {
    return Arrays.stream(values()).filter(form -> form.wire.equals(wire)).findFirst();
  }
}
