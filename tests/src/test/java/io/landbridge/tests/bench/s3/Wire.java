// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.bench.s3;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Locale;

/** One connection to a server: sends whole requests and skims the answers. For one thread. */
final class Wire implements AutoCloseable {
  private final SocketChannel channel;
  private final ByteBuffer in = ByteBuffer.allocateDirect(256 * 1024).flip();
  private final StringBuilder line = new StringBuilder();

  private Wire(SocketChannel channel) {
    this.channel = channel;
  }

  static Wire to(int port) throws IOException {
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    SocketChannel channel = SocketChannel.open(address);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    return new Wire(channel);
  }

  /**
   * Sends a request and reads the answer to its end.
   *
   * @param head of the request
   * @param body what its body repeats
   * @param length of its body
   * @param toHead whether the answer has no body whatever its head says
   * @return the answer's status
   */
  int exchange(byte[] head, ByteBuffer body, long length, boolean toHead) throws IOException {
    send(head, body, length);
    return receive(toHead);
  }

  private void send(byte[] head, ByteBuffer body, long length) throws IOException {
    ByteBuffer start = ByteBuffer.wrap(head);
    long left = length;
    ByteBuffer piece = piece(body, left);
    left -= piece.remaining();
    ByteBuffer[] both = {start, piece};
    while (start.hasRemaining()) {
      var _ = channel.write(both); // head and small body in one segment
    }
    while (piece.hasRemaining() || left > 0) {
      if (!piece.hasRemaining()) {
        piece = piece(body, left);
        left -= piece.remaining();
      }
      var _ = channel.write(piece);
    }
  }

  private static ByteBuffer piece(ByteBuffer body, long left) {
    return body.duplicate().limit((int) Math.min(left, body.limit()));
  }

  private int receive(boolean toHead) throws IOException {
    int status = Integer.parseInt(line().split(" ", 3)[1]);
    long length = 0;
    boolean chunked = false;
    for (String header = line(); !header.isEmpty(); header = line()) {
      String lower = header.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = Long.parseLong(lower.substring("content-length:".length()).strip());
      }
      chunked |= lower.startsWith("transfer-encoding:") && lower.endsWith("chunked");
    }
    if (chunked) {
      skipChunks();
    } else if (!toHead) {
      skip(length);
    }
    return status;
  }

  private void skipChunks() throws IOException {
    int size;
    do {
      size = Integer.parseInt(line(), 16);
      skip(size + 2L);
    } while (size > 0);
  }

  private String line() throws IOException {
    line.setLength(0);
    while (true) {
      char next = (char) (next() & 0xff);
      if (next == '\n') {
        return line.toString();
      }
      if (next != '\r') {
        line.append(next);
      }
    }
  }

  private byte next() throws IOException {
    fill();
    return in.get();
  }

  private void skip(long bytes) throws IOException {
    long left = bytes;
    while (left > 0) {
      fill();
      int step = (int) Math.min(left, in.remaining());
      in.position(in.position() + step);
      left -= step;
    }
  }

  private void fill() throws IOException {
    if (in.hasRemaining()) {
      return;
    }
    in.clear();
    if (channel.read(in) < 0) {
      throw new EOFException("the server has closed the connection");
    }
    in.flip();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
