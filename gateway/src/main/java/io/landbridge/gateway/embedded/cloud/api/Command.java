// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.landbridge.gateway.embedded.cloud.state.Transaction;
import io.landbridge.gateway.embedded.cloud.state.View;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A command: its name, who may call it and what it does. Parameters are declared in {@code
 * commands.txt}, from which the answers for missing and malformed ones come.
 *
 * @param envelope the key around the answer
 * @param adminOnly whether users lack it (432)
 */
public record Command(String name, String envelope, boolean adminOnly, Work work) {

  /** What a command does. */
  public sealed interface Work {}

  /** A command that only reads. */
  public record Read(BiFunction<View, Call, Answer> answer) implements Work {}

  /** A command that changes something and answers when it is done. */
  public record Change(BiFunction<Transaction, Call, Answer> answer) implements Work {}

  /**
   * A command that has something slow to do before it changes anything, such as making a key.
   *
   * @param <P> what it prepares
   */
  public record Prepared<P>(Function<Call, P> prepare, PreparedAnswer<P> answer) implements Work {

    /** Does the slow part; the function answers the call. */
    public Function<Transaction, Answer> ready(Call call) {
      P prepared = prepare.apply(call);
      return transaction -> answer.apply(transaction, call, prepared);
    }
  }

  /**
   * The quick part of a prepared command.
   *
   * @param <P> what was prepared
   */
  @FunctionalInterface
  public interface PreparedAnswer<P> {
    /** Changes what there is to change and answers. */
    Answer apply(Transaction transaction, Call call, P prepared);
  }

  /**
   * A command that is accepted at once and carried out in a job.
   *
   * @param jobClass the end of the job's {@code cmd}, such as {@code user.vm.StartVMCmd}
   * @param accept what is checked and made before the answer
   * @param steps what the job does, each step one transaction
   * @param onFailure what is put right when a step fails
   */
  public record Asynchronous(
      String jobClass,
      BiFunction<Transaction, Call, Target> accept,
      List<Step> steps,
      Cleanup onFailure)
      implements Work {
    /** Copies the steps. */
    public Asynchronous {
      steps = List.copyOf(steps);
    }
  }

  /**
   * What a job works on.
   *
   * @param type {@code jobinstancetype}, not shown when empty
   * @param id {@code jobinstanceid}
   * @param created whether the submission's answer shows the id
   * @param queue jobs with the same queue run one after the other
   */
  public record Target(String type, Optional<String> id, boolean created, Optional<String> queue) {

    /** Something that the command makes. */
    public static Target created(String type, String id) {
      return new Target(type, Optional.of(id), true, Optional.empty());
    }

    /** Something that is there already. */
    public static Target existing(String type, String id) {
      return new Target(type, Optional.of(id), false, Optional.empty());
    }

    /** Nothing in particular. */
    public static Target none() {
      return new Target("", Optional.empty(), false, Optional.empty());
    }

    /** The same target, in the queue of a machine. */
    public Target queuedBehind(String queueId) {
      return new Target(type, id, created, Optional.of(queueId));
    }
  }

  /**
   * A step of a job.
   *
   * @param share the part of the command's duration that passes before it
   * @param host the host command that it stands for, which can be made to fail or wait
   */
  public record Step(double share, Optional<HostCommand> host, StepWork work) {}

  /**
   * What a host is told.
   *
   * @param name as in {@code configureSimulator}
   * @param whenRefused the job's error when the host refuses
   */
  public record HostCommand(String name, BiFunction<View, JobCall, ApiException> whenRefused) {}

  /** What a step does; the last step that runs answers the job's result. */
  @FunctionalInterface
  public interface StepWork {
    /**
     * Does the step.
     *
     * @return the job's result when the job is done, empty when the next step follows
     * @throws ApiException to end the job with an error
     */
    Optional<ObjectNode> run(Transaction transaction, JobCall job);
  }

  /** What is put right when a job fails. */
  @FunctionalInterface
  public interface Cleanup {
    /** Cleans up in the transaction that ends the job. */
    void run(Transaction transaction, JobCall job);
  }

  /**
   * A call that is carried out as a job.
   *
   * @param entityId what it works on, if anything
   */
  public record JobCall(String jobId, Call call, Optional<String> entityId) {

    /** The id of what it works on. */
    public String target() {
      return entityId.orElseThrow(() -> new IllegalStateException("A job without target"));
    }
  }

  /** A command that only reads. */
  public static Command read(String name, BiFunction<View, Call, Answer> answer) {
    return new Command(name, envelopeOf(name), false, new Read(answer));
  }

  /** A command that changes something at once. */
  public static Command change(String name, BiFunction<Transaction, Call, Answer> answer) {
    return new Command(name, envelopeOf(name), false, new Change(answer));
  }

  /** A command that prepares something slow before it changes anything. */
  public static <P> Command prepared(
      String name, Function<Call, P> prepare, PreparedAnswer<P> answer) {
    return new Command(name, envelopeOf(name), false, new Prepared<>(prepare, answer));
  }

  /** A command that runs as a job; see {@link Asynchronous}. */
  public static Command job(
      String name,
      String jobClass,
      BiFunction<Transaction, Call, Target> accept,
      Cleanup onFailure,
      Step... steps) {
    return new Command(
        name,
        envelopeOf(name),
        false,
        new Asynchronous(jobClass, accept, List.of(steps), onFailure));
  }

  /** A job of one step that needs no cleaning up. */
  public static Command job(
      String name, String jobClass, BiFunction<Transaction, Call, Target> accept, StepWork work) {
    return job(name, jobClass, accept, (_, _) -> {}, step(1, work));
  }

  /** A step that involves no host. */
  public static Step step(double share, StepWork work) {
    return new Step(share, Optional.empty(), work);
  }

  /** A step that a host carries out. */
  public static Step step(double share, HostCommand host, StepWork work) {
    return new Step(share, Optional.of(host), work);
  }

  /** The same command, for root administrators only. */
  public Command forAdmins() {
    return new Command(name, envelope, true, work);
  }

  /** The same command with another key around its answer. */
  public Command inEnvelope(String other) {
    return new Command(name, other, adminOnly, work);
  }

  private static String envelopeOf(String name) {
    return name.toLowerCase(Locale.ROOT) + "response";
  }
}
