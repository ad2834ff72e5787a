// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.instances;

import io.landbridge.ec2.model.InstanceState;
import io.landbridge.ec2.model.InstanceStateName;
import io.landbridge.schema.Shape;
import io.landbridge.translation.jobs.FollowedJob;
import java.util.List;
import java.util.Optional;

/**
 * EC2's state of an instance from the native state and the jobs that are under way. A job that was
 * accepted counts at once, before the native state shows it; a native state that shows the job's
 * end counts before the job is known to have ended, except for a launch that has still to tag or
 * name the volumes it made ({@link LaunchFacts}).
 *
 * <p>Source: transitions of a recorded CloudStack 4.23 (a fresh machine whose deploy job runs is
 * {@code Stopped}); EC2 API 2016-11-15, InstanceState.
 */
final class InstanceStates {
  private static final InstanceState PENDING = shape(0, InstanceStateName.PENDING);
  private static final InstanceState RUNNING = shape(16, InstanceStateName.RUNNING);
  private static final InstanceState SHUTTING_DOWN = shape(32, InstanceStateName.SHUTTING_DOWN);
  private static final InstanceState TERMINATED = shape(48, InstanceStateName.TERMINATED);
  private static final InstanceState STOPPING = shape(64, InstanceStateName.STOPPING);
  private static final InstanceState STOPPED = shape(80, InstanceStateName.STOPPED);

  private InstanceStates() {}

  /**
   * The state of a machine that is listed natively.
   *
   * @param nativeState the machine's {@code state}
   * @param jobs the jobs about it, oldest first
   */
  static InstanceStateName of(String nativeState, List<FollowedJob> jobs) {
    // An earlier job may be open for some seconds more, until it is asked for the next time.
    Optional<FollowedJob> under =
        jobs.stream()
            .filter(job -> InstanceJobs.CHANGING.contains(job.purpose()))
            .reduce((_, last) -> last)
            .filter(FollowedJob::isOpen);
    boolean failedToStart =
        jobs.stream()
            .anyMatch(job ->
                job.state() == FollowedJob.State.FAILED
                    && job.purpose().equals(InstanceJobs.DEPLOY));
    if (failedToStart) {
      return InstanceStateName.TERMINATED;
    }
    return under.flatMap(job -> underWay(job, nativeState)).orElseGet(() -> atRest(nativeState));
  }

  private static Optional<InstanceStateName> underWay(FollowedJob job, String nativeState) {
    return switch (job.purpose()) {
      case InstanceJobs.TERMINATE -> Optional.of(InstanceStateName.SHUTTING_DOWN);
      // Who sees a running instance expects its volumes as the launch asked for them.
      case InstanceJobs.DEPLOY ->
          nativeState.equals("Error") || (nativeState.equals("Running") && job.facts().isEmpty())
              ? Optional.empty()
              : Optional.of(InstanceStateName.PENDING);
      case InstanceJobs.START ->
          nativeState.equals("Running") || nativeState.equals("Error")
              ? Optional.empty()
              : Optional.of(InstanceStateName.PENDING);
      case InstanceJobs.STOP ->
          nativeState.equals("Stopped")
              ? Optional.empty()
              : Optional.of(InstanceStateName.STOPPING);
      default -> Optional.empty();
    };
  }

  private static InstanceStateName atRest(String nativeState) {
    return switch (nativeState) {
      case "Starting" -> InstanceStateName.PENDING;
      case "Stopping" -> InstanceStateName.STOPPING;
      case "Stopped", "Shutdown", "BackupError", "RestoreError" -> InstanceStateName.STOPPED;
      case "Destroyed", "Expunging", "Error" -> InstanceStateName.TERMINATED;
      // Running, Migrating, BackingUp, Restoring, and Unknown, of which nothing else is known.
      default -> InstanceStateName.RUNNING;
    };
  }

  /** The state with its code. EC2 API 2016-11-15, InstanceState. */
  static InstanceState toShape(InstanceStateName name) {
    return switch (name) {
      case PENDING -> PENDING;
      case RUNNING -> RUNNING;
      case SHUTTING_DOWN -> SHUTTING_DOWN;
      case TERMINATED -> TERMINATED;
      case STOPPING -> STOPPING;
      case STOPPED -> STOPPED;
    };
  }

  private static InstanceState shape(int code, InstanceStateName name) {
    return Shape.keepingXml(InstanceState.builder().code(code).name(name).build());
  }
}
