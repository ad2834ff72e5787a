// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2;

import io.landbridge.aws.AwsError;
import io.landbridge.aws.AwsException;
import io.landbridge.ec2.Ec2Actions;
import io.landbridge.ec2.Ec2Errors;
import io.landbridge.ec2.Ec2Operations;
import io.landbridge.query.Operation;
import io.landbridge.query.QueryDecoder;
import io.landbridge.query.QueryParameters;
import io.landbridge.query.XmlEncoder;
import io.landbridge.schema.Shape;
import io.landbridge.translation.Call;
import io.landbridge.translation.cloudstack.NativeError;
import io.landbridge.translation.cloudstack.NativeException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers EC2 requests: one straight line from the decoded parameters to the bytes of the answer.
 * Never throws; every failure becomes an error document. May block: for virtual threads only.
 */
public final class Ec2Service {
  private static final Logger LOG = LoggerFactory.getLogger(Ec2Service.class);

  private final Map<String, Bound<?, ?>> actions;
  private final QueryDecoder decoder;
  private final XmlEncoder encoder;
  private final DryRun dryRun;
  private final Idempotency idempotency;
  private final Function<NativeError, AwsError> nativeErrors;

  /**
   * @param actions the supported actions, see {@link Ec2Catalogue}
   * @param backend what the handlers are made from
   * @param nativeErrors turns native errors into EC2's
   */
  public Ec2Service(
      List<Ec2Action<?, ?>> actions,
      Ec2Backend backend,
      Function<NativeError, AwsError> nativeErrors) {
    this.actions =
        actions.stream()
            .collect(Collectors.toUnmodifiableMap(Ec2Action::name, a -> bind(a, backend)));
    this.decoder = new QueryDecoder();
    this.encoder = new XmlEncoder(Ec2Operations.API);
    this.dryRun = new DryRun(new NativePermissions(backend.cloud()));
    this.idempotency = new Idempotency(backend.store().clientTokens(), backend.clock());
    this.nativeErrors = nativeErrors;
  }

  /** One supported action with its handler. */
  private record Bound<I extends Shape, O extends Shape>(
      Ec2Action<I, O> action, Ec2Operation<I, O> handler) {}

  private static <I extends Shape, O extends Shape> Bound<I, O> bind(
      Ec2Action<I, O> action, Ec2Backend backend) {
    return new Bound<>(action, action.handler().apply(backend));
  }

  /** Answers one request. */
  public Answer answer(Call call, QueryParameters parameters) {
    try {
      return new Answer(200, Answer.XML, reply(call, parameters));
    } catch (AwsException e) {
      return refuse(call, e.error());
    } catch (NativeException e) {
      LOG.atDebug().addKeyValue("requestId", call.requestId()).setCause(e).log("Native failure");
      return refuse(call, nativeErrors.apply(e.error()));
    } catch (RuntimeException e) {
      LOG.atError().addKeyValue("requestId", call.requestId()).setCause(e).log("Request failed");
      return refuse(call, Ec2Errors.internalError());
    }
  }

  private byte[] reply(Call call, QueryParameters parameters) {
    String name =
        parameters.findAction().orElseThrow(() -> Ec2Errors.missingAction().toException());
    Bound<?, ?> supported = actions.get(name);
    if (supported != null) {
      return carryOut(supported, call, parameters);
    }
    if (!Ec2Actions.isKnown(name)) {
      throw Ec2Errors.invalidAction(name).toException();
    }
    Operation<?, ?> read =
        ReadsOfNothing.find(name)
            .orElseThrow(() ->
                Ec2Errors.unsupportedOperation("The action " + name + " is not supported.")
                    .toException());
    return answerNothing(read, call, parameters);
  }

  private <I extends Shape, O extends Shape> byte[] carryOut(
      Bound<I, O> bound, Call call, QueryParameters parameters) {
    Ec2Action<I, O> action = bound.action();
    I request = decoder.decode(action.operation(), parameters);
    action.members().check(request);
    bound.handler().validate(call, request);
    dryRun.end(call, action.nativeCommands(), request);
    return idempotency.once(
        call,
        action.name(),
        request,
        attempt ->
            encoder.encode(
                action.operation(), bound.handler().handle(attempt, request), attempt.requestId()));
  }

  private <I extends Shape, O extends Shape> byte[] answerNothing(
      Operation<I, O> operation, Call call, QueryParameters parameters) {
    I request = decoder.decode(operation, parameters);
    dryRun.end(call, Set.of(), request);
    return encoder.encode(operation, ReadsOfNothing.nothing(operation.output()), call.requestId());
  }

  private Answer refuse(Call call, AwsError error) {
    return new Answer(
        error.httpStatus(),
        Answer.XML,
        encoder.encodeError(error, call.requestId()),
        Optional.of(error.code()));
  }
}
