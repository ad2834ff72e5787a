// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.fuzz;

import io.landbridge.aws.AwsException;
import io.landbridge.s3.chunked.ChunkVerifier;
import io.landbridge.s3.chunked.ChunkedDecoder;
import io.landbridge.s3.chunked.ChunkedForm;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Set;

/** Reads any bytes as an {@code aws-chunked} body of 20 bytes, cut in two ways. */
final class AwsChunkedTarget {
  private static final int LENGTH = 20;

  private AwsChunkedTarget() {}

  /**
   * Decodes the body in every form, whole and byte by byte, which has to come to the same.
   *
   * @return whether some form has it as a whole body
   */
  static boolean run(byte[] body) {
    boolean ended = false;
    for (ChunkedForm form : ChunkedForm.values()) {
      String whole = decode(form, body, body.length, 64);
      String inPieces = decode(form, body, 1, 1);
      if (!whole.equals(inPieces)) {
        throw new AssertionError(form + ": " + whole + " is not " + inPieces);
      }
      ended |= whole.startsWith("content ");
    }
    return ended;
  }

  private static String decode(ChunkedForm form, byte[] body, int piece, int window) {
    ChunkedDecoder decoder =
        new ChunkedDecoder(form, LENGTH, ChunkVerifier.NONE, Set.of("x-amz-checksum-crc32"));
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    byte[] room = new byte[window];
    try {
      for (int from = 0; from < body.length; from += piece) {
        ByteBuffer in = ByteBuffer.wrap(body, from, Math.min(piece, body.length - from));
        while (in.hasRemaining()) {
          ByteBuffer out = ByteBuffer.wrap(room);
          decoder.decode(in, out);
          content.write(room, 0, out.position());
        }
      }
      decoder.end();
    } catch (AwsException refused) {
      int status = refused.error().httpStatus();
      if (status < 400 || status > 499 || content.size() > LENGTH) {
        throw new AssertionError("no client's error", refused);
      }
      return "refused " + refused.error().code();
    }
    if (content.size() != LENGTH) {
      throw new AssertionError("ended after " + content.size());
    }
    return "content " + content + decoder.trailers();
  }
}
