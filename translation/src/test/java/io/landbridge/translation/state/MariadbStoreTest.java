// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.state;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;

/** The store on a MariaDB server. */
final class MariadbStoreTest {
  private static ThrowawayServer server;

  @BeforeAll
  static void startServer() {
    server = ThrowawayServer.mariadb();
  }

  @AfterAll
  static void stopServer() throws Exception {
    if (server != null) {
      server.stop();
    }
  }

  @Nested
  final class Identity extends IdentityCases {
    @Override
    StoreOptions options() {
      return server.options();
    }
  }

  @Nested
  final class Tokens extends ClientTokenCases {
    @Override
    StoreOptions options() {
      return server.options();
    }
  }

  @Nested
  final class Jobs extends NativeJobCases {
    @Override
    StoreOptions options() {
      return server.options();
    }
  }

  @Nested
  final class Resources extends ResourceCases {
    @Override
    StoreOptions options() {
      return server.options();
    }
  }
}
