// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.state;

/** One row to be written. */
sealed interface Change {

  /** The kind's name. */
  String kind();

  /** The entity's id. */
  String id();

  /**
   * The entity is there.
   *
   * @param body the entity as JSON
   */
  record Put(String kind, String id, long number, String body) implements Change {}

  /** The entity is gone, and its number is remembered. */
  record Removed(String kind, String id, long number) implements Change {}

  /** The entity is gone without a trace. */
  record Forgotten(String kind, String id) implements Change {}
}
