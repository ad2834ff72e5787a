// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.lists;

import io.landbridge.s3.S3Operations;
import io.landbridge.translation.s3.S3Action;
import java.util.List;

/** The operations of this package. */
public final class ListOperations {
  private static final String NO_RESTORE = "nothing is ever archived";

  /** Their lines of the table. */
  public static final List<S3Action<?, ?>> ACTIONS =
      List.of(
          S3Action.of(S3Operations.LIST_MULTIPART_UPLOADS, ListMultipartUploads::new),
          S3Action.of(S3Operations.LIST_OBJECTS, ListObjects::new)
              .ignores("OptionalObjectAttributes", NO_RESTORE),
          S3Action.of(S3Operations.LIST_OBJECTS_V2, ListObjectsV2::new)
              .ignores("OptionalObjectAttributes", NO_RESTORE),
          S3Action.of(S3Operations.LIST_OBJECT_VERSIONS, ListObjectVersions::new)
              .ignores("OptionalObjectAttributes", NO_RESTORE));

  private ListOperations() {}
}
