// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.access.policy;

/** What a policy says of a request. */
public enum PolicyVerdict {
  /** A statement forbids it; nothing else counts. */
  EXPLICIT_DENY,
  /** A statement permits it and none forbids it. */
  ALLOW,
  /** No statement speaks of it. */
  SILENT
}
