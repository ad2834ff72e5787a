// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.cli;

import ch.qos.logback.classic.LoggerContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How a process that serves ends when it is told to (SIGTERM, SIGINT): in order, and with 0. */
final class Ending {
  private static final Logger LOG = LoggerFactory.getLogger(Ending.class);

  private Ending() {}

  /** From now on the process closes this before it ends. */
  static void closing(Runnable close) {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(close), "ending"));
  }

  private static void end(Runnable close) {
    close.run();
    LOG.atInfo().log("ended");
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logs) {
      logs.stop(); // lines that wait for their writer are written
    }
    Runtime.getRuntime().halt(0);
  }
}
