// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.state;

/** Something the cloud keeps. Implementations are records that Jackson can write and read. */
public interface Entity {

  /** The UUID that the API shows, in lower case. */
  String id();

  /** The internal number: unique within the kind, growing, never used again. */
  long number();
}
