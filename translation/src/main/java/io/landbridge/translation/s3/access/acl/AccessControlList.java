// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.access.acl;

import io.landbridge.translation.s3.requester.CanonicalUserId;
import io.landbridge.translation.s3.requester.Requester;
import java.util.List;

/**
 * The access control list of a bucket or an object.
 *
 * @param owner who owns the bucket or object
 * @param grants who else, or who at all, may do what; in the order given
 */
public record AccessControlList(CanonicalUserId owner, List<Grant> grants) {
  /** The most grants that S3 keeps. */
  public static final int MOST_GRANTS = 100;

  public AccessControlList {
    grants = List.copyOf(grants);
  }

  /** The list of what nobody said more about: full control for its owner. */
  public static AccessControlList ownerOnly(CanonicalUserId owner) {
    return new AccessControlList(
        owner, List.of(new Grant(new Grantee.CanonicalUser(owner), AclPermission.FULL_CONTROL)));
  }

  /**
   * Whether the list permits something. An owner may always read and write the list itself.
   *
   * @param ignorePublic whether grants to everybody and to every account are passed over
   */
  public boolean permits(Requester requester, AclPermission wanted, boolean ignorePublic) {
    boolean ofList = wanted == AclPermission.READ_ACP || wanted == AclPermission.WRITE_ACP;
    return (ofList && isOwner(requester))
        || grants.stream()
            .anyMatch(grant ->
                grant.permission().covers(wanted)
                    && grant.grantee().includes(requester)
                    && !(ignorePublic && grant.isPublic()));
  }

  /** Whether the requester belongs to the owner's account. */
  public boolean isOwner(Requester requester) {
    return requester.canonicalUserId().filter(owner::equals).isPresent();
  }

  /** Whether it grants something to everybody or to every account. */
  public boolean isPublic() {
    return grants.stream().anyMatch(Grant::isPublic);
  }

  /** Whether it grants something to anybody but this account. */
  public boolean namesOthersThan(CanonicalUserId account) {
    Grantee only = new Grantee.CanonicalUser(account);
    return grants.stream().anyMatch(grant -> !grant.grantee().equals(only));
  }
}
