// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.jobs;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.landbridge.translation.Call;
import io.landbridge.translation.RequestTrace;
import io.landbridge.translation.cloudstack.CloudStack;
import io.landbridge.translation.cloudstack.JobOutcome;
import io.landbridge.translation.cloudstack.NativeCommand;
import io.landbridge.translation.cloudstack.NativeError;
import io.landbridge.translation.cloudstack.NativeException;
import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.cloudstack.Submission;
import io.landbridge.translation.identity.Caller;
import io.landbridge.translation.identity.CredentialLookup;
import io.landbridge.translation.identity.CredentialSource;
import io.landbridge.translation.identity.CredentialsUnavailableException;
import io.landbridge.translation.state.NativeJobs;
import io.landbridge.translation.state.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at one job once: asks the cloud, records the end, and runs what follows from it. */
final class JobFollower {
  private static final Logger LOG = LoggerFactory.getLogger(JobFollower.class);

  /** What CloudStack answers to a job id that it does not know, or no longer. */
  private static final int UNKNOWN_JOB = 431;

  private final CloudStack cloud;
  private final NativeJobs store;
  private final CredentialSource credentials;
  private final JobWatcherOptions options;
  private final InstantSource clock;
  private final JobListener listener;
  private final Map<String, JobEnd> ends = new ConcurrentHashMap<>();

  JobFollower(
      CloudStack cloud,
      NativeJobs store,
      CredentialSource credentials,
      JobWatcherOptions options,
      InstantSource clock,
      JobListener listener) {
    this.cloud = cloud;
    this.store = store;
    this.credentials = credentials;
    this.options = options;
    this.clock = clock;
    this.listener = listener;
  }

  void register(JobEnd end) {
    JobEnd earlier = ends.putIfAbsent(end.purpose(), end);
    if (earlier != null) {
      throw new IllegalArgumentException("Two ends for the purpose " + end.purpose());
    }
  }

  /** Looks at a job; whether it is to be looked at again. */
  boolean look(TrackedJob job) {
    Duration next = options.polling().after(job.pause());
    try {
      if (isDone(job)) {
        return false;
      }
    } catch (NativeException | CredentialsUnavailableException | StoreException e) {
      LOG.atDebug()
          .setCause(e)
          .addKeyValue("job", job.row().jobId())
          .log("The job is looked at again later");
      next = options.polling().longest();
    }
    job.lookAgainAfter(clock.instant(), next);
    return true;
  }

  private boolean isDone(TrackedJob job) {
    if (job.outcome().isEmpty()) {
      if (job.created().plus(options.giveUpAfter()).isBefore(clock.instant())) {
        giveUp(job, "The job did not end in " + options.giveUpAfter());
        return true;
      }
      Optional<NativeCommand> command = NativeCommand.findByWireName(job.row().command());
      if (command.isEmpty()) {
        giveUp(job, "The gateway does not know the command");
        return true;
      }
      Optional<Call> call = findCall(job);
      if (call.isEmpty()) {
        return false;
      }
      if (!askCloud(job, command.get(), call.get())) {
        return true;
      }
    }
    return job.outcome().isPresent() && runEnd(job, job.outcome().get());
  }

  /** Whether the job is still to be followed; its outcome is set when it has ended. */
  private boolean askCloud(TrackedJob job, NativeCommand command, Call call) {
    NativeId id = job.row().jobId();
    JobOutcome outcome;
    try {
      outcome = cloud.poll(call, new Submission(command, id, Optional.empty()));
    } catch (NativeException e) {
      if (e.error().code() != UNKNOWN_JOB) {
        throw e;
      }
      if (!job.isKnownToHaveSucceeded()) {
        giveUp(job, "The cloud has forgotten the job");
        return false;
      }
      outcome = new JobOutcome.Succeeded(JsonNodeFactory.instance.objectNode());
    }
    switch (outcome) {
      case JobOutcome.Running() -> {}
      case JobOutcome.Succeeded succeeded -> {
        boolean _ = store.end(id, NativeJobs.State.SUCCEEDED, 0, "");
        job.endedWith(succeeded);
      }
      case JobOutcome.Failed(NativeError error) -> {
        boolean _ = store.end(id, NativeJobs.State.FAILED, error.code(), error.text());
        job.endedWith(outcome);
      }
    }
    return true;
  }

  private boolean runEnd(TrackedJob job, JobOutcome outcome) {
    JobEnd end = ends.get(job.row().purpose());
    NativeJobs.Recorded recorded = store.find(job.row().jobId()).orElse(null);
    if (recorded == null || recorded.handled()) {
      return true;
    }
    if (end != null) {
      Optional<Call> call = findCall(job);
      if (call.isEmpty() || !tryEnd(end, job, JobRows.fromRow(recorded), outcome, call.get())) {
        return false;
      }
    }
    store.markHandled(job.row().jobId());
    store.find(job.row().jobId()).map(JobRows::fromRow).ifPresent(listener::ended);
    return true;
  }

  /**
   * Whether what follows is done, or will not be tried again. A cloud or store that is away for a
   * while does not count as an attempt.
   */
  private boolean tryEnd(
      JobEnd end, TrackedJob job, FollowedJob followed, JobOutcome outcome, Call call) {
    try {
      switch (outcome) {
        case JobOutcome.Succeeded(var result) -> end.succeeded(call, followed, result);
        case JobOutcome.Failed(NativeError error) -> end.failed(call, followed, error);
        case JobOutcome.Running() -> throw new IllegalStateException("The job runs");
      }
      return true;
    } catch (StoreException e) {
      throw e;
    } catch (RuntimeException e) {
      if (e instanceof NativeException n && n.error().isPassing()) {
        throw n;
      }
      // The outermost place of background work: nobody else can log what went wrong in it.
      boolean last = job.countEndAttempt() >= options.endAttempts();
      LOG.atError()
          .setCause(e)
          .addKeyValue("job", followed.jobId())
          .addKeyValue("requestId", followed.requestId())
          .addKeyValue("purpose", followed.purpose())
          .log(last ? "The end of a job was given up" : "The end of a job is tried again");
      return last;
    }
  }

  private void giveUp(TrackedJob job, String why) {
    NativeJobs.Job row = job.row();
    LOG.atWarn()
        .addKeyValue("job", row.jobId())
        .addKeyValue("command", row.command())
        .log("A job was given up: {}", why);
    boolean _ = store.end(row.jobId(), NativeJobs.State.FAILED, NativeError.TIMED_OUT, why);
    store.markHandled(row.jobId());
    store.find(row.jobId()).map(JobRows::fromRow).ifPresent(listener::ended);
  }

  /** The request that began the job, with the time that a look may take. */
  private Optional<Call> findCall(TrackedJob job) {
    Instant now = clock.instant();
    if (job.begunBy().isPresent()) {
      Call call = job.begunBy().get();
      return Optional.of(
          callFor(call.caller(), call.requestId(), call.region(), call.trace(), now));
    }
    return switch (credentials.find(job.row().accessKey())) {
      case CredentialLookup.Known known -> {
        JobRows.Memory memory = JobRows.memoryOf(job.row());
        yield Optional.of(
            callFor(known.caller(), memory.request(), memory.region(), new RequestTrace(), now));
      }
      // The key may come back; a job that never gets one is given up by its age.
      case CredentialLookup.Unknown _, CredentialLookup.Disabled _ -> Optional.empty();
    };
  }

  private Call callFor(
      Caller caller, String requestId, String region, RequestTrace trace, Instant now) {
    return new Call(
        requestId, caller, region, now, now.plus(options.timeout()), trace, Call.Attempt.FIRST);
  }
}
