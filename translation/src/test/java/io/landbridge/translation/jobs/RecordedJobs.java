// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.jobs;

import io.landbridge.aws.AccountId;
import io.landbridge.translation.Call;
import io.landbridge.translation.cloudstack.NativeError;
import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.cloudstack.Submission;
import io.landbridge.translation.ids.ResourceKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Remembers the jobs that handlers give it; each stays open until the test ends it. */
public final class RecordedJobs implements Jobs {
  private final List<FollowedJob> jobs = new ArrayList<>();

  @Override
  public void follow(Call call, Submission submission, JobPurpose purpose) {
    jobs.add(
        new FollowedJob(
            submission.jobId(),
            call.caller().accountId(),
            call.requestId(),
            submission.command().wireName(),
            purpose.name(),
            purpose.kind(),
            purpose.resource().or(submission::entityId),
            purpose.facts(),
            FollowedJob.State.OPEN,
            Optional.empty(),
            false,
            call.receivedAt(),
            Optional.empty()));
  }

  /** All jobs so far, in the order they were begun. */
  public List<FollowedJob> all() {
    return List.copyOf(jobs);
  }

  /** Ends every open job of a purpose in success. */
  public void succeed(String purpose) {
    end(purpose, FollowedJob.State.SUCCEEDED, true, Optional.empty());
  }

  /** Ends every open job of a purpose in success, with what follows from that still to be done. */
  public void endNatively(String purpose) {
    end(purpose, FollowedJob.State.SUCCEEDED, false, Optional.empty());
  }

  /** Ends every open job of a purpose in failure. */
  public void fail(String purpose, NativeError error) {
    end(purpose, FollowedJob.State.FAILED, true, Optional.of(error));
  }

  private void end(
      String purpose, FollowedJob.State state, boolean handled, Optional<NativeError> error) {
    jobs.replaceAll(job ->
        job.purpose().equals(purpose) && job.isOpen()
            ? new FollowedJob(
                job.jobId(),
                job.account(),
                job.requestId(),
                job.command(),
                job.purpose(),
                job.kind(),
                job.resource(),
                job.facts(),
                state,
                error,
                handled,
                job.created(),
                Optional.of(job.created()))
            : job);
  }

  @Override
  public List<FollowedJob> find(AccountId account, Collection<NativeId> resources) {
    return find(account, job -> job.resource().filter(resources::contains).isPresent());
  }

  @Override
  public List<FollowedJob> find(AccountId account, ResourceKind kind) {
    return find(account, job -> job.kind() == kind);
  }

  private List<FollowedJob> find(AccountId account, Predicate<FollowedJob> wanted) {
    return jobs.stream().filter(job -> job.account().equals(account)).filter(wanted).toList();
  }
}
