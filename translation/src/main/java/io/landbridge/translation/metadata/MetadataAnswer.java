// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.metadata;

import io.landbridge.translation.metadata.tree.Node;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the metadata service answers.
 *
 * @param outcome how it went
 * @param contentType what the body is
 * @param body the body, which for a HEAD is not sent
 * @param tokenLeft how long the token of this exchange is good yet
 * @param hopLimit how many routers the answer may pass, where that is limited
 * @param instanceId whose answer it is, where somebody was found
 */
@SuppressWarnings("ArrayRecordComponent") // handed once from the tree to the socket
public record MetadataAnswer(
    Outcome outcome,
    String contentType,
    byte[] body,
    Optional<Duration> tokenLeft,
    OptionalInt hopLimit,
    Optional<String> instanceId) {

  /** How a request went. */
  public enum Outcome {
    /** A value, a listing or a token. */
    OK(200, "OK"),
    /** A token for no time, or for too long. */
    BAD_REQUEST(400, "Bad Request"),
    /** No token where one is required, or one that is not good. */
    UNAUTHORIZED(401, "Unauthorized"),
    /** The instance's endpoint is disabled, or the request came through a proxy. */
    FORBIDDEN(403, "Forbidden"),
    /** The request claims to come from a guest that it does not come from. */
    FORGED(403, "Forbidden"),
    /** The instance has no such path. */
    NOT_FOUND(404, "Not Found"),
    /** The address is nobody's. */
    NOBODY(404, "Not Found"),
    /** Nothing but GET and HEAD, and PUT for a token. */
    BAD_METHOD(405, "Method Not Allowed"),
    /** Too many requests of one instance. */
    THROTTLED(503, "Service Unavailable"),
    /** Too many requests of all instances. */
    OVERLOADED(503, "Service Unavailable"),
    /** The source of instances does not answer. */
    UNAVAILABLE(503, "Service Unavailable"),
    /** A fault of this program. */
    FAILED(500, "Internal Server Error");

    private final int status;
    private final String reason;

    Outcome(int status, String reason) {
      this.status = status;
      this.reason = reason;
    }

    /** The HTTP status. */
    public int status() {
      return status;
    }
  }

  /** The page that EC2 shows for an outcome that is not {@link Outcome#OK}. */
  public static MetadataAnswer refusal(Outcome outcome) {
    String page =
        """
        <?xml version="1.0" encoding="iso-8859-1"?>
        <!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN"
        \t"http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
        <html xmlns="http://www.w3.org/1999/xhtml" xml:lang="en" lang="en">
         <head>
          <title>%1$d - %2$s</title>
         </head>
         <body>
          <h1>%1$d - %2$s</h1>
         </body>
        </html>
        """
            .formatted(outcome.status, outcome.reason);
    return new MetadataAnswer(
        outcome,
        "text/html",
        page.getBytes(StandardCharsets.UTF_8),
        Optional.empty(),
        OptionalInt.empty(),
        Optional.empty());
  }

  static MetadataAnswer value(Node.Type type, byte[] body) {
    return new MetadataAnswer(
        Outcome.OK,
        type.mediaType(),
        body,
        Optional.empty(),
        OptionalInt.empty(),
        Optional.empty());
  }

  MetadataAnswer to(String owner) {
    return new MetadataAnswer(outcome, contentType, body, tokenLeft, hopLimit, Optional.of(owner));
  }

  MetadataAnswer withTokenLeft(Optional<Duration> left) {
    return new MetadataAnswer(outcome, contentType, body, left, hopLimit, instanceId);
  }

  MetadataAnswer withHopLimit(int limit) {
    return new MetadataAnswer(
        outcome, contentType, body, tokenLeft, OptionalInt.of(limit), instanceId);
  }
}
