// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.s3.chunked;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;

/** Bodies for the tests, and their decoding in any cuts; a chunk's signature here is its CRC. */
final class Framing {
  static final String TRAILER = "x-amz-checksum-crc32c";

  private Framing() {}

  /** A verifier that notices every change of content, so that signed framing can be tested. */
  static final class CrcVerifier implements ChunkVerifier {
    private final CRC32 crc = new CRC32();

    @Override
    public void update(ByteBuffer content) {
      crc.update(content);
    }

    @Override
    public void endChunk(String signature) {
      compare(signature);
    }

    @Override
    public void endTrailers(byte[] trailers, String signature) {
      crc.update(trailers);
      compare(signature);
    }

    private void compare(String signature) {
      String expected = Long.toHexString(crc.getValue());
      crc.reset();
      if (!expected.equals(signature)) {
        throw new WrongSignature();
      }
    }
  }

  /** What the verifier of the tests throws. */
  static final class WrongSignature extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  static byte[] encode(ChunkedForm form, byte[] content, int chunkSize, String trailer) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int from = 0; from < content.length; from += chunkSize) {
      byte[] chunk = Arrays.copyOfRange(content, from, Math.min(content.length, from + chunkSize));
      put(body, Integer.toHexString(chunk.length) + extension(form, chunk) + "\r\n");
      body.writeBytes(chunk);
      put(body, "\r\n");
    }
    put(body, "0" + extension(form, new byte[0]) + "\r\n");
    if (!trailer.isEmpty()) {
      put(body, trailer + "\r\n");
      if (form.signed()) {
        put(body, "x-amz-trailer-signature:" + crc(bytes(trailer + "\n")) + "\r\n");
      }
    }
    put(body, "\r\n");
    return body.toByteArray();
  }

  private static String extension(ChunkedForm form, byte[] chunk) {
    return form.signed() ? ";chunk-signature=" + crc(chunk) : "";
  }

  static String crc(byte[] bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes);
    return Long.toHexString(crc.getValue());
  }

  static ChunkedDecoder decoder(ChunkedForm form, long length, Set<String> trailers) {
    return new ChunkedDecoder(
        form, length, form.signed() ? new CrcVerifier() : ChunkVerifier.NONE, trailers);
  }

  /** Decodes with the body cut at these places and the content taken in pieces of this size. */
  static byte[] decode(ChunkedDecoder decoder, byte[] body, List<Integer> cuts, int window) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    byte[] piece = new byte[window];
    int from = 0;
    for (int cut : cuts.stream().sorted().toList()) {
      int to = Math.min(cut, body.length);
      drain(decoder, ByteBuffer.wrap(body, from, to - from), piece, content);
      from = to;
    }
    drain(decoder, ByteBuffer.wrap(body, from, body.length - from), piece, content);
    decoder.end();
    return content.toByteArray();
  }

  private static void drain(
      ChunkedDecoder decoder, ByteBuffer body, byte[] piece, ByteArrayOutputStream content) {
    while (body.hasRemaining()) {
      ByteBuffer decoded = ByteBuffer.wrap(piece);
      decoder.decode(body, decoded);
      content.write(piece, 0, decoded.position());
    }
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static void put(ByteArrayOutputStream body, String text) {
    body.writeBytes(bytes(text));
  }
}
