// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.access.acl;

/**
 * One line of an access control list.
 *
 * @param grantee who is permitted
 * @param permission what
 */
public record Grant(Grantee grantee, AclPermission permission) {

  /** Whether it grants something to everybody or to every account. */
  boolean isPublic() {
    return grantee instanceof Grantee.Group group && group.isPublic();
  }
}
