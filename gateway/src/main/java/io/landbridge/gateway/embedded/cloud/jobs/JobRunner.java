// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.jobs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.landbridge.gateway.embedded.cloud.accounts.Callers;
import io.landbridge.gateway.embedded.cloud.api.Answer;
import io.landbridge.gateway.embedded.cloud.api.ApiError;
import io.landbridge.gateway.embedded.cloud.api.ApiException;
import io.landbridge.gateway.embedded.cloud.api.Arguments;
import io.landbridge.gateway.embedded.cloud.api.Call;
import io.landbridge.gateway.embedded.cloud.api.Command;
import io.landbridge.gateway.embedded.cloud.api.Command.Asynchronous;
import io.landbridge.gateway.embedded.cloud.api.Command.JobCall;
import io.landbridge.gateway.embedded.cloud.api.Command.Step;
import io.landbridge.gateway.embedded.cloud.api.Commands;
import io.landbridge.gateway.embedded.cloud.api.Environment;
import io.landbridge.gateway.embedded.cloud.api.Errors;
import io.landbridge.gateway.embedded.cloud.api.Fields;
import io.landbridge.gateway.embedded.cloud.events.Events;
import io.landbridge.gateway.embedded.cloud.faults.Fault;
import io.landbridge.gateway.embedded.cloud.faults.Faults;
import io.landbridge.gateway.embedded.cloud.state.CloudState;
import io.landbridge.gateway.embedded.cloud.state.Transaction;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out jobs, each on a virtual thread. The steps that a job has done are written with what
 * they did, so that {@link #resume} after a crash goes on exactly behind the last one. Jobs of one
 * queue (a machine) run one after the other in the order of their submission.
 */
public final class JobRunner implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);
  private static final int MOST_RUNNING = 10_000;
  private static final int MOST_REMEMBERED = 20_000;

  private final CloudState state;
  private final Commands commands;
  private final Environment environment;
  private final Events events;
  private final Durations durations;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final JobQueues queues = new JobQueues();

  /** A runner that has not yet taken up the jobs of an earlier run. */
  public JobRunner(
      CloudState state,
      Commands commands,
      Environment environment,
      Events events,
      Durations durations) {
    this.state = state;
    this.commands = commands;
    this.environment = environment;
    this.events = events;
    this.durations = durations;
  }

  /** Goes on with the jobs that were running when the process ended. */
  public void resume() {
    List<Job> running =
        state.read(
            view -> List.copyOf(view.by(Job.KIND, Job.STATUS, Integer.toString(Job.RUNNING))));
    running.forEach(this::enqueue);
  }

  /**
   * Accepts an asynchronous command and begins its job.
   *
   * @throws ApiException what the command itself answers at once; 530 when too many jobs run
   */
  public Answer submit(Command command, Asynchronous work, Call call) {
    record Accepted(Job job, boolean created) {}

    Accepted accepted =
        state.write(transaction -> {
          forgetOldest(transaction);
          Command.Target target = work.accept().apply(transaction, call);
          return new Accepted(
              transaction.put(Job.KIND, newJob(transaction, command, work, call, target)),
              target.created());
        });
    enqueue(accepted.job());
    return new Answer.Submitted(
        accepted.job().id(), accepted.job().instanceId().filter(_ -> accepted.created()));
  }

  private Job newJob(
      Transaction transaction,
      Command command,
      Asynchronous work,
      Call call,
      Command.Target target) {
    return new Job(
        environment.newId(),
        transaction.nextNumber(Job.KIND),
        call.caller().accountId(),
        call.caller().userId(),
        command.name(),
        "org.apache.cloudstack.api.command." + work.jobClass(),
        call.arguments().sent(),
        call.post(),
        target.type(),
        target.id(),
        target.queue(),
        0,
        Job.RUNNING,
        0,
        Optional.empty(),
        environment.now(),
        Optional.empty());
  }

  private static void forgetOldest(Transaction transaction) {
    if (transaction.by(Job.KIND, Job.STATUS, Integer.toString(Job.RUNNING)).size()
        >= MOST_RUNNING) {
      throw Errors.unexpected("Too many jobs are running");
    }
    var all = transaction.all(Job.KIND);
    if (all.size() >= MOST_REMEMBERED) {
      all.stream()
          .filter(job -> job.status() != Job.RUNNING)
          .findFirst()
          .ifPresent(job -> transaction.remove(Job.KIND, job.id()));
    }
  }

  private void enqueue(Job job) {
    if (job.queue().isEmpty()) {
      threads.execute(() -> run(job.id()));
      return;
    }
    String queue = job.queue().get();
    if (queues.add(queue, job.id())) {
      threads.execute(() -> runQueue(queue));
    }
  }

  private void runQueue(String queue) {
    Optional<String> next = queues.first(queue);
    while (next.isPresent()) {
      if (!run(next.get())) {
        return;
      }
      next = queues.removeFirst(queue);
    }
  }

  /** Runs a job to its end; false when the cloud closes first. */
  private boolean run(String id) {
    Job submitted = state.read(view -> view.get(Job.KIND, id));
    Asynchronous work = workOf(submitted.command());
    try {
      Job job = submitted;
      while (job.status() == Job.RUNNING) {
        if (!runStep(job, work)) {
          return false;
        }
        job = state.read(view -> view.get(Job.KIND, id));
      }
    } catch (ApiException e) {
      fail(id, work, e.error());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (RuntimeException e) {
      LOG.atError()
          .addKeyValue("job", id)
          .addKeyValue("command", submitted.command())
          .setCause(e)
          .log("a job of the embedded cloud failed unexpectedly");
      fail(id, work, new ApiError(530, 4250, "Internal error executing command"));
    }
    return true;
  }

  private Asynchronous workOf(String name) {
    return commands
        .find(name)
        .map(Command::work)
        .filter(Asynchronous.class::isInstance)
        .map(Asynchronous.class::cast)
        .orElseThrow(() -> new IllegalStateException(name + " is not an asynchronous command"));
  }

  private boolean runStep(Job job, Asynchronous work) throws InterruptedException {
    Step step = work.steps().get(job.step());
    Duration pause = durations.before(job.command(), step.share());
    Optional<Fault> fault =
        step.host()
            .flatMap(host -> Faults.take(state, host.name()))
            .or(() ->
                job.step() == 0 ? Faults.take(state, "job:" + job.command()) : Optional.empty());
    pause = pause.plus(fault.map(Fault::delay).orElse(Duration.ZERO));
    if (closing.await(pause.toNanos(), TimeUnit.NANOSECONDS)) {
      return false;
    }
    state.write(transaction -> {
      Job current = transaction.get(Job.KIND, job.id());
      JobCall call = callOf(transaction, current);
      fault
          .filter(f -> f.errorCode().isPresent())
          .ifPresent(f -> refuse(transaction, step, call, f));
      Optional<ObjectNode> result = step.work().run(transaction, call);
      boolean last = current.step() + 1 == work.steps().size();
      if (result.isEmpty() && !last) {
        return transaction.put(Job.KIND, current.afterStep());
      }
      note(transaction, call, current, Optional.empty());
      String text = result.orElseGet(() -> Fields.of().put("success", true).node()).toString();
      return transaction.put(Job.KIND, current.finished(Job.SUCCEEDED, 0, text, environment.now()));
    });
    return true;
  }

  private static void refuse(Transaction transaction, Step step, JobCall call, Fault fault) {
    int code = fault.errorCode().orElseThrow();
    if (code == 0 && step.host().isPresent()) {
      throw step.host().get().whenRefused().apply(transaction, call);
    }
    throw new ApiException(
        new ApiError(
            code == 0 ? 530 : code,
            9999,
            fault.text().isEmpty() ? "Failed as asked for" : fault.text()));
  }

  private void fail(String id, Asynchronous work, ApiError error) {
    state.write(transaction -> {
      Job job = transaction.get(Job.KIND, id);
      JobCall call = callOf(transaction, job);
      work.onFailure().run(transaction, call);
      note(transaction, call, job, Optional.of(error.text()));
      ObjectNode result =
          Fields.of().put("errorcode", error.code()).put("errortext", error.text()).node();
      return transaction.put(
          Job.KIND, job.finished(Job.FAILED, error.code(), result.toString(), environment.now()));
    });
  }

  private void note(Transaction transaction, JobCall call, Job job, Optional<String> failure) {
    events.note(transaction, call.call(), job.instanceType(), job.instanceId(), true, failure);
  }

  private static JobCall callOf(Transaction transaction, Job job) {
    return new JobCall(
        job.id(),
        new Call(
            job.command(),
            Arguments.of(new LinkedHashMap<>(job.parameters())),
            Callers.byUser(transaction, job.userId(), job.accountId()),
            job.post()),
        job.instanceId());
  }

  /** Does something again and again until the cloud closes, with this much time between. */
  public void every(Duration interval, Runnable work) {
    threads.execute(() -> {
      try {
        while (!closing.await(interval.toNanos(), TimeUnit.NANOSECONDS)) {
          work.run();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    });
  }

  /** Stops waiting; unfinished jobs stay unfinished and are taken up at the next start. */
  @Override
  public void close() {
    closing.countDown();
    threads.close();
  }
}
