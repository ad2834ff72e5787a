// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.metadata.router;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Serves what a virtual router serves: a file for each value, a list of their names with a newline
 * after each, the older form without {@code meta-data/}, and Apache's page for everything else.
 */
final class StubRouter implements AutoCloseable {
  private static final String MISSING = "<!DOCTYPE HTML><html><body>Not Found</body></html>\n";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, byte[]> files = new ConcurrentHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private volatile int status = 200;

  StubRouter() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  StubRouter value(String name, String value) {
    files.put("/latest/meta-data/" + name, value.getBytes(StandardCharsets.UTF_8));
    files.put("/latest/" + name, value.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  StubRouter userData(byte[] content) {
    files.put("/latest/user-data", content);
    return this;
  }

  /** Answers every path with this page, as a web server of another kind does. */
  StubRouter everything(String page) {
    files.put("*", page.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  void setStatus(int all) {
    status = all;
  }

  /** The paths that were asked for, in order. */
  List<String> asked() {
    return asked;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getRawPath();
      asked.add(path);
      byte[] file = files.getOrDefault(path, files.getOrDefault("*", new byte[0]));
      boolean found = files.containsKey(path) || files.containsKey("*");
      byte[] body = found ? file : MISSING.getBytes(StandardCharsets.US_ASCII);
      exchange.sendResponseHeaders(
          status == 200 && !found ? 404 : status, body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
