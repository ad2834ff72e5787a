// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.objects;

import io.landbridge.aws.AwsError;
import io.landbridge.s3.EntityTags;
import io.landbridge.schema.Shape;
import io.landbridge.translation.s3.Members;
import io.landbridge.translation.s3.S3Backend;
import io.landbridge.translation.s3.S3Call;
import io.landbridge.translation.s3.access.BucketAccess;
import io.landbridge.translation.s3.access.RequestFacts;
import io.landbridge.translation.s3.access.acl.AccessControlList;
import io.landbridge.translation.s3.access.acl.AclDocument;
import io.landbridge.translation.s3.access.acl.GrantReader;
import io.landbridge.translation.s3.access.acl.RequestedAcl;
import io.landbridge.translation.s3.requester.CanonicalUserId;
import io.landbridge.translation.s3.store.Attributes;
import io.landbridge.translation.s3.store.Conditions;
import io.landbridge.translation.s3.store.NewObject;
import io.landbridge.translation.s3.store.ObjectKey;
import io.landbridge.translation.s3.store.ObjectMetadata;
import io.landbridge.translation.s3.store.ObjectStore;
import io.landbridge.translation.s3.store.VersioningState;
import io.landbridge.translation.s3.store.WriteCondition;
import java.util.Map;
import java.util.Optional;

/** What requests say of an object that is to be written, whichever operation writes it. */
public final class NewObjects {
  /** The longest content of one request. Source: S3 User Guide, "Uploading objects". */
  public static final long MOST_BYTES = 5L << 30;

  private final ObjectStore store;
  private final GrantReader grants;
  private final Encryption encryption;
  private final Locks locks;

  /** New objects of this gateway. */
  public NewObjects(S3Backend backend) {
    this.store = backend.store();
    this.grants = new GrantReader(backend.configuration().principals());
    this.encryption = new Encryption(backend);
    this.locks = new Locks(backend);
  }

  /**
   * The object that a request describes.
   *
   * @throws io.landbridge.aws.AwsException for what the request says badly
   */
  public NewObject of(S3Call call, Shape request) {
    Map<String, String> tags =
        Members.findText(request, "Tagging")
            .<Map<String, String>>map(TagSet::parse)
            .orElse(Map.of());
    return of(call, request, Headers.metadata(request), tags);
  }

  /** The same with other metadata and tags: those of the object that is copied. */
  NewObject of(S3Call call, Shape request, ObjectMetadata metadata, Map<String, String> tags) {
    BucketAccess access = call.permissions().access();
    CanonicalUserId bucketOwner = call.bucket().ownerId();
    RequestFacts facts = new RequestFacts(request);
    Optional<RequestedAcl> requested =
        RequestedAcl.fromHeaders(facts.cannedAcl(), grants.fromHeaders(facts.grantHeaders()));
    access.ownership().checkHeaders(requested, bucketOwner);
    CanonicalUserId owner =
        access
            .ownership()
            .ownerOfNewObject(call.requester().canonicalUserId(), bucketOwner, requested);
    Attributes attributes = locks.lock(call, request, Attributes.NONE.withTags(tags));
    return new NewObject(
        owner.value(),
        Headers.storageClass(request),
        metadata,
        requested
            .map(wanted -> withAcl(attributes, access, wanted.expand(owner, bucketOwner)))
            .orElse(attributes),
        encryption.choose(call, request));
  }

  private static Attributes withAcl(
      Attributes attributes, BucketAccess access, AccessControlList list) {
    access.block().checkAcl(list);
    return attributes.withAcl(AclDocument.toDocument(list));
  }

  /** {@code If-Match} and {@code If-None-Match} of a write. */
  public static WriteCondition condition(ObjectKey key, Shape request) {
    WriteCondition match =
        Members.findText(request, "IfMatch")
            .map(tags -> Conditions.ifMatch(key, EntityTags.parse(tags)))
            .orElse(WriteCondition.NONE);
    Optional<String> noneMatch = Members.findText(request, "IfNoneMatch");
    if (noneMatch.filter(it -> !it.strip().equals(EntityTags.ANY)).isPresent()) {
      throw new AwsError(
              "NotImplemented",
              501,
              "A header you provided implies functionality that is not implemented")
          .with("Header", "If-None-Match")
          .toException();
    }
    return noneMatch.isEmpty() ? match : Conditions.both(match, Conditions.ifAbsent());
  }

  /** Whether the bucket ever kept versions, so that answers name them. */
  public boolean namesVersions(S3Call call) {
    return store
        .findBucket(call.bucket().id())
        .filter(bucket -> bucket.versioning() != VersioningState.UNVERSIONED)
        .isPresent();
  }
}
