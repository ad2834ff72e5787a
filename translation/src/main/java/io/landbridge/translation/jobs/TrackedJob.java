// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.jobs;

import io.landbridge.translation.Call;
import io.landbridge.translation.cloudstack.JobOutcome;
import io.landbridge.translation.state.NativeJobs;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A job in the memory of the gateway that follows it; only its account's loop touches it. */
final class TrackedJob {
  private final NativeJobs.Job row;
  private final Instant created;
  private final Optional<Call> begunBy;
  private final boolean knownToHaveSucceeded;
  private Optional<JobOutcome> outcome;
  private Duration pause;
  private Instant due;
  private int endAttempts;

  private TrackedJob(
      NativeJobs.Recorded recorded, Optional<Call> begunBy, Instant due, Duration pause) {
    this.row = recorded.job();
    this.created = recorded.created();
    this.begunBy = begunBy;
    this.knownToHaveSucceeded = recorded.state() == NativeJobs.State.SUCCEEDED;
    // The result of a success is not stored, since it may hold a password: it is asked for again.
    this.outcome =
        recorded.state() == NativeJobs.State.FAILED
            ? JobRows.findError(recorded).map(JobOutcome.Failed::new)
            : Optional.empty();
    this.due = due;
    this.pause = pause;
  }

  /** A job that a request of this gateway has just begun. */
  static TrackedJob begun(NativeJobs.Job row, Call call, Instant now, Duration pause) {
    NativeJobs.Recorded recorded =
        new NativeJobs.Recorded(row, NativeJobs.State.OPEN, 0, "", false, now, Instant.EPOCH);
    return new TrackedJob(recorded, Optional.of(call), now.plus(pause), pause);
  }

  /** A job that was taken over from the store. */
  static TrackedJob claimed(NativeJobs.Recorded recorded, Instant now, Duration pause) {
    return new TrackedJob(recorded, Optional.empty(), now, pause);
  }

  NativeJobs.Job row() {
    return row;
  }

  Instant created() {
    return created;
  }

  Optional<Call> begunBy() {
    return begunBy;
  }

  boolean isKnownToHaveSucceeded() {
    return knownToHaveSucceeded;
  }

  Optional<JobOutcome> outcome() {
    return outcome;
  }

  void endedWith(JobOutcome end) {
    outcome = Optional.of(end);
  }

  Instant due() {
    return due;
  }

  Duration pause() {
    return pause;
  }

  void lookAgainAfter(Instant now, Duration next) {
    pause = next;
    due = now.plus(next);
  }

  int countEndAttempt() {
    return ++endAttempts;
  }
}
