// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.http;

import io.landbridge.gateway.embedded.cloud.accounts.Callers;
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
import io.landbridge.gateway.embedded.cloud.signing.Signatures;
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
  private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);

  // What proves who calls is no business of the command, and is not kept with its job.
  private static final Set<String> PROOF =
      Set.of("apikey", "signature", "signatureversion", "expires", "command", "response");

  private final CloudState state;
  private final Commands commands;
  private final JobRunner jobs;
  private final Environment environment;
  // Waiting for it is how a slow answer waits; closing the cloud ends the waiting.
  private final CountDownLatch closing = new CountDownLatch(1);

  /** A dispatcher over all commands. */
  public Dispatcher(CloudState state, Commands commands, JobRunner jobs, Environment environment) {
    this.state = state;
    this.commands = commands;
    this.jobs = jobs;
    this.environment = environment;
  }

  /** Lets slow answers go at once. */
  public void close() {
    closing.countDown();
  }

  HttpAnswer answer(SequencedMap<String, String> parameters, boolean post) {
    Renderer renderer =
        find(parameters, "response").filter("json"::equalsIgnoreCase).isPresent()
            ? Renderer.JSON
            : Renderer.XML;
    String name = find(parameters, "command").orElse("");
    Optional<Caller> caller = authenticate(parameters);
    Optional<Command> command = commands.find(name);
    if (caller.isEmpty()) {
      // The envelope tells the name that was asked for, whether or not there is such a command.
      String key = name.isEmpty() ? "null" : name.toLowerCase(Locale.ROOT) + "response";
      return error(
          renderer,
          command.map(Command::envelope).orElse(key),
          Errors.unauthenticated().error(),
          false);
    }
    if (command.isEmpty()) {
      String key = name.isEmpty() ? "null" : "errorresponse";
      return error(renderer, key, Errors.unauthenticated().error(), false);
    }
    if (command.get().adminOnly() && !caller.get().isAdmin()) {
      return error(renderer, "errorresponse", lacking(name, caller.get()), false);
    }
    try {
      Call call = new Call(name, Arguments.of(withoutProof(parameters)), caller.get(), post);
      Answer answer = execute(command.get(), call);
      return new HttpAnswer(
          200,
          renderer.contentType(),
          renderer.answer(command.get().envelope(), answer),
          Optional.empty());
    } catch (ApiException e) {
      return error(renderer, command.get().envelope(), e.error(), true);
    } catch (RuntimeException e) {
      log.atError()
          .addKeyValue("command", name)
          .setCause(e)
          .log("a command of the embedded cloud failed unexpectedly");
      return error(renderer, command.get().envelope(), Errors.internal().error(), true);
    }
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

  private Optional<Caller> authenticate(Map<String, String> parameters) {
    return find(parameters, "apikey")
        .flatMap(key -> state.read(view -> Callers.findByKey(view, key)))
        .filter(signer -> Signatures.isValid(parameters, signer.secretKey(), environment.now()))
        .map(Callers.Signer::caller);
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

  private static HttpAnswer error(
      Renderer renderer, String envelope, ApiError error, boolean versioned) {
    return new HttpAnswer(
        error.code(),
        renderer.contentType(),
        renderer.error(envelope, error, versioned),
        Optional.of(error.text()));
  }

  private static Optional<String> find(Map<String, String> parameters, String name) {
    for (Map.Entry<String, String> entry : parameters.entrySet()) {
      if (entry.getKey().equalsIgnoreCase(name) && !entry.getValue().isEmpty()) {
        return Optional.of(entry.getValue());
      }
    }
    return Optional.empty();
  }
}
