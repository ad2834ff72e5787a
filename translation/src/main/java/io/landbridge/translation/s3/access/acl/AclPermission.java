// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.access.acl;

import io.landbridge.translation.s3.access.policy.PolicyAction;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What an access control list can grant. Source: Amazon S3 User Guide, "Mapping of ACL permissions
 * and access policy permissions".
 */
public enum AclPermission {
  FULL_CONTROL("x-amz-grant-full-control"),
  WRITE("x-amz-grant-write"),
  WRITE_ACP("x-amz-grant-write-acp"),
  READ("x-amz-grant-read"),
  READ_ACP("x-amz-grant-read-acp");

  private static final Set<PolicyAction> BUCKET_READ =
      EnumSet.of(
          PolicyAction.LIST_BUCKET,
          PolicyAction.LIST_BUCKET_VERSIONS,
          PolicyAction.LIST_BUCKET_MULTIPART_UPLOADS);
  private static final Set<PolicyAction> OBJECT_READ =
      EnumSet.of(
          PolicyAction.GET_OBJECT,
          PolicyAction.GET_OBJECT_VERSION,
          PolicyAction.GET_OBJECT_ATTRIBUTES,
          PolicyAction.GET_OBJECT_VERSION_ATTRIBUTES);

  private final String header;

  AclPermission(String header) {
    this.header = header;
  }

  /** The header that grants it. */
  public String header() {
    return header;
  }

  /** The permission as documents write it. */
  public static Optional<AclPermission> find(String wire) {
    return Arrays.stream(values()).filter(p -> p.name().equals(wire)).findFirst();
  }

  /** Whether a grant of this permits what asks for the other. */
  boolean covers(AclPermission other) {
    return this == FULL_CONTROL || this == other;
  }

  /** The permission in a bucket's list that an action needs; empty when no list can grant it. */
  public static Optional<AclPermission> ofBucket(PolicyAction action) {
    if (BUCKET_READ.contains(action)) {
      return Optional.of(READ);
    }
    return switch (action) {
      case PUT_OBJECT, DELETE_OBJECT -> Optional.of(WRITE);
      case GET_BUCKET_ACL -> Optional.of(READ_ACP);
      case PUT_BUCKET_ACL -> Optional.of(WRITE_ACP);
      default -> Optional.empty();
    };
  }

  /** The permission in an object's list that an action needs; empty when no list can grant it. */
  public static Optional<AclPermission> ofObject(PolicyAction action) {
    if (OBJECT_READ.contains(action)) {
      return Optional.of(READ);
    }
    return switch (action) {
      case GET_OBJECT_ACL, GET_OBJECT_VERSION_ACL -> Optional.of(READ_ACP);
      case PUT_OBJECT_ACL, PUT_OBJECT_VERSION_ACL -> Optional.of(WRITE_ACP);
      default -> Optional.empty();
    };
  }
}
