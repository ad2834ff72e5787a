// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.jobs;

import io.landbridge.aws.AccountId;
import io.landbridge.translation.Call;
import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.cloudstack.Submission;
import io.landbridge.translation.ids.ResourceKind;
import java.util.Collection;
import java.util.List;

/** The native jobs that outlive a request, as a handler sees them. */
public interface Jobs {

  /**
   * Records a job and follows it to its end.
   *
   * @throws io.landbridge.translation.state.StoreException when the job could not be recorded
   */
  void follow(Call call, Submission submission, JobPurpose purpose);

  /**
   * The account's jobs about these resources that are open or have ended lately, oldest first. For
   * answers that must show a state the native cloud does not have yet, or a failure it forgot.
   */
  List<FollowedJob> find(AccountId account, Collection<NativeId> resources);

  /** The account's jobs about a kind of resource that are open or have ended lately. */
  List<FollowedJob> find(AccountId account, ResourceKind kind);
}
