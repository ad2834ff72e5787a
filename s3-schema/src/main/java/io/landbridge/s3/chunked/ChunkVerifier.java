// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.s3.chunked;

import java.nio.ByteBuffer;

/**
 * Verifies the signatures inside a body, one after the other. It belongs to one body and to one
 * thread at a time. Each method throws the {@code AwsException} of the refusal.
 */
public interface ChunkVerifier {
  /** For bodies whose chunks are not signed. */
  ChunkVerifier NONE =
      new ChunkVerifier() {
        @Override
        public void update(ByteBuffer content) {
          content.position(content.limit());
        }

        @Override
        public void endChunk(String signature) {
          // The form has none to verify.
        }

        @Override
        public void endTrailers(byte[] trailers, String signature) {
          // The form has none to verify.
        }
      };

  /** Takes content of the current chunk; the buffer is empty afterwards. */
  void update(ByteBuffer content);

  /** Ends the current chunk, the last of which is empty. */
  void endChunk(String signature);

  /**
   * Ends the trailers.
   *
   * @param trailers each as {@code name:value} and a line feed, the names in lower case
   */
  void endTrailers(byte[] trailers, String signature);
}
