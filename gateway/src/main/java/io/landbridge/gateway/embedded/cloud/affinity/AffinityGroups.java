// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.affinity;

import io.landbridge.gateway.embedded.cloud.accounts.Account;
import io.landbridge.gateway.embedded.cloud.accounts.Ownership;
import io.landbridge.gateway.embedded.cloud.api.ApiException;
import io.landbridge.gateway.embedded.cloud.api.Call;
import io.landbridge.gateway.embedded.cloud.api.Errors;
import io.landbridge.gateway.embedded.cloud.state.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Affinity groups for whoever refers to them. */
public final class AffinityGroups {
  private AffinityGroups() {}

  static Optional<AffinityGroup> find(View view, String accountId, String name) {
    return view.by(AffinityGroup.KIND, AffinityGroup.NAME, accountId + '/' + name).stream()
        .findFirst();
  }

  /**
   * The groups that {@code affinitygroupids} or {@code affinitygroupnames} name.
   *
   * @throws ApiException 431 when there is none, 531 when it is somebody else's
   */
  public static List<String> named(View view, Call call, Account owner) {
    List<String> ids = new ArrayList<>();
    for (AffinityGroup group : call.entities(view, "affinitygroupids", AffinityGroup.KIND)) {
      ids.add(Ownership.requireOwn(call, group).id());
    }
    for (String name : call.arguments().list("affinitygroupnames")) {
      ids.add(
          find(view, owner.id(), name)
              .orElseThrow(() -> Errors.invalid("Unable to find group by name " + name))
              .id());
    }
    return List.copyOf(ids);
  }
}
