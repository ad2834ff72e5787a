// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.faults;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An HTTP/1.1 connection whose every byte is accounted for: no client library tries again behind
 * the test's back, or calls the half of an answer a failure like any other.
 */
final class RawExchange implements AutoCloseable {
  private static final int LONGEST_HEAD = 64 * 1024;
  private static final int PATIENCE_IN_MILLIS = 60_000;
  private static final Pattern STATUS = Pattern.compile("^HTTP/1\\.1 ([0-9]{3}) ");
  private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *([0-9]+)\r\n");

  private final Socket socket;

  /** How an exchange ended. */
  enum End {
    /** The answer came to its last byte. */
    WHOLE,
    /** Not one byte came. */
    NOTHING,
    /** The connection ended inside the answer. */
    CUT
  }

  /**
   * What came back.
   *
   * @param sentAt when the last byte of the request was written, by {@link System#nanoTime}
   * @param status of the answer, 0 when there is none
   */
  record Seen(End end, long sentAt, int status) {}

  private RawExchange(Socket socket) {
    this.socket = socket;
  }

  static RawExchange connect(URI api) throws IOException {
    Socket socket = new Socket();
    socket.setSoTimeout(PATIENCE_IN_MILLIS);
    socket.setTcpNoDelay(true);
    socket.connect(new InetSocketAddress(api.getHost(), api.getPort()), PATIENCE_IN_MILLIS);
    return new RawExchange(socket);
  }

  /** Sends a request with its body and reads what comes back. */
  Seen send(HttpRequest request, byte[] body) {
    long sentAt = System.nanoTime();
    try {
      socket.getOutputStream().write(toBytes(request, body));
      sentAt = System.nanoTime();
      return read(new BufferedInputStream(socket.getInputStream()), sentAt);
    } catch (IOException e) {
      return new Seen(End.NOTHING, sentAt, 0);
    }
  }

  private static byte[] toBytes(HttpRequest request, byte[] body) {
    StringBuilder head = new StringBuilder("POST / HTTP/1.1\r\nHost: ");
    head.append(request.uri().getAuthority()).append("\r\n");
    request
        .headers()
        .map()
        .forEach((name, values) ->
            values.forEach(value -> head.append(name).append(": ").append(value).append("\r\n")));
    head.append("Content-Length: ").append(body.length).append("\r\n\r\n");
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.writeBytes(head.toString().getBytes(StandardCharsets.ISO_8859_1));
    whole.writeBytes(body);
    return whole.toByteArray();
  }

  private static Seen read(InputStream in, long sentAt) {
    StringBuilder head = new StringBuilder();
    try {
      while (head.indexOf("\r\n\r\n") < 0) {
        int next = in.read();
        if (next < 0 || head.length() > LONGEST_HEAD) {
          return new Seen(head.isEmpty() ? End.NOTHING : End.CUT, sentAt, 0);
        }
        head.append((char) next);
      }
      int length = number(LENGTH.matcher(head));
      boolean whole = in.readNBytes(length).length == length;
      return new Seen(whole ? End.WHOLE : End.CUT, sentAt, number(STATUS.matcher(head)));
    } catch (IOException e) {
      return new Seen(head.isEmpty() ? End.NOTHING : End.CUT, sentAt, 0);
    }
  }

  private static int number(Matcher matcher) {
    if (!matcher.find()) {
      throw new AssertionError("not an answer with a length: " + matcher);
    }
    return Integer.parseInt(matcher.group(1));
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
