// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.faults;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URL;
import java.nio.charset.StandardCharsets;

/** A connection that does what no client library does: it stops halfway, or leaves. */
final class RudeClient implements AutoCloseable {
  private static final int PATIENCE_IN_MILLIS = 60_000;
  private static final int SMALL_WINDOW = 4096;

  private final Socket socket = new Socket();

  private RudeClient() {}

  /** Asks for an object and reads nothing yet. */
  static RudeClient get(URL presigned) throws IOException {
    RudeClient client = connect(presigned);
    client.send("GET " + presigned.getFile() + " HTTP/1.1\r\nHost: " + presigned.getAuthority());
    client.send("\r\n\r\n");
    return client;
  }

  /** Announces a body of {@code length} bytes and sends {@code sent} of them. */
  static RudeClient put(URL presigned, int length, int sent) throws IOException {
    RudeClient client = connect(presigned);
    client.send("PUT " + presigned.getFile() + " HTTP/1.1\r\nHost: " + presigned.getAuthority());
    client.send("\r\nContent-Length: " + length + "\r\n\r\n");
    client.send(new byte[sent]);
    return client;
  }

  private static RudeClient connect(URL url) throws IOException {
    RudeClient client = new RudeClient();
    client.socket.setReceiveBufferSize(SMALL_WINDOW);
    client.socket.setSoTimeout(PATIENCE_IN_MILLIS);
    client.socket.connect(new InetSocketAddress(url.getHost(), url.getPort()), PATIENCE_IN_MILLIS);
    return client;
  }

  private void send(String text) throws IOException {
    send(text.getBytes(StandardCharsets.US_ASCII));
  }

  /** Sends more of the body. */
  void send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
  }

  /** The status line and the header fields of the answer. */
  String readHead() throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = socket.getInputStream().read();
      if (next < 0) {
        throw new EOFException("the answer ends after: " + head);
      }
      head.append((char) next);
    }
    return head.toString();
  }

  /** Reads so many bytes, or fewer at the end. */
  int read(int bytes) throws IOException {
    return socket.getInputStream().readNBytes(bytes).length;
  }

  /** All that comes until the other side ends. */
  String readAll() throws IOException {
    return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
  }

  /** Leaves as a machine does that is switched off and on again. */
  void vanish() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
