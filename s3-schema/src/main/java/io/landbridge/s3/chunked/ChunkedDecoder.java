// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.s3.chunked;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Set;

/**
 * Takes the framing off an {@code aws-chunked} body:
 *
 * <pre>{@code
 * 10000;chunk-signature=ad80c730a21e5b8d...CRLF
 * <65536 bytes>CRLF
 * 0;chunk-signature=b6c6ea8a5354eaf1...CRLF
 * x-amz-checksum-crc32c:sOO8/Q==CRLF
 * x-amz-trailer-signature:d81f82fc3505edab...CRLF
 * CRLF
 * }</pre>
 *
 * Content goes on before the signature of its chunk is verified; the end is only reached when every
 * signature, every length and every trailer was right. Memory is bounded by one line. One thread at
 * a time.
 */
public final class ChunkedDecoder {
  /** The least size of all chunks but the last. */
  static final int SMALLEST_CHUNK = 8 * 1024;

  private static final String SIGNATURE = "chunk-signature=";

  /** Fifteen hexadecimal digits cannot overflow a long. */
  private static final int MOST_DIGITS = 15;

  private final ChunkedForm form;
  private final long contentLength;
  private final ChunkVerifier verifier;
  private final Trailers trailers;
  private final LineBuffer line = new LineBuffer();

  private State state = State.CHUNK_HEAD;
  private long chunk;
  private long chunkSize;
  private long chunkRest;
  private long announcedSoFar;
  private String chunkSignature = "";
  private boolean afterBareLine;

  private enum State {
    CHUNK_HEAD,
    CONTENT,
    CONTENT_END,
    TRAILERS,
    FINISHED
  }

  /**
   * A decoder for one body.
   *
   * @param contentLength how many bytes the content has, as {@code x-amz-decoded-content-length}
   *     says
   * @param verifier for the signatures; {@link ChunkVerifier#NONE} for a form without
   * @param announcedTrailers the names that {@code x-amz-trailer} announces, in lower case
   */
  public ChunkedDecoder(
      ChunkedForm form, long contentLength, ChunkVerifier verifier, Set<String> announcedTrailers) {
    this.form = form;
    this.contentLength = contentLength;
    this.verifier = verifier;
    this.trailers = new Trailers(announcedTrailers);
  }

  /**
   * Takes bytes of the body and adds the content in them to the other buffer. It returns when all
   * bytes are taken, or when content comes and the other buffer is full.
   *
   * @throws io.landbridge.aws.AwsException {@code IncompleteBody}, {@code InvalidChunkSizeError},
   *     {@code MalformedTrailerError}, or what the verifier throws; nothing can be decoded after it
   */
  public void decode(ByteBuffer body, ByteBuffer content) {
    while (body.hasRemaining()) {
      switch (state) {
        case CHUNK_HEAD -> line.read(body).ifPresent(this::beginChunk);
        case CONTENT -> {
          if (!content.hasRemaining()) {
            return;
          }
          move(body, content);
        }
        case CONTENT_END -> line.read(body).ifPresent(this::endChunk);
        case TRAILERS -> line.read(body).ifPresent(this::takeTrailer);
        case FINISHED -> throw BodyErrors.brokenOff();
      }
    }
  }

  /** Whether the last chunk and what follows it have come and were right. */
  public boolean isFinished() {
    return state == State.FINISHED;
  }

  /**
   * To be called when the body ends.
   *
   * @throws io.landbridge.aws.AwsException {@code IncompleteBody} when it should not have ended yet
   */
  public void end() {
    if (state != State.FINISHED) {
      throw BodyErrors.brokenOff();
    }
  }

  /** The trailers by name in lower case; complete when the decoder is finished. */
  public Map<String, String> trailers() {
    return trailers.values();
  }

  private void beginChunk(String head) {
    if (line.endedBare()) {
      throw BodyErrors.brokenOff();
    }
    int semicolon = head.indexOf(';');
    long size = size(semicolon < 0 ? head : head.substring(0, semicolon));
    chunkSignature = signature(semicolon < 0 ? "" : head.substring(semicolon + 1));
    chunk++;
    if (size == 0) {
      if (announcedSoFar != contentLength) {
        throw BodyErrors.wrongLength();
      }
      verifier.endChunk(chunkSignature);
      state = State.TRAILERS;
      return;
    }
    if (chunk > 1 && chunkSize < SMALLEST_CHUNK) {
      throw BodyErrors.chunkTooSmall(chunk, chunkSize);
    }
    if (size > contentLength - announcedSoFar) {
      throw BodyErrors.wrongLength();
    }
    announcedSoFar += size;
    chunkSize = size;
    chunkRest = size;
    state = State.CONTENT;
  }

  private static long size(String digits) {
    if (digits.isEmpty() || digits.length() > MOST_DIGITS) {
      throw BodyErrors.brokenOff();
    }
    long size = 0;
    for (int i = 0; i < digits.length(); i++) {
      char c = digits.charAt(i);
      int digit = c < 0x80 ? Character.digit(c, 16) : -1;
      if (digit < 0) {
        throw BodyErrors.brokenOff();
      }
      size = size << 4 | digit;
    }
    return size;
  }

  private String signature(String extension) {
    if (!form.signed()) {
      if (!extension.isEmpty()) {
        throw BodyErrors.brokenOff();
      }
      return "";
    }
    if (!extension.startsWith(SIGNATURE)) {
      throw BodyErrors.brokenOff();
    }
    return extension.substring(SIGNATURE.length());
  }

  private void move(ByteBuffer body, ByteBuffer content) {
    int length = (int) Math.min(chunkRest, Math.min(body.remaining(), content.remaining()));
    ByteBuffer piece = body.slice(body.position(), length);
    content.put(piece);
    verifier.update(piece.flip());
    body.position(body.position() + length);
    chunkRest -= length;
    if (chunkRest == 0) {
      state = State.CONTENT_END;
    }
  }

  private void endChunk(String afterContent) {
    if (!afterContent.isEmpty() || line.endedBare()) {
      throw BodyErrors.brokenOff();
    }
    verifier.endChunk(chunkSignature);
    state = State.CHUNK_HEAD;
  }

  private void takeTrailer(String trailer) {
    if (!trailer.isEmpty()) {
      trailers.take(trailer);
      afterBareLine = line.endedBare();
      return;
    }
    if (afterBareLine && form.signed() && trailers.lacksSignature()) {
      // The reference's example ends a trailer with LF CR LF before the signature's line.
      afterBareLine = false;
      return;
    }
    if (line.endedBare()) {
      throw BodyErrors.brokenOff();
    }
    trailers.end(form, verifier);
    state = State.FINISHED;
  }
}
