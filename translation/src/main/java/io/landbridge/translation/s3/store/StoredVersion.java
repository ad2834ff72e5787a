// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.store;

import java.time.Instant;

/** One version of a key: an object, or the marker that says it was deleted. */
public sealed interface StoredVersion permits ObjectVersion, DeleteMarker {
  /** The name of the object. */
  ObjectKey key();

  /** Which version of it. */
  VersionId versionId();

  /** Whether no newer version of the key was there when this was read. */
  boolean latest();

  /** When it was written, to the millisecond. */
  Instant lastModified();

  /** The canonical user id of who owns it. */
  String owner();
}
