// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.objects;

import io.landbridge.s3.S3Operations;
import io.landbridge.translation.s3.S3Action;
import java.util.List;

/** The operations of this package. */
public final class ObjectOperations {
  private static final String NO_MFA = "There is no MFA delete";
  private static final String NO_EVENT_HOLDS = "There are no holds by events";

  /** Their lines of the table. */
  public static final List<S3Action<?, ?>> ACTIONS =
      List.of(
          S3Action.of(S3Operations.COPY_OBJECT, CopyObject::new)
              .mayBeLate()
              .refuses("ObjectLockEventHold", NO_EVENT_HOLDS)
              .refuses("AnnotationDirective", "There are no annotations"),
          S3Action.of(S3Operations.DELETE_OBJECT, DeleteObject::new).refuses("MFA", NO_MFA),
          S3Action.of(S3Operations.DELETE_OBJECTS, DeleteObjects::new).refuses("MFA", NO_MFA),
          S3Action.of(S3Operations.GET_OBJECT, GetObject::new),
          S3Action.of(S3Operations.GET_OBJECT_ATTRIBUTES, GetObjectAttributes::new),
          S3Action.of(S3Operations.HEAD_OBJECT, HeadObject::new),
          S3Action.of(S3Operations.PUT_OBJECT, PutObject::new)
              .refuses("WriteOffsetBytes", "Objects are not appended to")
              .refuses("ObjectLockEventHold", NO_EVENT_HOLDS),
          S3Action.of(S3Operations.RENAME_OBJECT, RenameObject::new)
              .ignores("ClientToken", "A rename that has happened finds no source"),
          S3Action.of(S3Operations.DELETE_OBJECT_TAGGING, DeleteObjectTagging::new),
          S3Action.of(S3Operations.GET_OBJECT_LEGAL_HOLD, GetObjectLegalHold::new),
          S3Action.of(S3Operations.GET_OBJECT_LOCK_CONFIGURATION, GetObjectLockConfiguration::new),
          S3Action.of(S3Operations.GET_OBJECT_RETENTION, GetObjectRetention::new),
          S3Action.of(S3Operations.GET_OBJECT_TAGGING, GetObjectTagging::new),
          S3Action.of(S3Operations.PUT_OBJECT_LEGAL_HOLD, PutObjectLegalHold::new),
          S3Action.of(S3Operations.PUT_OBJECT_LOCK_CONFIGURATION, PutObjectLockConfiguration::new)
              .refuses("Token", "Object lock is chosen when a bucket is made"),
          S3Action.of(S3Operations.PUT_OBJECT_RETENTION, PutObjectRetention::new),
          S3Action.of(S3Operations.PUT_OBJECT_TAGGING, PutObjectTagging::new));

  private ObjectOperations() {}
}
