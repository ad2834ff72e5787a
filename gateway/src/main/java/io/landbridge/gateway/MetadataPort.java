// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway;

import io.landbridge.gateway.config.MetadataSettings;
import io.landbridge.gateway.metadata.GuestHeader;
import io.landbridge.gateway.metadata.Listener;
import io.landbridge.gateway.metadata.MetadataObserver;
import io.landbridge.gateway.metadata.MetadataServer;
import io.landbridge.gateway.server.Admission;
import io.landbridge.gateway.server.Handoff;
import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.metadata.MetadataService;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The ports for instances as they are configured.
 *
 * @param endpoints where they are reached, by the listener's name; {@code metadata} is the first
 * @param admission counts the requests in flight at all of them
 */
record MetadataPort(SequencedMap<String, URI> endpoints, Admission admission) {
  private static final Duration DRAIN = Duration.ofSeconds(5);

  /** Opens them; blocks. */
  static MetadataPort open(
      Vertx vertx,
      MetadataSettings settings,
      MetadataService service,
      Handoff handoff,
      MetadataObserver observer,
      Parts parts) {
    Admission admission = new Admission(settings.maxInFlight());
    MetadataServer.Surroundings surroundings =
        new MetadataServer.Surroundings(
            service,
            settings.proxySecret().map(s -> new GuestHeader(s, InstantSource.system())),
            settings.routers(),
            admission,
            handoff,
            observer);
    SequencedMap<String, URI> endpoints = new LinkedHashMap<>();
    for (MetadataSettings.Listener listener : settings.listeners()) {
      endpoints.put(listener.name(), open(vertx, listener, surroundings, parts));
    }
    parts.add("metadata in flight", () -> admission.closeAndDrain(DRAIN));
    return new MetadataPort(endpoints, admission);
  }

  private static URI open(
      Vertx vertx,
      MetadataSettings.Listener settings,
      MetadataServer.Surroundings surroundings,
      Parts parts) {
    Listener listener =
        new Listener(
            settings.name(),
            settings.host(),
            settings.port(),
            settings.tree(),
            settings.network().map(NativeId::new));
    AtomicInteger port = new AtomicInteger();
    String deployment =
        Waiting.until(
            vertx.deployVerticle(
                MetadataServer.sharing(listener, surroundings, port::set),
                new DeploymentOptions().setInstances(Runtime.getRuntime().availableProcessors())),
            "the metadata port " + settings.port());
    parts.add("a metadata port", () -> Waiting.until(vertx.undeploy(deployment), "a port"));
    return Endpoints.of("http", settings.host(), port.get());
  }

  /** Where the first one is reached. */
  URI endpoint() {
    return endpoints.firstEntry().getValue();
  }
}
