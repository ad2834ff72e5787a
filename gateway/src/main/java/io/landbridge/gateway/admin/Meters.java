// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.admin;

import io.landbridge.gateway.metadata.MetadataObserver;
import io.landbridge.gateway.server.Admission;
import io.landbridge.gateway.server.LogKeys;
import io.landbridge.gateway.server.RequestListener;
import io.landbridge.gateway.server.RequestRecord;
import io.landbridge.translation.cloudstack.NativeCommand;
import io.landbridge.translation.cloudstack.NativeError;
import io.landbridge.translation.jobs.FollowedJob;
import io.landbridge.translation.metadata.MetadataAnswer;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The process's meters. Every tag has few values: actions that EC2 has, never what a client sent.
 */
public final class Meters implements RequestListener, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Meters.class);

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics gc = new JvmGcMetrics();

  /** Meters of the JVM, and no requests yet. */
  public Meters() {
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new FileDescriptorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    gc.bindTo(registry);
  }

  /** Shows how many requests are in flight. */
  public void watch(Admission admission) {
    gauge("landbridge.requests.in.flight", "Requests being worked on", admission::inFlight);
  }

  /** Shows a number that is asked for at each scrape; asking must be cheap. */
  public void gauge(String name, String description, Supplier<Number> value) {
    Gauge.builder(name, value).description(description).strongReference(true).register(registry);
  }

  @Override
  public void answered(RequestRecord request) {
    Timer.builder("landbridge.requests")
        .description("Requests answered, by action and HTTP status")
        .tag("service", request.service())
        .tag("operation", request.operation())
        .tag("status", Integer.toString(request.status()))
        .register(registry)
        .record(request.elapsed());
  }

  /** Times an answer to an instance, as {@link MetadataObserver}. */
  public void metadataAnswered(String listener, MetadataAnswer.Outcome outcome, Duration elapsed) {
    Timer.builder("landbridge.metadata.requests")
        .description("Requests of instances answered, by listener and outcome")
        .tag("listener", listener)
        .tag("outcome", outcome.name())
        .register(registry)
        .record(elapsed);
  }

  /** Counts a native call, as {@link io.landbridge.translation.cloudstack.NativeCallListener}. */
  public void nativeCall(NativeCommand command, Duration elapsed, Optional<NativeError> error) {
    Timer.builder("landbridge.native.calls")
        .description("Native calls, by command and outcome")
        .tag("command", command.wireName())
        .tag("outcome", error.map(e -> Integer.toString(e.code())).orElse("ok"))
        .register(registry)
        .record(elapsed);
  }

  /** Counts a native job that has ended, as {@link io.landbridge.translation.jobs.JobListener}. */
  public void jobEnded(FollowedJob job) {
    Counter.builder("landbridge.jobs.ended")
        .description("Native jobs followed to their end, by command and outcome")
        .tag("command", job.command())
        .tag("state", job.state().name())
        .register(registry)
        .increment();
  }

  /** Counts a native error that only its code decided. */
  public void unmatchedNativeError(NativeError error, String shape) {
    Counter.builder("landbridge.native.errors.unmatched")
        .description("Native errors that no sentence of the table of errors covers")
        .tag("command", error.command().wireName())
        .tag("code", Integer.toString(error.code()))
        .register(registry)
        .increment();
    LOG.atInfo().addKeyValue(LogKeys.NATIVE_COMMANDS, error.command().wireName()).log(shape);
  }

  /** Everything in the text form that Prometheus reads. */
  String scrape() {
    return registry.scrape();
  }

  @Override
  public void close() {
    gc.close();
    registry.close();
  }
}
