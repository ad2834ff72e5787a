// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.store;

import io.landbridge.aws.AwsError;
import java.util.Optional;

/** What became of one deletion among several. */
public sealed interface DeleteOutcome {

  /**
   * Nothing of it is to be seen any more; S3 answers the same when there was nothing before.
   *
   * @param version the delete marker that was made, or the version that is gone
   * @param deleteMarker whether that version is, or was, a delete marker
   */
  record Deleted(Optional<VersionId> version, boolean deleteMarker) implements DeleteOutcome {}

  /** It is all still there. */
  record Refused(AwsError error) implements DeleteOutcome {}
}
