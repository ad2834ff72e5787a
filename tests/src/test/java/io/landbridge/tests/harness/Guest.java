// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.harness;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;

/**
 * A guest that asks for its metadata over one connection, as a trusted proxy of its network passes
 * it on. Plain sockets: a thousand of them must cost little beside the gateway.
 */
public final class Guest implements AutoCloseable {
  /** The secret of the proxy, for the gateway's {@code metadata.proxySecret}. */
  public static final String PROXY_SECRET = "secret-of-the-proxy-0123456789abcdef";

  /** Where the gateway takes the secret from. */
  public static final String PROXY_SECRET_VARIABLE = "LANDBRIDGE_METADATA_PROXY_SECRET";

  private static final int PATIENCE_MILLIS = 60_000;

  private final Socket socket;
  private final InputStream in;
  private final GuestHeader header;
  private final Clock clock;

  /** A guest with this address; addresses of the embedded cloud's networks are not used twice. */
  public Guest(URI metadata, String address, Clock clock) throws IOException {
    this.socket = new Socket(metadata.getHost(), metadata.getPort());
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(PATIENCE_MILLIS);
    this.in = new BufferedInputStream(socket.getInputStream());
    this.header = GuestHeader.of(address);
    this.clock = clock;
  }

  /** What the guest was told. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Answer(int status, byte[] body) {
    /** The body as text. */
    public String text() {
      return new String(body, StandardCharsets.UTF_8);
    }
  }

  /** A token for ten minutes. */
  public String token() throws IOException {
    return send("PUT", "/latest/api/token", Map.of("X-aws-ec2-metadata-token-ttl-seconds", "600"))
        .text();
  }

  /** What is at a path. */
  public Answer get(String path, String token) throws IOException {
    return send("GET", path, Map.of("X-aws-ec2-metadata-token", token));
  }

  private Answer send(String method, String path, Map<String, String> headers) throws IOException {
    StringBuilder head = new StringBuilder(300);
    head.append(method).append(' ').append(path).append(" HTTP/1.1\r\nHost: 169.254.169.254\r\n");
    headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    head.append(GuestHeader.NAME).append(": ").append(header.at(clock.instant())).append("\r\n");
    head.append("Content-Length: 0\r\n\r\n");
    socket.getOutputStream().write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
    return read();
  }

  private Answer read() throws IOException {
    int status = Integer.parseInt(line().split(" ", -1)[1]);
    int length = 0;
    for (String line = line(); !line.isEmpty(); line = line()) {
      String lower = line.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = Integer.parseInt(lower.substring("content-length:".length()).strip());
      }
    }
    return new Answer(status, in.readNBytes(length));
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new IOException("The connection ended within an answer");
      }
      if (next != '\r') {
        line.write(next);
      }
    }
    return line.toString(StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
