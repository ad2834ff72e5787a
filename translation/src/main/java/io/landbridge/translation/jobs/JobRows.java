// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.jobs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.landbridge.translation.Call;
import io.landbridge.translation.cloudstack.NativeCommand;
import io.landbridge.translation.cloudstack.NativeError;
import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.cloudstack.Submission;
import io.landbridge.translation.state.NativeJobs;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Between jobs and the rows of the store. */
final class JobRows {
  private static final JsonMapper JSON = new JsonMapper();

  private JobRows() {}

  /**
   * What a row remembers besides its columns.
   *
   * @param request the id of the request that began the job
   * @param region its region
   * @param facts the facts of the purpose
   */
  record Memory(String request, String region, Map<String, String> facts) {}

  static NativeJobs.Job toRow(Call call, Submission submission, JobPurpose purpose) {
    Optional<NativeId> resource = purpose.resource().or(submission::entityId);
    return new NativeJobs.Job(
        submission.jobId(),
        call.caller().accountId(),
        call.credentials().apiKey(),
        submission.command().wireName(),
        purpose.name(),
        purpose.kind(),
        resource.map(NativeId::value).orElse(""),
        write(new Memory(call.requestId(), call.region(), purpose.facts())));
  }

  static FollowedJob fromRow(NativeJobs.Recorded row) {
    NativeJobs.Job job = row.job();
    Memory memory = memoryOf(job);
    FollowedJob.State state = FollowedJob.State.valueOf(row.state().name());
    return new FollowedJob(
        job.jobId(),
        job.account(),
        memory.request(),
        job.command(),
        job.purpose(),
        job.kind(),
        job.resourceId().isEmpty() ? Optional.empty() : Optional.of(new NativeId(job.resourceId())),
        memory.facts(),
        state,
        state == FollowedJob.State.FAILED ? findError(row) : Optional.empty(),
        row.handled(),
        row.created(),
        state == FollowedJob.State.OPEN ? Optional.empty() : Optional.of(row.ended()));
  }

  static Memory memoryOf(NativeJobs.Job job) {
    try {
      return JSON.readValue(job.facts(), Memory.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Unreadable facts of job " + job.jobId(), e);
    }
  }

  static Optional<NativeError> findError(NativeJobs.Recorded row) {
    return NativeCommand.findByWireName(row.job().command())
        .map(command ->
            new NativeError(command, row.errorCode(), OptionalInt.empty(), row.outcome(), true));
  }

  private static String write(Memory memory) {
    try {
      return JSON.writeValueAsString(memory);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Texts and a map of texts can be written", e);
    }
  }
}
