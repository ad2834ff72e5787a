// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.server;

import java.time.Duration;

/**
 * How the API port behaves.
 *
 * @param host the address to listen on
 * @param port 0 takes a free port, shared by all instances of the verticle
 * @param maxBody the longest body, in bytes
 * @param deadline the time one request may take
 * @param idle after which silence a connection is closed; an answer of which the client takes
 *     nothing for as long is broken off
 * @param silence how long a client may send nothing of a body that streams
 */
public record ApiServerOptions(
    String host, int port, long maxBody, Duration deadline, Duration idle, Duration silence) {}
