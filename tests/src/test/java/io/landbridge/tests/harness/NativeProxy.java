// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.harness;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Stands between a gateway and its cloud: writes down each command, and can lose an answer or the
 * whole way. It listens on one port for its life, also while the way is cut.
 */
public final class NativeProxy implements AutoCloseable {
  private static final Pattern COMMAND = Pattern.compile("(?:^|&)command=([^&]*)");

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient http = HttpClient.newHttpClient();
  private final URI cloud;
  private final ConcurrentLinkedQueue<String> forwarded = new ConcurrentLinkedQueue<>();
  private final AtomicReference<Interception> interception =
      new AtomicReference<>(Interception.NONE);

  /** What happens on the way. */
  public interface Interception {
    /** Nothing. */
    Interception NONE =
        new Interception() {
          @Override
          public boolean passesRequest(String command) {
            return true;
          }

          @Override
          public boolean passesAnswer(String command) {
            return true;
          }
        };

    /** Whether the cloud gets the command; otherwise the connection is closed. */
    boolean passesRequest(String command);

    /** Whether the gateway gets the answer; otherwise the connection is closed. */
    boolean passesAnswer(String command);
  }

  private NativeProxy(HttpServer server, URI cloud) {
    this.server = server;
    this.cloud = cloud;
  }

  /** A proxy before the native API at {@code cloud}. */
  public static NativeProxy before(URI cloud) {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      NativeProxy proxy = new NativeProxy(server, cloud);
      server.createContext("/", proxy::handle);
      server.setExecutor(proxy.threads);
      server.start();
      return proxy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where gateways find the native API. */
  public URI commands() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + cloud.getPath());
  }

  /** From now on this happens. */
  public void intercept(Interception next) {
    interception.set(next);
  }

  /** Loses the answer to a command, after doing something else. */
  public void loseAnswerOf(String command, Runnable instead) {
    intercept(
        new Interception() {
          @Override
          public boolean passesRequest(String seen) {
            return true;
          }

          @Override
          public boolean passesAnswer(String seen) {
            if (!seen.equals(command)) {
              return true;
            }
            intercept(NONE);
            instead.run();
            return false;
          }
        });
  }

  /** Loses a command on its way to the cloud, after doing something else. */
  public void loseRequestOf(String command, Runnable instead) {
    intercept(
        new Interception() {
          @Override
          public boolean passesRequest(String seen) {
            if (!seen.equals(command)) {
              return true;
            }
            intercept(NONE);
            instead.run();
            return false;
          }

          @Override
          public boolean passesAnswer(String seen) {
            return true;
          }
        });
  }

  /** The cloud is away: every connection is closed without an answer. */
  public void cut() {
    intercept(
        new Interception() {
          @Override
          public boolean passesRequest(String command) {
            return false;
          }

          @Override
          public boolean passesAnswer(String command) {
            return false;
          }
        });
  }

  /** Nothing happens on the way any more. */
  public void mend() {
    intercept(Interception.NONE);
  }

  /** The commands that the cloud got, in order. */
  public List<String> forwarded() {
    return List.copyOf(forwarded);
  }

  /** How often the cloud got a command. */
  public long countOf(String command) {
    return forwarded.stream().filter(command::equals).count();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    http.close();
  }

  private void handle(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    String query = exchange.getRequestURI().getRawQuery();
    String command =
        commandIn((query == null ? "" : query) + "&" + new String(body, StandardCharsets.UTF_8));
    Interception now = interception.get();
    if (!now.passesRequest(command)) {
      drop(exchange);
      return;
    }
    HttpResponse<byte[]> answer = forward(exchange, query, body);
    forwarded.add(command);
    if (!now.passesAnswer(command)) {
      drop(exchange);
      return;
    }
    answer
        .headers()
        .firstValue("Content-Type")
        .ifPresent(type -> exchange.getResponseHeaders().set("Content-Type", type));
    exchange.sendResponseHeaders(
        answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
    exchange.getResponseBody().write(answer.body());
    exchange.close();
  }

  private HttpResponse<byte[]> forward(HttpExchange exchange, String query, byte[] body)
      throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(query == null ? cloud : URI.create(cloud + "?" + query))
            .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
    String type = exchange.getRequestHeaders().getFirst("Content-Type");
    if (type != null) {
      request.header("Content-Type", type);
    }
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  /** Closes the connection without an answer: the server does so when a handler throws. */
  private static void drop(HttpExchange exchange) throws IOException {
    exchange.close();
    throw new IOException("dropped on purpose");
  }

  private static String commandIn(String parameters) {
    Matcher found = COMMAND.matcher(parameters);
    return found.find() ? URLDecoder.decode(found.group(1), StandardCharsets.UTF_8) : "";
  }
}
