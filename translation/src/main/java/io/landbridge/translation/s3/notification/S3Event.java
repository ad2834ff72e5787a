// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.notification;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Something that happened to an object.
 *
 * @param type what
 * @param time when
 * @param bucket where
 * @param object to what
 * @param cause by whom
 */
public record S3Event(
    EventType type, Instant time, EventBucket bucket, EventObject object, EventCause cause) {

  /**
   * The bucket of an event.
   *
   * @param region the bucket's region
   * @param ownerId how the bucket's owner is named in events
   */
  public record EventBucket(String name, String region, String ownerId) {}

  /**
   * The object of an event.
   *
   * @param size in bytes; absent when the object was removed
   * @param eTag without quotes; absent when the object was removed
   * @param versionId absent in a bucket without versioning
   */
  public record EventObject(
      String key, OptionalLong size, Optional<String> eTag, Optional<String> versionId) {}

  /**
   * The request that made an event.
   *
   * @param principalId who asked, as events name it
   * @param sourceIp from where; absent for the gateway's own doing
   */
  public record EventCause(
      String principalId, Optional<String> sourceIp, String requestId, String hostId) {}
}
