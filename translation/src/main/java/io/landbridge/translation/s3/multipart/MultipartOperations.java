// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.multipart;

import io.landbridge.s3.S3Operations;
import io.landbridge.translation.s3.S3Action;
import java.util.List;

/** The operations of this package. */
public final class MultipartOperations {
  private static final String NO_EVENT_HOLDS = "There are no holds by events";

  /** Their lines of the table. */
  public static final List<S3Action<?, ?>> ACTIONS =
      List.of(
          S3Action.of(S3Operations.ABORT_MULTIPART_UPLOAD, AbortMultipartUpload::new)
              .refuses("IfMatchInitiatedTime", "Only directory buckets have it"),
          S3Action.of(S3Operations.COMPLETE_MULTIPART_UPLOAD, CompleteMultipartUpload::new)
              .mayBeLate(),
          S3Action.of(S3Operations.CREATE_MULTIPART_UPLOAD, CreateMultipartUpload::new)
              .refuses("ObjectLockEventHold", NO_EVENT_HOLDS),
          S3Action.of(S3Operations.LIST_PARTS, ListParts::new),
          S3Action.of(S3Operations.UPLOAD_PART, UploadPart::new),
          S3Action.of(S3Operations.UPLOAD_PART_COPY, UploadPartCopy::new).mayBeLate());

  private MultipartOperations() {}
}
