// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.logging;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One request, as a bucket's access log tells it.
 *
 * @param bucket whose log it is
 * @param request what was asked
 * @param answer what was answered
 * @param client what asked, and how
 */
public record AccessLogEntry(
    LoggedBucket bucket, LoggedRequest request, LoggedAnswer answer, LoggedClient client) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final int LONGEST_TEXT = 4096;

  /**
   * The bucket that was asked.
   *
   * @param ownerId canonical user id
   */
  public record LoggedBucket(String ownerId, String name) {}

  /**
   * What was asked.
   *
   * @param operation see {@link LoggedOperation}
   * @param uri method, path and version as they were sent: {@code GET /b/k HTTP/1.1}
   */
  public record LoggedRequest(
      Instant time,
      String requestId,
      String hostId,
      String operation,
      Optional<String> key,
      Optional<String> versionId,
      String uri) {}

  /**
   * What was answered.
   *
   * @param bytesSent of the body
   * @param totalTime from the request's arrival to the last byte of the answer
   * @param turnAroundTime from the last byte of the request to the first of the answer
   * @param aclRequired whether an access control list was needed to permit it
   */
  public record LoggedAnswer(
      int status,
      Optional<String> errorCode,
      OptionalLong bytesSent,
      OptionalLong objectSize,
      Duration totalTime,
      Optional<Duration> turnAroundTime,
      boolean aclRequired) {}

  /**
   * What asked, and how.
   *
   * @param requester canonical user id or ARN; absent for requests without a signature
   * @param signatureVersion {@code SigV4}
   * @param authentication {@code AuthHeader} or {@code QueryString}
   */
  public record LoggedClient(
      String remoteIp,
      Optional<String> requester,
      Optional<String> referer,
      Optional<String> userAgent,
      Optional<String> signatureVersion,
      Optional<String> authentication,
      Optional<String> host,
      Optional<String> cipherSuite,
      Optional<String> tlsVersion) {}

  /**
   * The line, without an end of line: 26 fields between spaces, {@code -} for what there is not.
   */
  public String toLine() {
    StringBuilder line = new StringBuilder(512);
    line.append(plain(bucket.ownerId())).append(' ').append(plain(bucket.name()));
    line.append(" [").append(TIME.format(request.time())).append(']');
    field(line, plain(client.remoteIp()));
    field(line, plain(client.requester().orElse("")));
    field(line, plain(request.requestId()));
    field(line, plain(request.operation()));
    field(line, request.key().map(AccessLogEntry::encode).orElse("-"));
    field(line, quoted(Optional.of(request.uri())));
    field(line, Integer.toString(answer.status()));
    field(line, plain(answer.errorCode().orElse("")));
    field(line, number(answer.bytesSent()));
    field(line, number(answer.objectSize()));
    field(line, Long.toString(answer.totalTime().toMillis()));
    field(line, answer.turnAroundTime().map(t -> Long.toString(t.toMillis())).orElse("-"));
    field(line, quoted(client.referer()));
    field(line, quoted(client.userAgent()));
    field(line, plain(request.versionId().orElse("")));
    field(line, plain(request.hostId()));
    field(line, plain(client.signatureVersion().orElse("")));
    field(line, plain(client.cipherSuite().orElse("")));
    field(line, plain(client.authentication().orElse("")));
    field(line, plain(client.host().orElse("")));
    field(line, plain(client.tlsVersion().orElse("")));
    field(line, "-");
    field(line, answer.aclRequired() ? "Yes" : "-");
    return line.toString();
  }

  private static void field(StringBuilder line, String text) {
    line.append(' ').append(text);
  }

  private static String number(OptionalLong value) {
    return value.isPresent() && value.getAsLong() > 0 ? Long.toString(value.getAsLong()) : "-";
  }

  /** A key is encoded twice in S3's own logs; once is enough to keep it one field. */
  private static String encode(String key) {
    return URLEncoder.encode(key, StandardCharsets.UTF_8).replace("%2F", "/");
  }

  private static String quoted(Optional<String> text) {
    return "\"" + text.map(t -> clean(t).replace("\"", "%22")).orElse("-") + "\"";
  }

  private static String plain(String text) {
    return text.isEmpty() ? "-" : clean(text).replace(' ', '+');
  }

  /** What a client sends can neither end the line nor fill the log. */
  private static String clean(String text) {
    StringBuilder clean = new StringBuilder();
    text.codePoints()
        .limit(LONGEST_TEXT)
        .forEach(point -> {
          if (Character.isISOControl(point)) {
            clean.append(String.format(Locale.ROOT, "%%%02X", point));
          } else {
            clean.appendCodePoint(point);
          }
        });
    return clean.toString();
  }
}
