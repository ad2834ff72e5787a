// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.notification;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/**
 * What happens in a bucket that somebody can be told. S3 knows more kinds of events, of things that
 * do not happen here: they are refused in a configuration.
 */
public enum EventType {
  OBJECT_CREATED_PUT("ObjectCreated:Put"),
  OBJECT_CREATED_POST("ObjectCreated:Post"),
  OBJECT_CREATED_COPY("ObjectCreated:Copy"),
  OBJECT_CREATED_COMPLETE_MULTIPART_UPLOAD("ObjectCreated:CompleteMultipartUpload"),
  OBJECT_REMOVED_DELETE("ObjectRemoved:Delete"),
  OBJECT_REMOVED_DELETE_MARKER_CREATED("ObjectRemoved:DeleteMarkerCreated"),
  OBJECT_TAGGING_PUT("ObjectTagging:Put"),
  OBJECT_TAGGING_DELETE("ObjectTagging:Delete"),
  OBJECT_ACL_PUT("ObjectAcl:Put"),
  OBJECT_RETENTION_PUT("ObjectRetention:Put"),
  LIFECYCLE_EXPIRATION_DELETE("LifecycleExpiration:Delete"),
  LIFECYCLE_EXPIRATION_DELETE_MARKER_CREATED("LifecycleExpiration:DeleteMarkerCreated");

  private static final String PREFIX = "s3:";

  private final String eventName;

  EventType(String eventName) {
    this.eventName = eventName;
  }

  /** The event as records name it, without {@code s3:}. */
  public String eventName() {
    return eventName;
  }

  /**
   * The events that a configuration means by a name, which may end in {@code *}; none if unknown.
   */
  static Set<EventType> meantBy(String wire) {
    EnumSet<EventType> meant = EnumSet.noneOf(EventType.class);
    Arrays.stream(values()).filter(type -> type.isMeantBy(wire)).forEach(meant::add);
    return meant;
  }

  private boolean isMeantBy(String wire) {
    String name = PREFIX + eventName;
    return wire.equals(name) || wire.equals(name.substring(0, name.lastIndexOf(':')) + ":*");
  }
}
