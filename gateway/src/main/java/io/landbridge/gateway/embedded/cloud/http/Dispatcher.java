// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.http;

import io.landbridge.gateway.embedded.cloud.api.Answer;
import io.landbridge.gateway.embedded.cloud.api.ApiError;
import io.landbridge.gateway.embedded.cloud.api.ApiException;
import io.landbridge.gateway.embedded.cloud.api.Arguments;
import io.landbridge.gateway.embedded.cloud.api.Call;
import io.landbridge.gateway.embedded.cloud.api.Caller;
import io.landbridge.gateway.embedded.cloud.api.Command;
import io.landbridge.gateway.embedded.cloud.api.Commands;
import io.landbridge.gateway.embedded.cloud.api.Environment;
import io.landbridge.gateway.embedded.cloud.api.Errors;
import io.landbridge.gateway.embedded.cloud.faults.Fault;
import io.landbridge.gateway.embedded.cloud.faults.Faults;
import io.landbridge.gateway.embedded.cloud.jobs.JobRunner;
import io.landbridge.gateway.embedded.cloud.state.CloudState;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From parameters to an answer: who calls, what is called, may they, and then the command. */
public final class Dispatcher {
  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

  // What proves who calls is no business of the command, and is not kept with its job.
  private static final Set<String> PROOF =
      Set.of(
          "apikey",
          "signature",
          "signatureversion",
          "expires",
          "command",
          "response",
          "sessionkey");

  private final CloudState state;
  private final Commands commands;
  private final JobRunner jobs;
  private final Authentication authentication;
  private final boolean enforcePost;
  // Waiting for it is how a slow answer waits; closing the cloud ends the waiting.
  private final CountDownLatch closing = new CountDownLatch(1);

  /**
   * A dispatcher over all commands.
   *
   * @param enforcePost whether changes must come by POST and signatures must expire soon
   */
  public Dispatcher(
      CloudState state,
      Commands commands,
      JobRunner jobs,
      Environment environment,
      boolean enforcePost) {
    this.state = state;
    this.commands = commands;
    this.jobs = jobs;
    this.authentication = new Authentication(state, environment, enforcePost);
    this.enforcePost = enforcePost;
  }

  /** Lets slow answers go at once. */
  public void close() {
    closing.countDown();
  }

  HttpAnswer answer(ApiRequest request) {
    String name = request.command();
    if (Authentication.owns(name)) {
      return authentication.answer(request);
    }
    Renderer renderer = request.renderer();
    Optional<Command> command = commands.find(name);
    Caller caller;
    try {
      caller = authentication.caller(request);
    } catch (ApiException e) {
      // The envelope tells the name that was asked for, whether or not there is such a command.
      String key = name.isEmpty() ? "null" : name.toLowerCase(Locale.ROOT) + "response";
      return HttpAnswer.error(
          renderer, command.map(Command::envelope).orElse(key), e.error(), false);
    }
    if (command.isEmpty()) {
      String key = name.isEmpty() ? "null" : "errorresponse";
      return HttpAnswer.error(renderer, key, Errors.unauthenticated().error(), false);
    }
    if (enforcePost && !request.post() && !(command.get().work() instanceof Command.Read)) {
      return HttpAnswer.error(renderer, command.get().envelope(), toPost(name), false);
    }
    if (command.get().adminOnly() && !caller.isAdmin()) {
      return HttpAnswer.error(renderer, "errorresponse", lacking(name, caller), false);
    }
    return answer(request, command.get(), caller);
  }

  private HttpAnswer answer(ApiRequest request, Command command, Caller caller) {
    Renderer renderer = request.renderer();
    try {
      Arguments arguments = Arguments.of(withoutProof(request.parameters()));
      Answer answer = execute(command, new Call(command.name(), arguments, caller, request.post()));
      return HttpAnswer.of(
          200, renderer.contentType(), renderer.answer(command.envelope(), answer));
    } catch (ApiException e) {
      return HttpAnswer.error(renderer, command.envelope(), e.error(), true);
    } catch (RuntimeException e) {
      LOG.atError()
          .addKeyValue("command", command.name())
          .setCause(e)
          .log("a command of the embedded cloud failed unexpectedly");
      return HttpAnswer.error(renderer, command.envelope(), Errors.internal().error(), true);
    }
  }

  private static ApiError toPost(String name) {
    return new ApiError(
        400, 9999, "State changing command " + name + " needs to be sent using POST request");
  }

  private static SequencedMap<String, String> withoutProof(Map<String, String> parameters) {
    SequencedMap<String, String> rest = new LinkedHashMap<>(parameters);
    rest.keySet().removeIf(name -> PROOF.contains(name.toLowerCase(Locale.ROOT)));
    return rest;
  }

  private static ApiError lacking(String name, Caller caller) {
    return new ApiError(
        432,
        9999,
        "The API ["
            + name
            + "] does not exist or is not available for the account "
            + caller.accountName()
            + ".");
  }

  private Answer execute(Command command, Call call) {
    Faults.take(state, command.name()).ifPresent(this::suffer);
    commands.check(command, call.arguments());
    return switch (command.work()) {
      case Command.Read(var answer) -> state.read(view -> answer.apply(view, call));
      case Command.Change(var answer) ->
          state.write(transaction -> answer.apply(transaction, call));
      case Command.Prepared<?> prepared -> {
        var answer = prepared.ready(call);
        yield state.write(answer);
      }
      case Command.Asynchronous work -> jobs.submit(command, work, call);
    };
  }

  private void suffer(Fault fault) {
    try {
      // The answer is late; nothing is lost if the cloud closes meanwhile.
      boolean closed = closing.await(fault.delay().toMillis(), TimeUnit.MILLISECONDS);
      if (closed) {
        throw Errors.internal();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    if (fault.errorCode().isPresent()) {
      int code = fault.errorCode().get() == 0 ? 530 : fault.errorCode().get();
      throw new ApiException(
          new ApiError(code, 9999, fault.text().isEmpty() ? "Failed as asked for" : fault.text()));
    }
  }
}
