// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.access.acl;

import io.landbridge.translation.s3.requester.CanonicalUserId;
import java.util.List;
import java.util.Optional;

/** The access control list that a request asks for, before it is known who will own what. */
public sealed interface RequestedAcl {

  /** One of the lists with a name. */
  record Canned(CannedAcl acl) implements RequestedAcl {}

  /** Grants one by one, from headers. */
  record Explicit(List<Grant> grants) implements RequestedAcl {
    public Explicit {
      grants = List.copyOf(grants);
    }
  }

  /**
   * What the headers of a request ask for; empty when they ask for nothing.
   *
   * @param canned the {@code x-amz-acl} header
   * @param grants what the {@code x-amz-grant-*} headers grant
   * @throws io.landbridge.aws.AwsException InvalidArgument for a name that no list has,
   *     InvalidRequest for both kinds of header
   */
  static Optional<RequestedAcl> fromHeaders(Optional<String> canned, List<Grant> grants) {
    if (canned.isPresent() && !grants.isEmpty()) {
      throw AclErrors.cannedAndGrants();
    }
    if (canned.isPresent()) {
      String name = canned.get();
      CannedAcl acl =
          CannedAcl.find(name).orElseThrow(() -> AclErrors.invalidArgument("", "x-amz-acl", name));
      return Optional.of(new Canned(acl));
    }
    return grants.isEmpty() ? Optional.empty() : Optional.of(new Explicit(grants));
  }

  /**
   * The list that {@code PutBucketAcl} or {@code PutObjectAcl} is to store: from the headers or
   * from the document, not from both.
   *
   * @param headers what the headers ask for
   * @param document the request's document
   * @param current the list that is replaced; its owner stays
   * @param bucketOwner who owns the bucket
   * @throws io.landbridge.aws.AwsException UnexpectedContent for both, MissingSecurityHeader for
   *     none, AccessDenied for another owner, MalformedACLError for too many grants
   */
  static AccessControlList replacing(
      Optional<RequestedAcl> headers,
      Optional<AccessControlList> document,
      AccessControlList current,
      CanonicalUserId bucketOwner) {
    if (headers.isPresent() && document.isPresent()) {
      throw AclErrors.unexpectedContent();
    }
    if (headers.isPresent()) {
      return headers.get().expand(current.owner(), bucketOwner);
    }
    AccessControlList given = document.orElseThrow(AclErrors::missingHeader);
    if (!given.owner().equals(current.owner())) {
      throw AclErrors.accessDenied("Access Denied");
    }
    return new AccessControlList(given.owner(), GrantReader.bounded(given.grants()));
  }

  /**
   * The list written out for what is now created or replaced.
   *
   * @param owner who owns it
   * @param bucketOwner who owns the bucket; the owner itself for a bucket
   */
  default AccessControlList expand(CanonicalUserId owner, CanonicalUserId bucketOwner) {
    return switch (this) {
      case Canned(CannedAcl acl) -> acl.expand(owner, bucketOwner);
      case Explicit(List<Grant> grants) -> new AccessControlList(owner, grants);
    };
  }
}
