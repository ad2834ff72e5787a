// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.jobs;

import io.landbridge.aws.AccountId;
import io.landbridge.translation.cloudstack.NativeError;
import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.ids.ResourceKind;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A job as it is recorded.
 *
 * @param jobId the native job
 * @param account whose job it is
 * @param requestId the request that began it
 * @param command the native command that began it, as CloudStack spells it
 * @param purpose the name of its {@link JobPurpose}
 * @param kind the kind of the resource it is about
 * @param resource the resource, where it is known
 * @param facts the facts of its purpose
 * @param state how it stands
 * @param error what it failed with
 * @param handled whether what follows from its end is done
 * @param created when it was recorded
 * @param ended when its end was seen; absent while it is open
 */
public record FollowedJob(
    NativeId jobId,
    AccountId account,
    String requestId,
    String command,
    String purpose,
    ResourceKind kind,
    Optional<NativeId> resource,
    Map<String, String> facts,
    State state,
    Optional<NativeError> error,
    boolean handled,
    Instant created,
    Optional<Instant> ended) {

  /** How a job stands. */
  public enum State {
    OPEN,
    SUCCEEDED,
    FAILED
  }

  public FollowedJob {
    facts = Map.copyOf(facts);
  }

  /**
   * Whether the native cloud is, as far as the gateway knows, still at it, or has done its part and
   * what follows from that is not yet done. Until then answers show what the job is to bring about.
   */
  public boolean isOpen() {
    return state == State.OPEN || (state == State.SUCCEEDED && !handled);
  }
}
