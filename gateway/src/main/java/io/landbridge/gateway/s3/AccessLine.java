// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.s3;

import io.landbridge.gateway.auth.RequestHead;
import io.landbridge.gateway.server.StreamedResponse;
import io.landbridge.s3.QueryString;
import io.landbridge.translation.s3.S3Call;
import io.landbridge.translation.s3.logging.AccessLogEntry;
import io.landbridge.translation.s3.logging.AccessLogEntry.LoggedAnswer;
import io.landbridge.translation.s3.logging.AccessLogEntry.LoggedBucket;
import io.landbridge.translation.s3.logging.AccessLogEntry.LoggedClient;
import io.landbridge.translation.s3.logging.AccessLogEntry.LoggedRequest;
import io.landbridge.translation.s3.logging.LoggedOperation;
import io.landbridge.translation.s3.requester.Requester;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * A request and its answer as a bucket's access log tells them.
 *
 * @param ready when the answer could begin
 */
record AccessLine(Exchange exchange, StreamedResponse response, Instant ready) {
  private static final int NO_CONTENT = 204;
  private static final int NOT_MODIFIED = 304;

  /** What a presigned address has that lets others in. */
  private static final Pattern SECRETS =
      Pattern.compile("(?i)((?:^|&)X-Amz-(?:Signature|Security-Token)=)[^&]*");

  /**
   * The entry.
   *
   * @param out when the answer was out
   */
  AccessLogEntry entry(LoggedBucket bucket, String hostId, Instant out) {
    return new AccessLogEntry(bucket, request(hostId), answer(out), client());
  }

  private LoggedRequest request(String hostId) {
    RequestHead head = exchange.arrival.head();
    return new LoggedRequest(
        exchange.arrival.receivedAt(),
        exchange.arrival.requestId(),
        hostId,
        exchange.ofWebsite
            ? LoggedOperation.ofWebsite(head.method())
            : LoggedOperation.of(exchange.operation, head.method()),
        exchange.address.flatMap(it -> it.findKey()),
        version(head.query()),
        head.method() + " " + target(head) + " " + exchange.arrival.protocol());
  }

  /** The router has read the query before, and would have refused what cannot be read. */
  private Optional<String> version(String query) {
    return exchange.ofWebsite
        ? Optional.empty()
        : QueryString.parse(query).find("versionId").filter(it -> !it.isEmpty());
  }

  private static String target(RequestHead head) {
    return head.query().isEmpty()
        ? head.path()
        : head.path() + "?" + SECRETS.matcher(head.query()).replaceAll("$1-");
  }

  private LoggedAnswer answer(Instant out) {
    return new LoggedAnswer(
        response.status(),
        exchange.errorCode,
        bytesSent(),
        objectSize(),
        Duration.between(exchange.arrival.receivedAt(), out),
        Optional.of(Duration.between(exchange.bodyEnded, ready)),
        false);
  }

  private OptionalLong bytesSent() {
    boolean none =
        exchange.arrival.head().method().equals("HEAD")
            || response.status() == NO_CONTENT
            || response.status() == NOT_MODIFIED
            || response.content().length() < 0;
    return none ? OptionalLong.empty() : OptionalLong.of(response.content().length());
  }

  private OptionalLong objectSize() {
    if (exchange.errorCode.isPresent()) {
      return OptionalLong.empty();
    }
    return switch (exchange.operation) {
      case "GetObject", "HeadObject" -> {
        Optional<String> range = answered("Content-Range").map(it -> it.replaceAll(".*/", ""));
        yield number(range.or(() -> answered("Content-Length")));
      }
      case "PutObject", "UploadPart" ->
          number(
              exchange
                  .headers
                  .find("x-amz-decoded-content-length")
                  .or(() -> exchange.headers.find("content-length")));
      default -> OptionalLong.empty();
    };
  }

  private Optional<String> answered(String name) {
    return response.headers().stream()
        .filter(header -> header.name().equalsIgnoreCase(name))
        .map(header -> header.value())
        .findFirst();
  }

  private static OptionalLong number(Optional<String> text) {
    return text.filter(it -> it.matches("\\d{1,18}"))
        .map(it -> OptionalLong.of(Long.parseLong(it)))
        .orElse(OptionalLong.empty());
  }

  private LoggedClient client() {
    Optional<S3Call.Signing> signing = exchange.sender.signing();
    return new LoggedClient(
        exchange.arrival.remote(),
        exchange.sender.requester() instanceof Requester.User user
            ? Optional.of(user.arn())
            : Optional.empty(),
        exchange.headers.find("referer"),
        exchange.headers.find("user-agent"),
        signing.map(_ -> "SigV4"),
        signing.flatMap(it -> authentication(it.place())),
        exchange.headers.find("host"),
        exchange.arrival.tls().map(it -> it.getCipherSuite()),
        exchange.arrival.tls().map(it -> it.getProtocol()));
  }

  private static Optional<String> authentication(S3Call.Place place) {
    return switch (place) {
      case HEADER -> Optional.of("AuthHeader");
      case QUERY -> Optional.of("QueryString");
      case FORM -> Optional.empty();
    };
  }
}
