// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.jobs;

import io.landbridge.gateway.embedded.cloud.state.Kind;
import io.landbridge.gateway.embedded.cloud.state.Owned;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A job: everything that is needed to go on with it after a restart.
 *
 * @param step how many steps are done
 * @param status 0 running, 1 succeeded, 2 failed
 * @param result the result as JSON, once it is done
 */
public record Job(
    String id,
    long number,
    String accountId,
    String userId,
    String command,
    String jobClass,
    Map<String, String> parameters,
    boolean post,
    String instanceType,
    Optional<String> instanceId,
    Optional<String> queue,
    int step,
    int status,
    int resultCode,
    Optional<String> result,
    Instant created,
    Optional<Instant> completed)
    implements Owned {
  static final String STATUS = "status";
  static final String INSTANCE = "instance";
  static final int RUNNING = 0;
  static final int SUCCEEDED = 1;
  static final int FAILED = 2;

  public static final Kind<Job> KIND =
      Kind.owned("job", Job.class)
          .withoutTrace()
          .indexed(STATUS, job -> List.of(Integer.toString(job.status())))
          .indexed(INSTANCE, job -> job.instanceId().stream().toList());

  /** Copies the parameters in their order. */
  public Job {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
  }

  Job afterStep() {
    return new Job(
        id,
        number,
        accountId,
        userId,
        command,
        jobClass,
        parameters,
        post,
        instanceType,
        instanceId,
        queue,
        step + 1,
        status,
        resultCode,
        result,
        created,
        completed);
  }

  /** The finished job; its parameters are forgotten, since they may hold user data. */
  Job finished(int newStatus, int newCode, String newResult, Instant when) {
    return new Job(
        id,
        number,
        accountId,
        userId,
        command,
        jobClass,
        Map.of(),
        post,
        instanceType,
        instanceId,
        queue,
        step,
        newStatus,
        newCode,
        Optional.of(newResult),
        created,
        Optional.of(when));
  }
}
