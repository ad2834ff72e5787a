// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.tags;

import io.landbridge.gateway.embedded.cloud.state.Kind;
import io.landbridge.gateway.embedded.cloud.state.Owned;
import java.util.List;
import java.util.Optional;

/** A tag of a resource, owned by the resource's account. */
public record Tag(
    String id,
    long number,
    String accountId,
    String resourceType,
    String resourceId,
    String key,
    String value,
    Optional<String> customer)
    implements Owned {
  static final String RESOURCE = "resource";
  public static final Kind<Tag> KIND =
      Kind.owned("tag", Tag.class)
          .withoutTrace()
          .indexed(RESOURCE, tag -> List.of(tag.resourceId()));
}
