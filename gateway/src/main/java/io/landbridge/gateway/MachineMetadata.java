// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway;

import io.landbridge.gateway.metadata.Listener;
import io.landbridge.gateway.metadata.MetadataServer;
import io.landbridge.gateway.server.Admission;
import io.landbridge.gateway.server.Handoff;
import io.landbridge.translation.metadata.MetadataService;
import io.landbridge.translation.metadata.RequestRate;
import io.landbridge.translation.metadata.router.RouterInstances;
import io.landbridge.translation.metadata.router.RouterOptions;
import io.landbridge.translation.metadata.token.MetadataTokens;
import io.landbridge.translation.metadata.tree.TreeChoice;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The metadata port alone, for the one machine that it runs on, from that machine's virtual router:
 * no store, no cloud, no API. Session tokens are sealed with a key that lives as long as the
 * process, and there is no identity document, because nobody would have a reason to believe what
 * this machine signs of itself.
 */
public final class MachineMetadata implements AutoCloseable {
  private static final int EVENT_LOOPS = 1;
  private static final int WORKERS = 1;
  private static final int MOST_IN_FLIGHT = 64;
  private static final int REQUESTS_A_SECOND = 200;
  private static final int REQUESTS_AT_ONCE = 400;
  private static final int NO_ROUTERS_BETWEEN = 0;

  private final Parts parts = new Parts();

  /**
   * What to serve where.
   *
   * @param host the address to listen on
   * @param port 0 takes a free port
   * @param tree whose values stand where EC2 and CloudStack use one path
   * @param router how the virtual router is found and asked
   */
  public record Options(String host, int port, TreeChoice tree, RouterOptions router) {}

  /**
   * Starts to listen; blocks. The router is first asked when somebody asks here, so that it may
   * come up later.
   *
   * @return where it listens
   */
  public URI start(Options options) {
    try {
      return startParts(options);
    } catch (RuntimeException e) {
      parts.close();
      throw e;
    }
  }

  private URI startParts(Options options) {
    Vertx vertx = startVertx();
    Handoff handoff = new Handoff(vertx);
    parts.add("the threads of requests", handoff);
    InstantSource clock = InstantSource.system();
    RouterInstances machine = new RouterInstances(vertx, options.router(), clock);
    parts.add("the way to the router", machine);
    MetadataService service =
        new MetadataService(
            machine,
            newTokens(clock),
            Optional.empty(),
            new RequestRate(REQUESTS_A_SECOND, REQUESTS_AT_ONCE, clock));
    MetadataServer.Surroundings surroundings =
        new MetadataServer.Surroundings(
            service,
            Optional.empty(),
            NO_ROUTERS_BETWEEN,
            new Admission(MOST_IN_FLIGHT),
            handoff,
            (_, _, _) -> {});
    Listener listener =
        new Listener("machine", options.host(), options.port(), options.tree(), Optional.empty());
    AtomicInteger bound = new AtomicInteger();
    String deployment =
        Waiting.until(
            vertx.deployVerticle(new MetadataServer(listener, surroundings, bound::set)),
            "port " + options.port());
    parts.add("the port", () -> Waiting.until(vertx.undeploy(deployment), "the port"));
    return Endpoints.of("http", options.host(), bound.get());
  }

  private Vertx startVertx() {
    VertxOptions few =
        new VertxOptions()
            .setPreferNativeTransport(true)
            .setEventLoopPoolSize(EVENT_LOOPS)
            .setWorkerPoolSize(WORKERS)
            .setInternalBlockingPoolSize(WORKERS);
    Vertx vertx = Vertx.builder().with(few).build();
    parts.add("the event loop", () -> Waiting.until(vertx.close(), "the event loop"));
    return vertx;
  }

  private static MetadataTokens newTokens(InstantSource clock) {
    SecureRandom random = new SecureRandom();
    byte[] key = new byte[MetadataTokens.KEY_BYTES];
    random.nextBytes(key);
    return new MetadataTokens(key, random, clock);
  }

  /** Ends everything; blocks. */
  @Override
  public void close() {
    parts.close();
  }
}
