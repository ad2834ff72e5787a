// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.configuration;

import io.landbridge.aws.AwsError;
import io.landbridge.translation.s3.S3Call;
import io.landbridge.translation.s3.access.acl.AccessControlList;
import io.landbridge.translation.s3.access.acl.AclDocument;
import io.landbridge.translation.s3.requester.CanonicalUserId;
import io.landbridge.translation.s3.store.DeleteMarker;
import io.landbridge.translation.s3.store.ObjectKey;
import io.landbridge.translation.s3.store.ObjectStore;
import io.landbridge.translation.s3.store.ObjectVersion;
import io.landbridge.translation.s3.store.StoreErrors;
import io.landbridge.translation.s3.store.StoredVersion;
import io.landbridge.translation.s3.store.VersionId;
import java.util.Optional;

/** The access control lists of objects. Where lists are disabled, the bucket's owner owns all. */
final class ObjectLists {
  private final ObjectStore store;

  ObjectLists(ObjectStore store) {
    this.store = store;
  }

  /**
   * The list of a version.
   *
   * @throws io.landbridge.aws.AwsException NoSuchKey, NoSuchVersion, MethodNotAllowed for a delete
   *     marker
   */
  AccessControlList get(S3Call call, String key, Optional<String> version) {
    ObjectKey named = new ObjectKey(key);
    Optional<VersionId> id = version.map(VersionId::new);
    StoredVersion found =
        store
            .find(call.bucket().id(), named, id)
            .orElseThrow(() -> missing(named, id).toException());
    return switch (found) {
      case ObjectVersion object -> of(call, object);
      case DeleteMarker _ -> throw marker(named, id).toException();
    };
  }

  private static AwsError missing(ObjectKey key, Optional<VersionId> version) {
    return version
        .map(id -> StoreErrors.noSuchVersion(key, id))
        .orElseGet(() -> StoreErrors.noSuchKey(key));
  }

  private static AwsError marker(ObjectKey key, Optional<VersionId> version) {
    return version.isPresent()
        ? StoreErrors.methodNotAllowedOnMarker("GET")
        : StoreErrors.noSuchKey(key);
  }

  /** Replaces the list of a version. */
  void put(S3Call call, String key, Optional<String> version, AccessControlList wanted) {
    store.updateAttributes(
        call.bucket().id(),
        new ObjectKey(key),
        version.map(VersionId::new),
        attributes -> attributes.withAcl(AclDocument.toDocument(wanted)));
  }

  private static AccessControlList of(S3Call call, ObjectVersion object) {
    boolean disabled = !call.permissions().access().ownership().allowsAcls();
    return disabled
        ? AccessControlList.ownerOnly(call.bucket().ownerId())
        : AclDocument.orOwnerOnly(object.attributes().acl(), new CanonicalUserId(object.owner()));
  }
}
