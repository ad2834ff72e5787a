// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.api;

/**
 * A parameter of a command.
 *
 * @param name in lower case, as {@code listApis} shows it
 * @param longest the most characters it may have
 */
record Parameter(String name, Type type, boolean required, int longest) {

  /** The types of {@code listApis}. */
  enum Type {
    BOOLEAN,
    DATE,
    INTEGER,
    LIST,
    LONG,
    MAP,
    OBJECT,
    SHORT,
    STRING,
    UUID
  }
}
