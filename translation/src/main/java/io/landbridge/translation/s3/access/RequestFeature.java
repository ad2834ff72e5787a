// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.access;

/** What a request has besides its operation that needs a permission of its own. */
public enum RequestFeature {
  /** It names a version of the object. */
  VERSION,
  /** It names a version of the object that is copied. */
  SOURCE_VERSION,
  /** It asks for an access control list, by name or by grants. */
  ACL,
  /** It brings tags. */
  TAGGING,
  /** It copies the tags of its source: a copy that brings none of its own. */
  COPIED_TAGGING,
  /** It sets a retention. */
  RETENTION,
  /** It sets a legal hold. */
  LEGAL_HOLD,
  /** It asks to pass over a retention in governance mode. */
  BYPASS_GOVERNANCE,
  /** A new bucket is to have object lock. */
  OBJECT_LOCK,
  /** A new bucket is to have an ownership setting of its own. */
  OWNERSHIP
}
