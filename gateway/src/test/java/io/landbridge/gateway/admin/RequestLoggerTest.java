// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.landbridge.aws.AccountId;
import io.landbridge.gateway.server.RequestRecord;
import io.landbridge.translation.RequestTrace;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

final class RequestLoggerTest {
  private static final Logger REQUESTS = (Logger) LoggerFactory.getLogger("io.landbridge.requests");

  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private final Optional<Level> before = Optional.ofNullable(REQUESTS.getLevel());

  @BeforeEach
  void listen() {
    lines.start();
    REQUESTS.setLevel(Level.INFO);
    REQUESTS.addAppender(lines);
  }

  @AfterEach
  void leave() {
    REQUESTS.detachAppender(lines);
    REQUESTS.setLevel(before.orElse(null));
  }

  private Map<String, Object> lineOf(RequestRecord request) {
    new RequestLogger().answered(request);
    assertThat(lines.list).hasSize(1);
    return lines.list.getFirst().getKeyValuePairs().stream()
        .collect(Collectors.toMap(it -> it.key, it -> it.value));
  }

  private static RequestRecord record(
      Optional<AccountId> account, Optional<String> errorCode, RequestTrace trace) {
    return new RequestRecord(
        "request-1",
        Instant.EPOCH,
        "192.0.2.1",
        "ec2",
        "StopInstances",
        account,
        account.map(_ -> "alice"),
        errorCode.isPresent() ? 400 : 200,
        errorCode,
        Duration.ofMillis(17),
        trace);
  }

  @Test
  void aRequestIsOneLine() {
    assertThat(
            lineOf(
                record(
                    Optional.of(new AccountId("123456789012")),
                    Optional.empty(),
                    new RequestTrace())))
        .contains(
            entry("requestId", "request-1"),
            entry("service", "ec2"),
            entry("operation", "StopInstances"),
            entry("account", "123456789012"),
            entry("user", "alice"),
            entry("status", 200),
            entry("errorCode", ""),
            entry("elapsedMillis", 17L),
            entry("remote", "192.0.2.1"));
  }

  @Test
  void whoIsNotKnownIsNotNamed() {
    assertThat(lineOf(record(Optional.empty(), Optional.of("AuthFailure"), new RequestTrace())))
        .contains(entry("account", ""), entry("user", ""), entry("errorCode", "AuthFailure"));
  }

  @Test
  void aJobIsNamedOnceHoweverOftenItIsAskedFor() {
    // Given
    RequestTrace trace = new RequestTrace();
    for (String command :
        List.of("stopVirtualMachine", "queryAsyncJobResult", "queryAsyncJobResult")) {
      trace.add(new RequestTrace.Step(command, Optional.of("job-1"), "ok", Duration.ZERO));
    }
    trace.add(new RequestTrace.Step("listVirtualMachines", Optional.empty(), "ok", Duration.ZERO));
    // When
    Map<String, Object> line = lineOf(record(Optional.empty(), Optional.empty(), trace));
    // Then
    assertThat(line)
        .contains(
            entry("nativeJobs", List.of("job-1")),
            entry(
                "nativeCommands",
                List.of(
                    "stopVirtualMachine",
                    "queryAsyncJobResult",
                    "queryAsyncJobResult",
                    "listVirtualMachines")));
  }
}
