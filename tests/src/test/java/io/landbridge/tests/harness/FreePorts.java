// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports for those that must know each other's before they start. They are below those that the
 * system gives to clients and to servers that leave the choice to it, which would take one of these
 * before its owner listens.
 */
public final class FreePorts {
  private static final int LOWEST = 20_000;
  private static final int BOUND = 32_000;

  private FreePorts() {}

  /** Different loopback ports that were free just now. */
  public static List<Integer> take(int count) {
    List<ServerSocket> open = new ArrayList<>();
    try {
      while (open.size() < count) {
        find().ifPresent(open::add);
      }
      return open.stream().map(ServerSocket::getLocalPort).toList();
    } finally {
      open.forEach(FreePorts::close);
    }
  }

  /** Any of them that nobody has. */
  private static Optional<ServerSocket> find() {
    int port = ThreadLocalRandom.current().nextInt(LOWEST, BOUND);
    try {
      return Optional.of(new ServerSocket(port, 1, InetAddress.getLoopbackAddress()));
    } catch (BindException _) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void close(ServerSocket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
