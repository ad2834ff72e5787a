// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.config;

import java.time.Duration;

/**
 * The port that AWS clients talk to.
 *
 * @param host the address to listen on
 * @param port 0 takes a free port
 * @param maxInFlight how many requests are worked on at once; more are answered 503
 * @param maxBody the longest body of a control-plane request
 * @param deadline how long one request may take, native calls included
 * @param idle how long a connection may be silent, and a client take nothing of its answer
 * @param silence how long a client may send nothing of a body that streams
 * @param drain how long requests in flight are waited for when the process ends
 * @param tls whether and how the port is HTTPS
 */
public record ApiSettings(
    @Meaning("Address to listen on; `0.0.0.0` for every interface.") String host,
    @Meaning("TCP port; 0 takes a free one.") int port,
    @Meaning("Requests worked on at once; one more is answered 503, which clients repeat.")
        int maxInFlight,
    @Meaning("Longest body of an EC2 or STS request.") DataSize maxBody,
    @Meaning("Longest time for one request, its native calls included.") Duration deadline,
    @Meaning(
            "A connection that is silent for longer is closed, also one whose client takes nothing"
                + " of its answer; 10s more than `deadline` at least.")
        Duration idle,
    @Meaning("A client that sends nothing of an object for this long is answered `RequestTimeout`.")
        Duration silence,
    @Meaning("How long requests in flight are waited for when the process ends.") Duration drain,
    TlsSettings tls) {

  private static final Duration GRACE = Duration.ofSeconds(10);

  public ApiSettings {
    Check.text("host", host);
    Check.port("port", port);
    Check.range("maxInFlight", maxInFlight, 1, 100_000);
    Check.size("maxBody", maxBody, new DataSize(64 * 1024), new DataSize(16 * 1024 * 1024));
    Check.duration("deadline", deadline, Duration.ofSeconds(1), Duration.ofMinutes(10));
    // A connection is silent while its request is worked on.
    Check.duration("idle", idle, deadline.plus(GRACE), Duration.ofHours(1));
    Check.duration("silence", silence, Duration.ofSeconds(1), Duration.ofHours(1));
    Check.duration("drain", drain, Duration.ZERO, Duration.ofMinutes(10));
  }

  static ApiSettings defaults() {
    return new ApiSettings(
        "127.0.0.1",
        8773,
        512,
        new DataSize(1024 * 1024),
        Duration.ofSeconds(55),
        Duration.ofSeconds(75),
        Duration.ofSeconds(20), // as S3 does
        Duration.ofSeconds(20),
        TlsSettings.defaults());
  }
}
