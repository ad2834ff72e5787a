// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.s3;

import io.landbridge.aws.AwsError;
import io.landbridge.aws.AwsException;
import io.landbridge.gateway.auth.Authenticator;
import io.landbridge.gateway.body.RawBody;
import io.landbridge.gateway.body.ReceivedForm;
import io.landbridge.gateway.server.Arrival;
import io.landbridge.gateway.server.LogKeys;
import io.landbridge.gateway.server.RequestListener;
import io.landbridge.gateway.server.RequestRecord;
import io.landbridge.gateway.server.StreamHandler;
import io.landbridge.gateway.server.StreamedResponse;
import io.landbridge.s3.RequestHead;
import io.landbridge.s3.RestAnswer;
import io.landbridge.s3.RestEncoder;
import io.landbridge.s3.S3Address;
import io.landbridge.s3.S3Operations;
import io.landbridge.s3.S3Route;
import io.landbridge.s3.S3Router;
import io.landbridge.translation.identity.NativeCredentials;
import io.landbridge.translation.s3.AccessLogs;
import io.landbridge.translation.s3.S3Answer;
import io.landbridge.translation.s3.S3Call;
import io.landbridge.translation.s3.S3Request;
import io.landbridge.translation.s3.S3Service;
import io.landbridge.translation.s3.Websites;
import io.landbridge.translation.s3.requester.CanonicalUsers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds out who asks S3 for which operation, lets the service answer, and tells the listener. */
public final class S3Dispatch implements StreamHandler {
  private static final Logger LOG = LoggerFactory.getLogger(S3Dispatch.class);
  private static final AwsError INTERNAL =
      new AwsError("InternalError", 500, "We encountered an internal error. Please try again.");

  private final Senders senders;
  private final S3Router router;
  private final S3Service service;
  private final Websites websites;
  private final AccessLogs logs;
  private final Surroundings surroundings;
  private final RestEncoder encoder = new RestEncoder();

  /**
   * What requests meet besides.
   *
   * @param serviceAccount native credentials for requests that nobody signed
   * @param users the accounts as S3 names them
   * @param hostId what answers call this server
   * @param listener told of each request
   * @param clock tells how long they took
   */
  public record Surroundings(
      NativeCredentials serviceAccount,
      CanonicalUsers users,
      String hostId,
      RequestListener listener,
      InstantSource clock) {}

  /** A dispatcher to this service, its websites and its logs. */
  public S3Dispatch(
      Authenticator authenticator,
      S3Router router,
      S3Service service,
      Websites websites,
      AccessLogs logs,
      Surroundings surroundings) {
    this.senders = new Senders(authenticator, surroundings.users());
    this.router = router;
    this.service = service;
    this.websites = websites;
    this.logs = logs;
    this.surroundings = surroundings;
  }

  @Override
  public boolean claims(io.landbridge.gateway.auth.RequestHead head) {
    return head.headers().stream()
        .anyMatch(field -> field.name().equalsIgnoreCase("host") && websites.isHost(field.value()));
  }

  @Override
  public StreamedResponse answer(Arrival arrival, RawBody body) {
    Exchange exchange = new Exchange(arrival);
    StreamedResponse response = answer(exchange, exchange.watched(body, surroundings.clock()));
    tell(exchange, response.status());
    return exchange
        .lastLog
        .or(() -> log(exchange))
        .map(log -> logged(new AccessLine(exchange, response, surroundings.clock().instant()), log))
        .orElse(response);
  }

  private StreamedResponse logged(AccessLine line, AccessLogs.Log log) {
    return line.response()
        .telling(() ->
            logs.add(
                log,
                line.entry(log.bucket(), surroundings.hostId(), surroundings.clock().instant())));
  }

  private S3Call call(Exchange exchange) {
    return exchange.call(surroundings.serviceAccount());
  }

  private Optional<AccessLogs.Log> log(Exchange exchange) {
    return exchange.address.flatMap(it -> logs.find(call(exchange), it));
  }

  private StreamedResponse answer(Exchange exchange, RawBody body) {
    try {
      return dispatch(exchange, body);
    } catch (AwsException e) {
      return refuse(exchange, e.error());
    } catch (UncheckedIOException e) {
      LOG.atDebug()
          .addKeyValue(LogKeys.REQUEST_ID, exchange.arrival.requestId())
          .setCause(e)
          .log("Broken off");
      return refuse(exchange, INTERNAL);
    } catch (RuntimeException e) {
      LOG.atError()
          .addKeyValue(LogKeys.REQUEST_ID, exchange.arrival.requestId())
          .setCause(e)
          .log("Request failed");
      return refuse(exchange, INTERNAL);
    }
  }

  private StreamedResponse dispatch(Exchange exchange, RawBody body) {
    var head = exchange.arrival.head();
    RequestHead asked = exchange.asked();
    if (websites.isHost(asked.host())) {
      return visit(exchange, asked);
    }
    S3Route route = router.route(asked);
    exchange.address = Optional.of(route.address());
    exchange.operation = name(route);
    exchange.sender = senders.ofHead(head);
    return switch (route) {
      case S3Route.Call call -> {
        if (call.operation() == S3Operations.DELETE_BUCKET) {
          exchange.lastLog = log(exchange);
        }
        ArrivedBody arrived = new ArrivedBody(head, exchange.sender.payload(), body);
        S3Request request = new S3Request(call, false, exchange.headers, arrived);
        yield respond(exchange, service.answer(call(exchange), request));
      }
      case S3Route.Preflight preflight -> preflight(exchange, preflight.address());
      case S3Route.PostForm form -> upload(exchange, form, body);
    };
  }

  private static String name(S3Route route) {
    return switch (route) {
      case S3Route.Call call -> call.operation().name();
      case S3Route.PostForm _ -> "PostObject";
      case S3Route.Preflight _ -> Exchange.UNKNOWN;
    };
  }

  private StreamedResponse visit(Exchange exchange, RequestHead asked) {
    S3Address page = websites.address(asked);
    exchange.address = Optional.of(page);
    if (asked.method().equals("OPTIONS")) {
      return preflight(exchange, page);
    }
    exchange.ofWebsite = true;
    exchange.operation = asked.method().equals("HEAD") ? "HeadObject" : "GetObject";
    return respond(exchange, websites.answer(call(exchange), page, asked));
  }

  private StreamedResponse preflight(Exchange exchange, S3Address address) {
    var allowed = service.crossOrigin().preflight(call(exchange), address, exchange.headers);
    return StreamedResponse.of(200, exchange.headers(allowed, surroundings.hostId()), new byte[0]);
  }

  private StreamedResponse upload(Exchange exchange, S3Route.PostForm route, RawBody body) {
    FormUpload upload = new FormUpload(receive(exchange, body), route.address());
    exchange.sender = senders.ofForm(exchange.sender, upload.form().form().signature());
    S3Request request = upload.toRequest(exchange.headers, exchange.arrival.receivedAt());
    exchange.address = Optional.of(request.route().address());
    S3Answer answer = service.answer(call(exchange), request);
    return respond(
        exchange,
        answer.errorCode().isPresent() ? answer : upload.toAnswer(answer, bucketUrl(exchange)));
  }

  private static String bucketUrl(Exchange exchange) {
    String url = exchange.url();
    return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
  }

  private static ReceivedForm receive(Exchange exchange, RawBody body) {
    try {
      return ReceivedForm.receive(exchange.headers.find("content-type").orElse(""), body);
    } catch (IOException e) {
      throw new UncheckedIOException("The client has gone", e);
    }
  }

  private StreamedResponse respond(Exchange exchange, S3Answer answer) {
    exchange.errorCode = answer.errorCode();
    return new StreamedResponse(
        answer.status(),
        exchange.headers(answer.headers(), surroundings.hostId()),
        answer.content());
  }

  /** Refuses what the service has not seen. */
  private StreamedResponse refuse(Exchange exchange, AwsError error) {
    exchange.errorCode = Optional.of(error.code());
    var head = exchange.arrival.head();
    RestAnswer answer =
        encoder.encodeError(
            error,
            head.path(),
            exchange.arrival.requestId(),
            surroundings.hostId(),
            head.method().equals("HEAD"));
    List<RestAnswer.HeaderField> headers = new ArrayList<>(answer.headers());
    exchange.address.ifPresent(address ->
        headers.addAll(
            service
                .crossOrigin()
                .headers(call(exchange), address, head.method(), exchange.headers)));
    return StreamedResponse.of(
        answer.status(), exchange.headers(headers, surroundings.hostId()), answer.document());
  }

  private void tell(Exchange exchange, int status) {
    surroundings
        .listener()
        .answered(
            RequestRecord.of(
                exchange.arrival,
                "s3",
                exchange.operation,
                exchange.sender.caller(),
                status,
                exchange.errorCode,
                surroundings.clock().instant(),
                exchange.trace));
  }
}
