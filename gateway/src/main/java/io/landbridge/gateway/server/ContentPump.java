// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.server;

import io.landbridge.translation.s3.store.ObjectContent;
import io.landbridge.translation.s3.store.ObjectContent.Region;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.function.Supplier;

/**
 * Sends content that cannot be sent by the kernel alone: what is encrypted, on the disk or on the
 * wire, and what lies in several files. It runs on a virtual thread and holds two pieces at most:
 * one that is being read and one that the socket has not taken yet.
 */
final class ContentPump {
  private final Context context;
  private final HttpServerResponse response;
  private final Pieces pieces;
  private Future<Void> writing = Future.succeededFuture();

  /**
   * A pump.
   *
   * @param context the response's
   * @param pieces counts what is taken
   */
  ContentPump(Context context, HttpServerResponse response, Pieces pieces) {
    this.context = context;
    this.response = response;
    this.pieces = pieces;
  }

  /**
   * Sends all of it and ends the response.
   *
   * @throws RuntimeException when the content cannot be read or the client has gone
   */
  void send(ObjectContent content) {
    try {
      switch (content) {
        case ObjectContent.InMemory(ByteBuffer bytes) -> write(Buffer.buffer(toArray(bytes)));
        case ObjectContent.InFiles files -> {
          for (Region region : files.regions()) {
            send(region);
          }
        }
        case ObjectContent.Computed(ReadableByteChannel channel, long length) ->
            send(channel, length);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The content cannot be read", e);
    }
    writing.await();
    onLoop(response::end).await();
  }

  private void send(Region region) throws IOException {
    long position = region.offset();
    long end = position + region.length();
    while (position < end) {
      ByteBuffer piece = ByteBuffer.allocate((int) Math.min(Pieces.LONGEST, end - position));
      int read = region.file().read(piece, position);
      if (read < 0) {
        throw new EOFException("A file is shorter than it was");
      }
      position += read;
      write(Buffer.buffer(toArray(piece.flip())));
    }
  }

  private void send(ReadableByteChannel channel, long length) throws IOException {
    if (length < 0) {
      sendAll(channel);
      return;
    }
    long left = length;
    while (left > 0) {
      ByteBuffer piece = ByteBuffer.allocate((int) Math.min(Pieces.LONGEST, left));
      if (channel.read(piece) < 0) {
        throw new EOFException("The content is shorter than it was");
      }
      left -= piece.position();
      write(Buffer.buffer(toArray(piece.flip())));
    }
  }

  /** What comes is sent at once, because more of it may take its time. */
  private void sendAll(ReadableByteChannel channel) throws IOException {
    ByteBuffer piece = ByteBuffer.allocate(Pieces.LONGEST);
    while (channel.read(piece) >= 0) {
      write(Buffer.buffer(toArray(piece.flip())));
      piece = ByteBuffer.allocate(Pieces.LONGEST);
    }
  }

  /** Waits until the socket has taken the piece before. */
  private void write(Buffer piece) {
    writing.await();
    writing = onLoop(() -> response.write(piece).onSuccess(_ -> pieces.addTaken()));
  }

  private Future<Void> onLoop(Supplier<Future<Void>> action) {
    Promise<Void> promise = Promise.promise();
    context.runOnContext(_ -> {
      try {
        var _ = action.get().onComplete(promise);
      } catch (RuntimeException | Error e) {
        promise.fail(e); // the response was closed meanwhile, or worse: who waits has to know
      }
    });
    return promise.future();
  }

  private static byte[] toArray(ByteBuffer bytes) {
    if (bytes.hasArray() && bytes.arrayOffset() == 0 && bytes.remaining() == bytes.array().length) {
      return bytes.array();
    }
    byte[] array = new byte[bytes.remaining()];
    bytes.duplicate().get(array);
    return array;
  }
}
