// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.server;

import io.landbridge.gateway.auth.RequestHead;
import java.time.Instant;
import java.util.Optional;
import javax.net.ssl.SSLSession;

/**
 * A request as it is known before its body.
 *
 * @param requestId what the answer, the log and the admin port call it
 * @param receivedAt when its head was complete
 * @param deadline when it must be answered
 * @param remote the client's address without port; empty when it is not known
 * @param protocol the version of HTTP, {@code HTTP/1.1}
 * @param tls the connection's session, where it is HTTPS
 * @param head method, path, query and headers as they came
 */
public record Arrival(
    String requestId,
    Instant receivedAt,
    Instant deadline,
    String remote,
    String protocol,
    Optional<SSLSession> tls,
    RequestHead head) {}
