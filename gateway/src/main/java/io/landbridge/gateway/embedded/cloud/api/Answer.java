// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** What a command answers, inside its envelope. */
public sealed interface Answer {

  /**
   * One page of a list. An empty list has neither count nor array, a page past the end no array.
   *
   * @param key the name of the array
   * @param total how many there are on all pages
   */
  record Listing(String key, int total, List<ObjectNode> page) implements Answer {
    /** Copies the page. */
    public Listing {
      page = List.copyOf(page);
    }
  }

  /**
   * One entity.
   *
   * @param key the name of the entity in the envelope
   */
  record One(String key, ObjectNode entity) implements Answer {}

  /** Fields directly inside the envelope. */
  record Flat(ObjectNode fields) implements Answer {}

  /**
   * An accepted asynchronous command.
   *
   * @param entityId the created entity, where the command creates one
   */
  record Submitted(String jobId, Optional<String> entityId) implements Answer {}

  /** {@code "success": true}. */
  static Answer success() {
    return new Flat(Fields.of().put("success", true).node());
  }
}
