// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3;

import io.landbridge.aws.AwsError;
import io.landbridge.aws.AwsException;
import io.landbridge.s3.RestAnswer.HeaderField;
import io.landbridge.s3.RestDecoder;
import io.landbridge.s3.RestEncoder;
import io.landbridge.s3.RestOperation;
import io.landbridge.s3.S3Errors;
import io.landbridge.s3.S3Operations;
import io.landbridge.schema.Binding.Location;
import io.landbridge.schema.Shape;
import io.landbridge.translation.cloudstack.NativeException;
import io.landbridge.translation.s3.configuration.BucketEvents;
import io.landbridge.translation.s3.late.LateAnswers;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers S3 requests: finds the operation's line in the table, asks whether the requester may,
 * reads the input, lets the handler do its work and writes the result. Errors are answered, not
 * thrown.
 */
public final class S3Service {
  private static final Logger LOG = LoggerFactory.getLogger(S3Service.class);
  private static final int PARTIAL_CONTENT = 206;
  private static final byte[] NO_DOCUMENT = new byte[0];

  private final Map<String, Bound<?, ?>> actions;
  private final Gatekeeper gatekeeper;
  private final CrossOrigin crossOrigin;
  private final BucketEvents events;
  private final LateAnswers late;
  private final RestDecoder decoder = new RestDecoder();
  private final RestEncoder encoder = new RestEncoder();
  private final String region;
  private final String hostId;

  /**
   * An operation that is carried out.
   *
   * @param hasDocument whether its request's body is a document, not the content of an object
   */
  private record Bound<I extends Shape, O extends Shape>(
      S3Action<I, O> action, S3Handler<I, O> handler, boolean hasDocument) {}

  /**
   * A service of these operations.
   *
   * @param actions see {@link S3Catalogue}
   * @param hostId what errors call this server
   */
  public S3Service(List<S3Action<?, ?>> actions, S3Backend backend, String hostId) {
    this.actions =
        actions.stream()
            .collect(Collectors.toUnmodifiableMap(S3Action::name, a -> bind(a, backend)));
    this.gatekeeper = new Gatekeeper(backend);
    this.crossOrigin = new CrossOrigin(backend.buckets(), backend.kept());
    this.events = new BucketEvents(backend, hostId);
    this.late = new LateAnswers(backend.options().whiteSpaceEvery());
    this.region = backend.options().region();
    this.hostId = hostId;
  }

  private static <I extends Shape, O extends Shape> Bound<I, O> bind(
      S3Action<I, O> action, S3Backend backend) {
    return new Bound<>(action, action.handler().apply(backend), hasDocument(action.operation()));
  }

  private static boolean hasDocument(RestOperation<?, ?> operation) {
    return !operation.hasRequestStream()
        && operation.input().members().stream()
            .map(member -> member.binding().location())
            .anyMatch(at -> at == Location.PAYLOAD || at == Location.ELEMENT);
  }

  /** Answers one request. */
  public S3Answer answer(S3Call call, S3Request request) {
    return orRefuse(call, request, () -> reply(call, request))
        .with(
            crossOrigin.headers(
                call, request.route().address(), request.method(), request.headers()));
  }

  private S3Answer orRefuse(S3Call call, S3Request request, Supplier<S3Answer> work) {
    try {
      return work.get();
    } catch (AwsException e) {
      return refuse(call, request, e.error(), List.of());
    } catch (S3Refusal e) {
      return refuse(call, request, e.error(), e.headers());
    } catch (NativeException e) {
      LOG.atDebug().addKeyValue("requestId", call.requestId()).setCause(e).log("Native failure");
      return refuse(call, request, S3NativeErrors.toError(e.error()), List.of());
    } catch (UncheckedIOException e) {
      // Nearly always a client that went away in the middle of a body.
      LOG.atDebug().addKeyValue("requestId", call.requestId()).setCause(e).log("Broken off");
      return refuse(call, request, S3NativeErrors.internal(), List.of());
    } catch (RuntimeException e) {
      LOG.atError().addKeyValue("requestId", call.requestId()).setCause(e).log("Request failed");
      return refuse(call, request, S3NativeErrors.internal(), List.of());
    }
  }

  /** What browsers are told besides. */
  public CrossOrigin crossOrigin() {
    return crossOrigin;
  }

  private S3Answer reply(S3Call call, S3Request request) {
    RestOperation<?, ?> operation = request.route().operation();
    Bound<?, ?> bound = actions.get(operation.name());
    if (bound == null) {
      throw S3Errors.notImplemented(operation).toException();
    }
    return carryOut(bound, call, request);
  }

  private <I extends Shape, O extends Shape> S3Answer carryOut(
      Bound<I, O> bound, S3Call call, S3Request request) {
    RestOperation<I, O> operation = bound.action().operation();
    byte[] document = bound.hasDocument() ? document(operation, request) : NO_DOCUMENT;
    I input = decoder.decode(operation, request.route(), request.headers(), document);
    bound.action().check(input);
    S3Call admitted = gatekeeper.admit(call, request, input);
    Supplier<S3Answer> work = () -> handleAdmitted(bound, admitted, request, input);
    S3Answer answer =
        bound.action().late()
            ? late.answer(call.requestId(), () -> orRefuse(call, request, work))
            : work.get();
    boolean charged =
        answer.error().isEmpty()
            && admitted.target().filter(S3Call.Target::requesterPays).isPresent();
    return charged ? answer.with(List.of(RequesterPays.CHARGED)) : answer;
  }

  private <I extends Shape, O extends Shape> S3Answer handleAdmitted(
      Bound<I, O> bound, S3Call admitted, S3Request request, I input) {
    try {
      return handle(bound, admitted, request, input);
    } catch (AwsException e) {
      throw gatekeeper.missing(admitted, request, input, e);
    }
  }

  private <I extends Shape, O extends Shape> S3Answer handle(
      Bound<I, O> bound, S3Call call, S3Request request, I input) {
    RestOperation<I, O> operation = bound.action().operation();
    return switch (bound.handler()) {
      case S3Operation<I, O> plain -> {
        O output = plain.handle(call, input);
        events.tell(call, request.operation(), input, output);
        yield answer(operation, output);
      }
      case S3Upload<I, O> upload -> {
        O output = upload.handle(call, input, request.body());
        events.tell(call, request.operation(), input, output);
        yield answer(operation, output);
      }
      case S3Download<I, O> download -> {
        S3Download.Download<O> found = download.handle(call, input);
        var head = encoder.encode(operation, found.output());
        yield new S3Answer(
            found.partial() ? PARTIAL_CONTENT : head.status(),
            head.headers(),
            found.content(),
            Optional.empty());
      }
    };
  }

  private <O extends Shape> S3Answer answer(RestOperation<?, O> operation, O output) {
    return S3Answer.of(encoder.encode(operation, output), List.of(), Optional.empty());
  }

  private static byte[] document(RestOperation<?, ?> operation, S3Request request) {
    if (operation == S3Operations.DELETE_OBJECTS
        && !request.headers().has("content-md5")
        && request.body().announced().isEmpty()) {
      throw S3Errors.missingHeader("Content-MD5 OR x-amz-checksum-*").toException();
    }
    boolean ownChecksum = !operation.name().equals("CompleteMultipartUpload");
    return request.body().readDocument(RestDecoder.maxDocumentBytes(operation), ownChecksum);
  }

  private S3Answer refuse(
      S3Call call, S3Request request, AwsError error, List<HeaderField> headers) {
    boolean isHead = request.route().operation().method().equals("HEAD");
    String resource = request.route().address().resource();
    var answer = encoder.encodeError(error, resource, call.requestId(), hostId, isHead);
    List<HeaderField> more =
        isHead && request.route().address().findKey().isEmpty()
            ? List.of(new HeaderField("x-amz-bucket-region", region))
            : headers;
    return S3Answer.of(answer, more, Optional.of(error));
  }
}
