// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.s3;

import io.landbridge.gateway.auth.HeaderField;
import io.landbridge.gateway.auth.Payload;
import io.landbridge.gateway.body.RawBody;
import io.landbridge.gateway.s3.Senders.Sender;
import io.landbridge.gateway.server.Arrival;
import io.landbridge.s3.HeaderFields;
import io.landbridge.s3.RequestHead;
import io.landbridge.s3.RestAnswer;
import io.landbridge.s3.S3Address;
import io.landbridge.translation.RequestTrace;
import io.landbridge.translation.identity.Caller;
import io.landbridge.translation.identity.NativeCredentials;
import io.landbridge.translation.s3.AccessLogs;
import io.landbridge.translation.s3.S3Call;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What is known of one request so far. One thread at a time has it. */
final class Exchange {
  /** The operation of a request that names none. */
  static final String UNKNOWN = "unknown";

  final Arrival arrival;
  final HeaderFields headers;
  final RequestTrace trace = new RequestTrace();
  String operation = UNKNOWN;
  boolean ofWebsite;
  Optional<S3Address> address = Optional.empty();
  Sender sender = Sender.nobody(new Payload.Unsigned());
  Optional<String> errorCode = Optional.empty();

  /** When the last byte of the request had come, as far as it was read. */
  Instant bodyEnded;

  /** The log of a bucket that will be gone when the request is answered. */
  Optional<AccessLogs.Log> lastLog = Optional.empty();

  Exchange(Arrival arrival) {
    this.arrival = arrival;
    List<Map.Entry<String, String>> fields = new ArrayList<>(arrival.head().headers().size());
    for (HeaderField field : arrival.head().headers()) {
      fields.add(Map.entry(field.name().toLowerCase(Locale.ROOT), field.value()));
    }
    this.headers = HeaderFields.of(fields);
    this.bodyEnded = arrival.receivedAt();
  }

  /** The body, of which this notes when it has ended. */
  RawBody watched(RawBody body, InstantSource clock) {
    return target -> {
      int read = body.read(target);
      if (read < 0) {
        bodyEnded = clock.instant();
      }
      return read;
    };
  }

  /** The head as S3 reads it. */
  RequestHead asked() {
    return new RequestHead(
        arrival.head().method(),
        headers.find("host").orElse(""),
        arrival.head().path(),
        arrival.head().query(),
        headers);
  }

  /** The address that the client has asked, without the query. */
  String url() {
    String scheme = arrival.tls().isPresent() ? "https://" : "http://";
    return scheme + headers.find("host").orElse("") + arrival.head().path();
  }

  /**
   * The request on its way to the service.
   *
   * @param serviceAccount native credentials for requests that nobody signed
   */
  S3Call call(NativeCredentials serviceAccount) {
    return new S3Call(
        arrival.requestId(),
        sender.requester(),
        sender.caller(),
        sender.caller().map(Caller::credentials).orElse(serviceAccount),
        arrival.receivedAt(),
        arrival.deadline(),
        trace,
        new S3Call.Origin(
            arrival.remote(),
            url(),
            arrival.tls().map(it -> new S3Call.Tls(it.getProtocol(), it.getCipherSuite())),
            sender.signing()),
        Optional.empty());
  }

  /** The headers of an answer, with those that every answer has. */
  List<HeaderField> headers(List<RestAnswer.HeaderField> own, String hostId) {
    List<HeaderField> all = new ArrayList<>(own.size() + 2);
    all.add(new HeaderField("x-amz-id-2", hostId));
    all.add(new HeaderField("x-amz-request-id", arrival.requestId()));
    own.forEach(header -> all.add(new HeaderField(header.name(), header.value())));
    return all;
  }
}
