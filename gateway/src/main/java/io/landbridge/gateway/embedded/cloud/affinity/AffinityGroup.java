// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.affinity;

import io.landbridge.gateway.embedded.cloud.state.Kind;
import io.landbridge.gateway.embedded.cloud.state.Owned;
import java.util.List;

/** An affinity group. */
public record AffinityGroup(
    String id, long number, String accountId, String name, String description, Type type)
    implements Owned {
  static final String NAME = "name";
  public static final Kind<AffinityGroup> KIND =
      Kind.owned("affinitygroup", AffinityGroup.class)
          .indexed(NAME, group -> List.of(group.accountId() + '/' + group.name()));

  /** What it asks for. Source: recording listAffinityGroupTypes. */
  public enum Type {
    HOST_ANTI_AFFINITY("host anti-affinity"),
    HOST_AFFINITY("host affinity"),
    NON_STRICT_HOST_ANTI_AFFINITY("non-strict host anti-affinity"),
    NON_STRICT_HOST_AFFINITY("non-strict host affinity");

    private final String wireName;

    Type(String wireName) {
      this.wireName = wireName;
    }

    /** {@code type}. */
    public String wireName() {
      return wireName;
    }
  }
}
