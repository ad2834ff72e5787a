// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.s3;

import io.landbridge.aws.AwsError;
import io.landbridge.aws.AwsException;
import io.landbridge.gateway.auth.Authenticator;
import io.landbridge.gateway.auth.HeaderField;
import io.landbridge.gateway.auth.Payload;
import io.landbridge.gateway.body.RawBody;
import io.landbridge.gateway.body.ReceivedForm;
import io.landbridge.gateway.s3.Senders.Sender;
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
import io.landbridge.s3.S3Address;
import io.landbridge.s3.S3Route;
import io.landbridge.s3.S3Router;
import io.landbridge.translation.RequestTrace;
import io.landbridge.translation.identity.Caller;
import io.landbridge.translation.identity.NativeCredentials;
import io.landbridge.translation.s3.S3Answer;
import io.landbridge.translation.s3.S3Call;
import io.landbridge.translation.s3.S3Request;
import io.landbridge.translation.s3.S3Service;
import io.landbridge.translation.s3.Websites;
import io.landbridge.translation.s3.requester.CanonicalUsers;
import java.io.IOException;
import java.io.UncheckedIOException;
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
  private static final AwsError INTERNAL =
      new AwsError("InternalError", 500, "We encountered an internal error. Please try again.");

  private final Senders senders;
  private final S3Router router;
  private final S3Service service;
  private final Websites websites;
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

  /** A dispatcher to this service and its websites. */
  public S3Dispatch(
      Authenticator authenticator,
      S3Router router,
      S3Service service,
      Websites websites,
      Surroundings surroundings) {
    this.senders = new Senders(authenticator, surroundings.users());
    this.router = router;
    this.service = service;
    this.websites = websites;
    this.surroundings = surroundings;
  }

  /** What is known of a request so far; one thread has it. */
  private static final class Progress {
    private final Arrival arrival;
    private final HeaderFields headers;
    private String operation = UNKNOWN;
    private Optional<S3Address> address = Optional.empty();
    private Sender sender = Sender.nobody(new Payload.Unsigned());
    private Optional<String> errorCode = Optional.empty();
    private final RequestTrace trace = new RequestTrace();

    private Progress(Arrival arrival) {
      this.arrival = arrival;
      this.headers = fields(arrival);
    }

    private static HeaderFields fields(Arrival arrival) {
      List<Map.Entry<String, String>> entries = new ArrayList<>(arrival.head().headers().size());
      for (HeaderField field : arrival.head().headers()) {
        entries.add(Map.entry(field.name().toLowerCase(Locale.ROOT), field.value()));
      }
      return HeaderFields.of(entries);
    }
  }

  @Override
  public boolean claims(io.landbridge.gateway.auth.RequestHead head) {
    return head.headers().stream()
        .anyMatch(field -> field.name().equalsIgnoreCase("host") && websites.isHost(field.value()));
  }

  @Override
  public StreamedResponse answer(Arrival arrival, RawBody body) {
    Progress progress = new Progress(arrival);
    StreamedResponse response;
    try {
      response = dispatch(progress, body);
    } catch (AwsException e) {
      response = refuse(progress, e.error());
    } catch (UncheckedIOException e) {
      LOG.atDebug()
          .addKeyValue(LogKeys.REQUEST_ID, arrival.requestId())
          .setCause(e)
          .log("Broken off");
      response = refuse(progress, INTERNAL);
    } catch (RuntimeException e) {
      LOG.atError()
          .addKeyValue(LogKeys.REQUEST_ID, arrival.requestId())
          .setCause(e)
          .log("Request failed");
      response = refuse(progress, INTERNAL);
    }
    tell(progress, response.status());
    return response;
  }

  private StreamedResponse dispatch(Progress progress, RawBody body) {
    var head = progress.arrival.head();
    RequestHead asked =
        new RequestHead(
            head.method(),
            progress.headers.find("host").orElse(""),
            head.path(),
            head.query(),
            progress.headers);
    if (websites.isHost(asked.host())) {
      return visit(progress, asked);
    }
    S3Route route = router.route(asked);
    progress.address = Optional.of(route.address());
    progress.sender = senders.ofHead(head);
    return switch (route) {
      case S3Route.Call call -> {
        progress.operation = call.operation().name();
        ArrivedBody arrived = new ArrivedBody(head, progress.sender.payload(), body);
        S3Request request = new S3Request(call, false, progress.headers, arrived);
        yield respond(progress, service.answer(call(progress), request));
      }
      case S3Route.Preflight preflight -> {
        var allowed =
            service.crossOrigin().preflight(call(progress), preflight.address(), progress.headers);
        yield StreamedResponse.of(200, headers(progress, allowed), new byte[0]);
      }
      case S3Route.PostForm form -> upload(progress, form, body);
    };
  }

  private StreamedResponse visit(Progress progress, RequestHead asked) {
    S3Address page = websites.address(asked);
    progress.address = Optional.of(page);
    if (asked.method().equals("OPTIONS")) {
      return preflight(progress, page);
    }
    progress.operation = asked.method().equals("HEAD") ? "HeadObject" : "GetObject";
    return respond(progress, websites.answer(call(progress), page, asked));
  }

  private StreamedResponse preflight(Progress progress, S3Address address) {
    var allowed = service.crossOrigin().preflight(call(progress), address, progress.headers);
    return StreamedResponse.of(200, headers(progress, allowed), new byte[0]);
  }

  private StreamedResponse upload(Progress progress, S3Route.PostForm route, RawBody body) {
    progress.operation = "PostObject";
    FormUpload upload = new FormUpload(receive(progress, body), route.address());
    progress.sender = senders.ofForm(progress.sender, upload.form().form().signature());
    S3Request request = upload.toRequest(progress.headers, progress.arrival.receivedAt());
    progress.address = Optional.of(request.route().address());
    S3Answer answer = service.answer(call(progress), request);
    return respond(
        progress, answer.errorCode().isPresent() ? answer : upload.toAnswer(answer, url(progress)));
  }

  private static ReceivedForm receive(Progress progress, RawBody body) {
    try {
      return ReceivedForm.receive(progress.headers.find("content-type").orElse(""), body);
    } catch (IOException e) {
      throw new UncheckedIOException("The client has gone", e);
    }
  }

  /** The address that the client has asked, without a slash at its end. */
  private static String url(Progress progress) {
    String scheme = progress.arrival.tls().isPresent() ? "https://" : "http://";
    String host = progress.headers.find("host").orElse("");
    String url = scheme + host + progress.arrival.head().path();
    return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
  }

  private S3Call call(Progress progress) {
    Arrival arrival = progress.arrival;
    return new S3Call(
        arrival.requestId(),
        progress.sender.requester(),
        progress.sender.caller(),
        progress.sender.caller().map(Caller::credentials).orElse(surroundings.serviceAccount()),
        arrival.receivedAt(),
        arrival.deadline(),
        progress.trace,
        new S3Call.Origin(
            arrival.remote(),
            arrival.tls().map(it -> new S3Call.Tls(it.getProtocol(), it.getCipherSuite())),
            progress.sender.signing()),
        Optional.empty());
  }

  private StreamedResponse respond(Progress progress, S3Answer answer) {
    progress.errorCode = answer.errorCode();
    return new StreamedResponse(
        answer.status(), headers(progress, answer.headers()), answer.content());
  }

  /** Refuses what the service has not seen. */
  private StreamedResponse refuse(Progress progress, AwsError error) {
    progress.errorCode = Optional.of(error.code());
    var head = progress.arrival.head();
    RestAnswer answer =
        encoder.encodeError(
            error,
            head.path(),
            progress.arrival.requestId(),
            surroundings.hostId(),
            head.method().equals("HEAD"));
    List<RestAnswer.HeaderField> headers = new ArrayList<>(answer.headers());
    progress.address.ifPresent(address ->
        headers.addAll(
            service
                .crossOrigin()
                .headers(call(progress), address, head.method(), progress.headers)));
    return StreamedResponse.of(answer.status(), headers(progress, headers), answer.document());
  }

  private List<HeaderField> headers(Progress progress, List<RestAnswer.HeaderField> headers) {
    List<HeaderField> all = new ArrayList<>(headers.size() + 2);
    all.add(new HeaderField("x-amz-id-2", surroundings.hostId()));
    all.add(new HeaderField("x-amz-request-id", progress.arrival.requestId()));
    headers.forEach(header -> all.add(new HeaderField(header.name(), header.value())));
    return all;
  }

  private void tell(Progress progress, int status) {
    surroundings
        .listener()
        .answered(
            new RequestRecord(
                progress.arrival,
                "s3",
                progress.operation,
                progress.sender.caller().map(Caller::accountId),
                progress.sender.caller().map(Caller::userName),
                status,
                progress.errorCode,
                Duration.between(progress.arrival.receivedAt(), surroundings.clock().instant()),
                progress.trace));
  }
}
