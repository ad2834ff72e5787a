// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.schema;

import java.util.Objects;

/**
 * Where a REST message carries a member, and under which name. The Query protocols carry all
 * members in one place and do not look at it.
 *
 * @param location the part of the message
 * @param name the member's name there: an element, a header, a parameter
 */
public record Binding(Location location, String name) {

  public Binding {
    Objects.requireNonNull(location);
    Objects.requireNonNull(name);
  }

  /** The parts of a REST message. The terms are those of Smithy's HTTP binding traits. */
  public enum Location {
    /** An element of the document. */
    ELEMENT,
    /** An attribute of the element that holds the structure. */
    ATTRIBUTE,
    /** The text of the element that holds the structure. */
    TEXT,
    /** A header. */
    HEADER,
    /** All headers whose names begin with the binding's name. */
    HEADER_PREFIX,
    /** A parameter of the query. */
    QUERY,
    /** A label of the path, or of the host. */
    PATH,
    /** The answer's status. */
    STATUS,
    /** The whole body: a document whose root has the binding's name, or a text. */
    PAYLOAD
  }
}
