// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.server;

import io.landbridge.aws.AwsError;
import io.landbridge.aws.AwsException;
import io.landbridge.gateway.auth.Authentication;
import io.landbridge.gateway.auth.Authenticator;
import io.landbridge.gateway.auth.BodyHash;
import io.landbridge.gateway.auth.Claim;
import io.landbridge.gateway.auth.Dialect;
import io.landbridge.gateway.auth.Refusals;
import io.landbridge.gateway.auth.RequestHead;
import io.landbridge.query.QueryParameters;
import io.landbridge.translation.Call;
import io.landbridge.translation.RequestTrace;
import io.landbridge.translation.ec2.Answer;
import io.landbridge.translation.identity.Caller;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds out who asks which service, lets it answer, and tells the listener. */
public final class ServiceDispatch implements ApiHandler {
  private static final Logger LOG = LoggerFactory.getLogger(ServiceDispatch.class);
  private static final String UNKNOWN = "unknown";

  private final Authenticator authenticator;
  private final Map<String, Service> services;
  private final ErrorDocuments errors;
  private final RequestListener listener;
  private final InstantSource clock;
  private final Optional<StreamHandler> s3;

  /**
   * A service behind the port.
   *
   * @param handler what answers
   * @param isAction whether a text is the name of an action, and so fit to be a tag of a meter
   */
  public record Service(QueryService handler, Predicate<String> isAction) {}

  /** A dispatcher to services by the name that credential scopes have for them. */
  public ServiceDispatch(
      Authenticator authenticator,
      Map<String, Service> services,
      ErrorDocuments errors,
      RequestListener listener,
      InstantSource clock) {
    this(authenticator, services, errors, listener, clock, Optional.empty());
  }

  private ServiceDispatch(
      Authenticator authenticator,
      Map<String, Service> services,
      ErrorDocuments errors,
      RequestListener listener,
      InstantSource clock,
      Optional<StreamHandler> s3) {
    this.authenticator = authenticator;
    this.services = Map.copyOf(services);
    this.errors = errors;
    this.listener = listener;
    this.clock = clock;
    this.s3 = s3;
  }

  /** The same with S3, which is refused otherwise. */
  public ServiceDispatch withS3(StreamHandler handler) {
    return new ServiceDispatch(
        authenticator, services, errors, listener, clock, Optional.of(handler));
  }

  @Override
  public Optional<StreamHandler> findStreamed(Arrival arrival) {
    RequestHead head = arrival.head();
    return s3.filter(
        it -> it.claims(head) || dialectOf(head, authenticator.read(head)) == Dialect.S3);
  }

  @Override
  public ApiResponse answer(Arrival arrival, byte[] body) {
    Progress progress = new Progress();
    ApiResponse response;
    try {
      response = dispatch(arrival, body, progress);
    } catch (AwsException e) {
      response = fail(arrival, progress, e.error());
    } catch (RuntimeException e) {
      LOG.atError()
          .addKeyValue(LogKeys.REQUEST_ID, arrival.requestId())
          .setCause(e)
          .log("Request failed");
      response = fail(arrival, progress, ServerErrors.internal());
    }
    tell(arrival, progress, response);
    return response;
  }

  @Override
  public ApiResponse refuse(Arrival arrival, AwsError error) {
    Progress progress = new Progress();
    progress.dialect = dialectOf(arrival.head(), authenticator.read(arrival.head()));
    ApiResponse response = fail(arrival, progress, error);
    tell(arrival, progress, response);
    return response;
  }

  /** What is known of a request so far; one thread has it. */
  private static final class Progress {
    private Dialect dialect = Dialect.EC2;
    private String service = UNKNOWN;
    private String operation = UNKNOWN;
    private Optional<Caller> caller = Optional.empty();
    private Optional<String> errorCode = Optional.empty();
    private final RequestTrace trace = new RequestTrace();
  }

  private ApiResponse dispatch(Arrival arrival, byte[] body, Progress progress) {
    RequestHead head = arrival.head();
    Claim claim = authenticator.read(head);
    progress.dialect = dialectOf(head, claim);
    progress.service = claimedService(claim).filter(services::containsKey).orElse(UNKNOWN);
    return switch (authenticator.authenticate(head, claim, BodyHash.of(body))) {
      case Authentication.Refused(var refusal) ->
          fail(arrival, progress, Refusals.toError(progress.dialect, refusal));
      case Authentication.Verified verified -> serve(arrival, body, verified, progress);
    };
  }

  private ApiResponse serve(
      Arrival arrival, byte[] body, Authentication.Verified verified, Progress progress) {
    progress.caller = Optional.of(verified.caller());
    progress.service = verified.scope().service();
    Service service = services.get(progress.service);
    if (service == null) {
      return fail(arrival, progress, ServerErrors.notServed(progress.dialect));
    }
    RequestHead head = arrival.head();
    if (!head.method().equals("GET") && !head.method().equals("POST")) {
      return fail(arrival, progress, ServerErrors.methodNotAllowed(head.method()));
    }
    byte[] form = Form.isPosted(head) ? body : new byte[0];
    QueryParameters parameters = QueryParameters.parse(head.query(), form);
    progress.operation = parameters.findAction().filter(service.isAction()).orElse(UNKNOWN);
    Call call =
        new Call(
            arrival.requestId(),
            verified.caller(),
            verified.scope().region(),
            arrival.receivedAt(),
            arrival.deadline(),
            progress.trace,
            Call.Attempt.FIRST);
    Answer answer = service.handler().answer(call, parameters);
    progress.errorCode = answer.errorCode();
    return new ApiResponse(answer.status(), answer.contentType(), answer.body());
  }

  private ApiResponse fail(Arrival arrival, Progress progress, AwsError error) {
    progress.errorCode = Optional.of(error.code());
    return errors.of(progress.dialect, error, arrival);
  }

  private void tell(Arrival arrival, Progress progress, ApiResponse response) {
    listener.answered(
        RequestRecord.of(
            arrival,
            progress.service,
            progress.operation,
            progress.caller,
            response.status(),
            progress.errorCode,
            clock.instant(),
            progress.trace));
  }

  private static Optional<String> claimedService(Claim claim) {
    return switch (claim) {
      case Claim.Anonymous() -> Optional.empty();
      case Claim.Malformed(var _, Optional<String> service) -> service;
      case Claim.Signature signature -> Optional.of(signature.scope().service());
    };
  }

  private static Dialect dialectOf(RequestHead head, Claim claim) {
    Optional<String> service = claimedService(claim);
    return service
        .flatMap(Dialect::findByService)
        .orElse(service.isPresent() || Form.looksLikeQuery(head) ? Dialect.EC2 : Dialect.S3);
  }
}
