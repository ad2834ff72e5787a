// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import io.vertx.core.Vertx;
import io.vertx.core.net.impl.VertxConnection;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the gateway's own configuration of logs lets through. */
class LogLevelsTest {
  private final LoggerContext logs = new LoggerContext();

  @BeforeEach
  void configure() throws Exception {
    JoranConfigurator configurator = new JoranConfigurator();
    configurator.setContext(logs);
    configurator.doConfigure(Objects.requireNonNull(Gateway.class.getResource("/logback.xml")));
  }

  @AfterEach
  void stop() {
    logs.stop();
  }

  @Test
  void aClientThatGoesAwayDuringADownloadIsNoError() {
    assertThat(logs.getLogger(VertxConnection.class).isErrorEnabled()).isFalse();
    assertThat(logs.getLogger(Vertx.class).isErrorEnabled()).isTrue();
  }
}
