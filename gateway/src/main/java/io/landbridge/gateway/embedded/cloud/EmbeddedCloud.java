// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud;

import io.landbridge.gateway.embedded.cloud.api.Commands;
import io.landbridge.gateway.embedded.cloud.api.Environment;
import io.landbridge.gateway.embedded.cloud.api.Feature;
import io.landbridge.gateway.embedded.cloud.events.Events;
import io.landbridge.gateway.embedded.cloud.faults.Fault;
import io.landbridge.gateway.embedded.cloud.faults.Faults;
import io.landbridge.gateway.embedded.cloud.http.ApiServer;
import io.landbridge.gateway.embedded.cloud.http.Dispatcher;
import io.landbridge.gateway.embedded.cloud.jobs.Durations;
import io.landbridge.gateway.embedded.cloud.jobs.JobRunner;
import io.landbridge.gateway.embedded.cloud.seed.Seed;
import io.landbridge.gateway.embedded.cloud.seed.Seeding;
import io.landbridge.gateway.embedded.cloud.state.CloudState;
import io.landbridge.gateway.embedded.cloud.state.Transaction;
import io.landbridge.gateway.embedded.cloud.vms.Removal;
import io.landbridge.gateway.embedded.cloud.zones.Zone;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A CloudStack-compatible cloud in this process, reached over HTTP on the loopback interface. Its
 * state is in one directory; after a crash it goes on with the jobs that were running.
 */
public final class EmbeddedCloud {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedCloud.class);

  private static final Duration HOUSEKEEPING = Duration.ofSeconds(5);

  private final Vertx vertx;
  private final CloudState state;
  private final JobRunner jobs;
  private final Dispatcher dispatcher;
  private final ApiServer server;

  private EmbeddedCloud(
      Vertx vertx, CloudState state, JobRunner jobs, Dispatcher dispatcher, ApiServer server) {
    this.vertx = vertx;
    this.state = state;
    this.jobs = jobs;
    this.dispatcher = dispatcher;
    this.server = server;
  }

  /**
   * Opens the state, seeds it when it is empty, and serves the native API. The future fails when
   * the port is taken or the state cannot be read.
   */
  public static Future<EmbeddedCloud> start(Vertx vertx, EmbeddedCloudOptions options) {
    return vertx
        .executeBlocking(() -> open(options))
        .compose(parts -> serve(vertx, options.port(), Objects.requireNonNull(parts)))
        .onSuccess(
            cloud -> LOG.atInfo().addKeyValue("endpoint", cloud.endpoint()).log("cloud ready"));
  }

  private static Future<EmbeddedCloud> serve(Vertx vertx, int port, Parts parts) {
    return ApiServer.listen(vertx, port, parts.dispatcher())
        .onFailure(_ -> parts.close())
        .map(server ->
            new EmbeddedCloud(vertx, parts.state(), parts.jobs(), parts.dispatcher(), server));
  }

  private record Parts(CloudState state, JobRunner jobs, Dispatcher dispatcher) {
    void close() {
      dispatcher.close();
      jobs.close();
      state.close();
    }
  }

  private static Parts open(EmbeddedCloudOptions options) {
    Seed seed = options.seed();
    Environment environment = new Environment(options.clock(), options.random());
    Faults faults = new Faults(environment);
    Events events = new Events(environment);
    Removal removal = new Removal(environment, seed.settings().expungeDelay());
    List<Feature> features = Features.of(environment, options, faults, removal, events);
    Commands commands = new Commands(features);
    CloudState state =
        CloudState.open(
            options.dataDirectory(),
            features.stream().flatMap(feature -> feature.kinds().stream()).toList());
    state.write(transaction -> {
      prepare(transaction, seed, environment, faults);
      return true;
    });
    JobRunner jobs =
        new JobRunner(
            state,
            commands,
            environment,
            events,
            new Durations(
                seed.jobs().usual(),
                seed.jobs().durations(),
                options.jobScale().orElse(seed.jobs().scale())));
    jobs.resume();
    jobs.every(HOUSEKEEPING, () -> removal.expungeDue(state));
    return new Parts(
        state,
        jobs,
        new Dispatcher(state, commands, jobs, environment, seed.settings().enforcePost()));
  }

  private static void prepare(
      Transaction transaction, Seed seed, Environment environment, Faults faults) {
    if (transaction.all(Zone.KIND).isEmpty()) {
      Seeding.apply(seed, transaction, environment);
    }
    // Failures are for one run: those of the last one do not surprise the next.
    List.copyOf(transaction.all(Fault.KIND))
        .forEach(fault -> transaction.remove(Fault.KIND, fault.id()));
    seed.faults()
        .forEach(fault ->
            transaction.put(
                Fault.KIND,
                faults.parse(
                    transaction, fault.name(), fault.value(), fault.count(), Optional.empty())));
  }

  /** Where the native API is, such as {@code http://127.0.0.1:8774/client/api}. */
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.port() + "/client/api");
  }

  /** Stops serving; jobs under way go on at the next start. */
  public Future<Void> close() {
    dispatcher.close();
    return server
        .close()
        .compose(_ ->
            vertx.executeBlocking(() -> {
              jobs.close();
              state.close();
              return null;
            }));
  }
}
