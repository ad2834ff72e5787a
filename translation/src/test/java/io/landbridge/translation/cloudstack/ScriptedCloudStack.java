// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.cloudstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * A native cloud that answers from a script and remembers what it was sent. Answers of one command
 * are given in the order they were added; the last answer of a command that only reads is given
 * again and again. A command without an answer is an {@link AssertionError}.
 *
 * <pre>{@code
 * var cloud = new ScriptedCloudStack()
 *     .answers(LIST_VOLUMES, "listVolumes-root")   // a recording
 *     .answersJson(LIST_TAGS, "{}")                 // what is inside the envelope
 *     .runs(CREATE_TAGS)                            // a job that succeeds
 *     .fails(START_VIRTUAL_MACHINE, 431, "...");
 * assertThat(cloud.sent()).containsExactly("listVolumes", "createTags resourcetype=Volume ...");
 * }</pre>
 */
public final class ScriptedCloudStack implements CloudStack {
  private final NativeAnswers answers = new NativeAnswers(AnswerFormat.JSON);
  private final Map<NativeCommand, Deque<Step>> script = new EnumMap<>(NativeCommand.class);
  private final Map<NativeId, JobOutcome> jobs = new HashMap<>();
  private final List<NativeRequest> sent = new ArrayList<>();

  private sealed interface Step {
    /** An answer as it came over the wire. */
    record Answer(Recording recording) implements Step {}

    /** An accepted asynchronous command and the end of its job. */
    record Job(Optional<NativeId> entity, JobOutcome outcome) implements Step {}
  }

  /** Answers with a recording of {@code src/test/resources/.../cloudstack/recordings}. */
  public ScriptedCloudStack answers(NativeCommand command, String recording) {
    return add(command, new Step.Answer(Recording.of(recording)));
  }

  /** Answers with this content inside an envelope. */
  public ScriptedCloudStack answersJson(NativeCommand command, String content) {
    String envelope =
        "{\""
            + command.wireName().toLowerCase(java.util.Locale.ROOT)
            + "response\":"
            + content
            + "}";
    return add(command, new Step.Answer(new Recording(200, envelope)));
  }

  /** Answers with an error, at once. */
  public ScriptedCloudStack fails(NativeCommand command, int code, String text) {
    String content = "{\"errorcode\":%d,\"errortext\":\"%s\"}".formatted(code, text);
    String envelope = "{\"errorresponse\":" + content + "}";
    return add(command, new Step.Answer(new Recording(code, envelope)));
  }

  /** Accepts the command; its job succeeds without a result of its own. */
  public ScriptedCloudStack runs(NativeCommand command) {
    return runs(command, Optional.empty(), "{\"success\":true}");
  }

  /**
   * Accepts the command; its job succeeds.
   *
   * @param entity the entity that the submission names
   * @param result the content of {@code jobresult}
   */
  public ScriptedCloudStack runs(NativeCommand command, Optional<NativeId> entity, String result) {
    try {
      return add(
          command,
          new Step.Job(entity, new JobOutcome.Succeeded(NativeMapper.MAPPER.readTree(result))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Accepts the command; its job fails. */
  public ScriptedCloudStack runsAndFails(NativeCommand command, int code, String text) {
    NativeError error = new NativeError(command, code, OptionalInt.empty(), text, true);
    return add(command, new Step.Job(Optional.empty(), new JobOutcome.Failed(error)));
  }

  private ScriptedCloudStack add(NativeCommand command, Step step) {
    script.computeIfAbsent(command, _ -> new ArrayDeque<>()).add(step);
    return this;
  }

  /** The requests so far, in order. */
  public List<NativeRequest> requests() {
    return List.copyOf(sent);
  }

  /** The requests so far, in order, each as {@code command name=value name=value}. */
  public List<String> sent() {
    return sent.stream().map(ScriptedCloudStack::toLine).toList();
  }

  private static String toLine(NativeRequest request) {
    String parameters =
        request.parameters().entrySet().stream()
            .map(parameter -> " " + parameter.getKey() + "=" + parameter.getValue())
            .collect(Collectors.joining());
    return request.command().wireName() + parameters;
  }

  @Override
  public <T> List<T> list(NativeSession session, NativeRequest request, Class<T> type) {
    try {
      return answers.readPage(answerTo(request), type).entities();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public <T> T call(NativeSession session, NativeRequest request, Class<T> type) {
    try {
      return answers.readEntity(answerTo(request), type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] answerTo(NativeRequest request) {
    if (next(request) instanceof Step.Answer answer) {
      return bodyOf(request, answer);
    }
    throw new AssertionError("The script has a job for " + toLine(request));
  }

  private byte[] bodyOf(NativeRequest request, Step.Answer answer) {
    Recording recorded = answer.recording();
    if (recorded.status() != 200) {
      throw new NativeException(
          answers.readError(request.command(), recorded.status(), recorded.body()));
    }
    return recorded.body();
  }

  @Override
  public Submission submit(NativeSession session, NativeRequest request) {
    return switch (next(request)) {
      case Step.Job job -> {
        NativeId id = new NativeId("00000000-0000-4000-8000-%012d".formatted(jobs.size() + 1));
        jobs.put(id, job.outcome());
        yield new Submission(request.command(), id, job.entity());
      }
      case Step.Answer answer -> {
        byte[] body = bodyOf(request, answer);
        throw new AssertionError("Not a job: " + new String(body, StandardCharsets.UTF_8));
      }
    };
  }

  private Step next(NativeRequest request) {
    sent.add(request);
    Deque<Step> steps = script.getOrDefault(request.command(), new ArrayDeque<>());
    if (steps.isEmpty()) {
      throw new AssertionError("The script has no answer to " + toLine(request));
    }
    boolean again = steps.size() == 1 && request.command().kind() == NativeCommand.Kind.READ;
    return again ? steps.getFirst() : steps.removeFirst();
  }

  @Override
  public JobOutcome poll(NativeSession session, Submission submission) {
    return Optional.ofNullable(jobs.get(submission.jobId()))
        .orElseThrow(() -> new AssertionError("No such job: " + submission));
  }

  @Override
  public <T> T await(NativeSession session, Submission submission, Class<T> type) {
    return switch (poll(session, submission)) {
      case JobOutcome.Succeeded done -> NativeAnswers.readResult(done.result(), type);
      case JobOutcome.Failed failed -> throw new NativeException(failed.error());
      case JobOutcome.Running _ -> throw new AssertionError("A scripted job has ended");
    };
  }
}
