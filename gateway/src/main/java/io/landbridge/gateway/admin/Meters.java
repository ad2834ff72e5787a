// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.admin;

import io.landbridge.gateway.server.Admission;
import io.landbridge.gateway.server.RequestListener;
import io.landbridge.gateway.server.RequestRecord;
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
import java.util.function.Supplier;

/**
 * The process's meters. Every tag has few values: actions that EC2 has, never what a client sent.
 */
public final class Meters implements RequestListener, AutoCloseable {
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

  /**
   * Counts a native call.
   *
   * @param command the native command's name
   * @param outcome {@code ok} or the native error code
   */
  public void nativeCall(String command, String outcome, Duration elapsed) {
    Timer.builder("landbridge.native.calls")
        .description("Native calls, by command and outcome")
        .tag("command", command)
        .tag("outcome", outcome)
        .register(registry)
        .record(elapsed);
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
