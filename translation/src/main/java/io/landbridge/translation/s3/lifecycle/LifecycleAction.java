// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.lifecycle;

/** What is to become of a version now. */
public enum LifecycleAction {
  /** Nothing. */
  KEEP,
  /** The object is deleted: for good, or in a versioned bucket behind a delete marker. */
  EXPIRE,
  /** This version is removed for good. */
  REMOVE_VERSION
}
