// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.s3;

import io.landbridge.aws.AwsError;
import io.landbridge.aws.AwsException;
import io.landbridge.gateway.auth.Authentication;
import io.landbridge.gateway.auth.Authenticator;
import io.landbridge.gateway.auth.BodyHash;
import io.landbridge.gateway.auth.Claim;
import io.landbridge.gateway.auth.Dialect;
import io.landbridge.gateway.auth.HeaderField;
import io.landbridge.gateway.auth.Payload;
import io.landbridge.gateway.auth.Refusals;
import io.landbridge.gateway.body.RawBody;
import io.landbridge.gateway.server.Arrival;
import io.landbridge.gateway.server.LogKeys;
import io.landbridge.gateway.server.RequestListener;
import io.landbridge.gateway.server.RequestRecord;
import io.landbridge.gateway.server.StreamHandler;
import io.landbridge.gateway.server.StreamedResponse;
import io.landbridge.s3.HeaderFields;
import io.landbridge.s3.RequestHead;
import io.landbridge.s3.RestAnswer;
import io.landbridge.s3.RestEncoder;
import io.landbridge.s3.S3Errors;
import io.landbridge.s3.S3Route;
import io.landbridge.s3.S3Router;
import io.landbridge.translation.RequestTrace;
import io.landbridge.translation.identity.Caller;
import io.landbridge.translation.identity.NativeCredentials;
import io.landbridge.translation.s3.S3Answer;
import io.landbridge.translation.s3.S3Call;
import io.landbridge.translation.s3.S3Request;
import io.landbridge.translation.s3.S3Service;
import io.landbridge.translation.s3.requester.CanonicalUserId;
import io.landbridge.translation.s3.requester.Requester;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds out who asks S3 for which operation, lets the service answer, and tells the listener. */
public final class S3Dispatch implements StreamHandler {
  private static final Logger LOG = LoggerFactory.getLogger(S3Dispatch.class);
  private static final String UNKNOWN = "unknown";

  private final Authenticator authenticator;
  private final S3Router router;
  private final S3Service service;
  private final Surroundings surroundings;
  private final RestEncoder encoder = new RestEncoder();

  /**
   * What requests meet besides.
   *
   * @param serviceAccount native credentials for requests that nobody signed
   * @param secure whether the port is HTTPS
   * @param hostId what answers call this server
   * @param listener told of each request
   * @param clock tells how long they took
   */
  public record Surroundings(
      NativeCredentials serviceAccount,
      boolean secure,
      String hostId,
      RequestListener listener,
      InstantSource clock) {}

  /** A dispatcher to this service. */
  public S3Dispatch(
      Authenticator authenticator, S3Router router, S3Service service, Surroundings surroundings) {
    this.authenticator = authenticator;
    this.router = router;
    this.service = service;
    this.surroundings = surroundings;
  }

  /** What is known of a request so far; one thread has it. */
  private static final class Progress {
    private String operation = UNKNOWN;
    private Optional<Caller> caller = Optional.empty();
    private Optional<String> errorCode = Optional.empty();
    private final RequestTrace trace = new RequestTrace();
  }

  private record Verified(
      Requester requester, Optional<Caller> caller, Payload payload, Optional<String> signed) {}

  @Override
  public StreamedResponse answer(Arrival arrival, RawBody body) {
    Progress progress = new Progress();
    StreamedResponse response;
    try {
      response = dispatch(arrival, body, progress);
    } catch (AwsException e) {
      response = refuse(arrival, progress, e.error());
    } catch (RuntimeException e) {
      LOG.atError()
          .addKeyValue(LogKeys.REQUEST_ID, arrival.requestId())
          .setCause(e)
          .log("Request failed");
      response =
          refuse(
              arrival,
              progress,
              new AwsError(
                  "InternalError", 500, "We encountered an internal error. Please try again."));
    }
    tell(arrival, progress, response.status());
    return response;
  }

  private StreamedResponse dispatch(Arrival arrival, RawBody body, Progress progress) {
    Verified verified = verify(arrival);
    progress.caller = verified.caller();
    HeaderFields headers = headers(arrival);
    RequestHead head =
        new RequestHead(
            arrival.head().method(),
            headers.find("host").orElse(""),
            arrival.head().path(),
            arrival.head().query(),
            headers);
    return switch (router.route(head)) {
      case S3Route.Call call -> {
        progress.operation = call.operation().name();
        S3Answer answer =
            service.answer(
                call(arrival, verified, progress),
                new S3Request(
                    call, headers, new ArrivedBody(arrival.head(), verified.payload(), body)));
        progress.errorCode = answer.errorCode();
        yield new StreamedResponse(
            answer.status(), with(arrival, answer.headers()), answer.content());
      }
      case S3Route.Preflight preflight -> {
        List<RestAnswer.HeaderField> allowed =
            service.preflight(call(arrival, verified, progress), preflight.address(), headers);
        yield StreamedResponse.of(200, with(arrival, allowed), new byte[0]);
      }
      case S3Route.PostForm _ ->
          refuse(arrival, progress, S3Errors.headerNotImplemented(arrival.head().method()));
    };
  }

  private Verified verify(Arrival arrival) {
    Claim claim = authenticator.read(arrival.head());
    if (claim instanceof Claim.Anonymous) {
      Payload payload = authenticator.anonymousPayload(arrival.head());
      return new Verified(new Requester.Anonymous(), Optional.empty(), payload, Optional.empty());
    }
    BodyHash none =
        () -> {
          throw new IllegalStateException("S3 does not sign over bodies in memory");
        };
    return switch (authenticator.authenticate(arrival.head(), claim, none)) {
      case Authentication.Refused(var refusal) ->
          throw Refusals.toError(Dialect.S3, refusal).toException();
      case Authentication.Verified verified -> {
        Caller caller = verified.caller();
        yield new Verified(
            new Requester.User(
                caller.accountId(),
                CanonicalUserId.derivedFrom(caller.accountId()),
                caller.userName(),
                caller.userId().value(),
                false),
            Optional.of(caller),
            verified.payload(),
            Optional.of(how(claim)));
      }
    };
  }

  private static String how(Claim claim) {
    return claim instanceof Claim.Signature signature && signature.place() == Claim.Place.QUERY
        ? "REST-QUERY-STRING"
        : "REST-HEADER";
  }

  private S3Call call(Arrival arrival, Verified verified, Progress progress) {
    return new S3Call(
        arrival.requestId(),
        verified.requester(),
        verified.caller(),
        verified.caller().map(Caller::credentials).orElse(surroundings.serviceAccount()),
        arrival.receivedAt(),
        arrival.deadline(),
        progress.trace,
        new S3Call.Origin(arrival.remote(), surroundings.secure(), verified.signed()),
        Optional.empty());
  }

  private static HeaderFields headers(Arrival arrival) {
    List<Map.Entry<String, String>> entries = new ArrayList<>(arrival.head().headers().size());
    for (HeaderField field : arrival.head().headers()) {
      entries.add(Map.entry(field.name().toLowerCase(Locale.ROOT), field.value()));
    }
    return HeaderFields.of(entries);
  }

  private StreamedResponse refuse(Arrival arrival, Progress progress, AwsError error) {
    progress.errorCode = Optional.of(error.code());
    RestAnswer answer =
        encoder.encodeError(
            error,
            arrival.head().path(),
            arrival.requestId(),
            surroundings.hostId(),
            arrival.head().method().equals("HEAD"));
    return StreamedResponse.of(answer.status(), with(arrival, answer.headers()), answer.document());
  }

  private List<HeaderField> with(Arrival arrival, List<RestAnswer.HeaderField> headers) {
    List<HeaderField> all = new ArrayList<>(headers.size() + 2);
    all.add(new HeaderField("x-amz-id-2", surroundings.hostId()));
    all.add(new HeaderField("x-amz-request-id", arrival.requestId()));
    headers.forEach(header -> all.add(new HeaderField(header.name(), header.value())));
    return all;
  }

  private void tell(Arrival arrival, Progress progress, int status) {
    surroundings
        .listener()
        .answered(
            new RequestRecord(
                arrival,
                "s3",
                progress.operation,
                progress.caller.map(Caller::accountId),
                progress.caller.map(Caller::userName),
                status,
                progress.errorCode,
                Duration.between(arrival.receivedAt(), surroundings.clock().instant()),
                progress.trace));
  }
}
