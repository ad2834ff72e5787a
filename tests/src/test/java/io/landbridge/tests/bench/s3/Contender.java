// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.bench.s3;

import java.time.Duration;

/** A server that is measured: a process of its own that answers S3 requests on the loopback. */
interface Contender extends AutoCloseable {
  /** What the report calls it. */
  String name();

  /** The loopback port that it answers on. */
  int port();

  /** Processor time that its processes have used so far. */
  Duration cpu();

  /** The part of it that compilers in those processes have used. */
  Duration compilers();

  @Override
  void close();
}
