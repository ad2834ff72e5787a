// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.late;

import io.landbridge.schema.XmlWriter;
import io.landbridge.translation.s3.S3Answer;
import io.landbridge.translation.s3.store.ObjectContent.InMemory;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * An XML document that begins before it is known: its declaration, then a space from time to time,
 * then the rest. To be read by one thread, which waits.
 */
final class LateDocument implements ReadableByteChannel {
  private static final byte[] DECLARATION = XmlWriter.DECLARATION.getBytes(StandardCharsets.UTF_8);
  private static final byte[] SPACE = {' '};

  private final CompletableFuture<S3Answer> answer;
  private final Duration every;
  private ByteBuffer next = ByteBuffer.wrap(DECLARATION);
  private boolean known;
  private boolean open = true;

  LateDocument(CompletableFuture<S3Answer> answer, Duration every) {
    this.answer = answer;
    this.every = every;
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    if (!next.hasRemaining()) {
      if (known) {
        return -1;
      }
      next = await();
    }
    int length = Math.min(target.remaining(), next.remaining());
    target.put(next.slice(next.position(), length));
    next.position(next.position() + length);
    return length;
  }

  private ByteBuffer await() throws IOException {
    try {
      Optional<S3Answer> there = LateAnswers.within(every, answer);
      known = there.isPresent();
      return there.map(LateDocument::rest).orElseGet(() -> ByteBuffer.wrap(SPACE));
    } catch (CompletionException e) {
      throw new IOException("The work of an answer has ended without one", e);
    }
  }

  /** What comes after the declaration, which is out already. */
  private static ByteBuffer rest(S3Answer answer) {
    if (!(answer.content() instanceof InMemory(ByteBuffer document))) {
      throw new IllegalStateException("What comes late is a document");
    }
    return document.slice(DECLARATION.length, document.remaining() - DECLARATION.length);
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  @Override
  public void close() {
    open = false;
  }
}
