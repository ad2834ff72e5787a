// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.events;

import io.landbridge.gateway.embedded.cloud.state.Kind;
import io.landbridge.gateway.embedded.cloud.state.Owned;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that happened.
 *
 * @param level {@code INFO} or {@code ERROR}
 * @param state {@code Scheduled} or {@code Completed}
 * @param parentId the event that it completes
 */
public record Event(
    String id,
    long number,
    String accountId,
    String username,
    String type,
    String level,
    String description,
    Optional<String> resourceId,
    String resourceType,
    String state,
    Optional<String> parentId,
    Instant created)
    implements Owned {
  static final String RESOURCE = "resource";
  public static final Kind<Event> KIND =
      Kind.owned("event", Event.class)
          .withoutTrace()
          .indexed(RESOURCE, event -> event.resourceId().stream().toList());
}
