// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.landbridge.s3.model.GetBucketOwnershipControlsOutput;
import io.landbridge.s3.model.OwnershipControls;
import io.landbridge.s3.model.PublicAccessBlockConfiguration;
import io.landbridge.translation.s3.BucketDocuments.Kind;
import io.landbridge.translation.s3.access.BucketAccess;
import io.landbridge.translation.s3.access.acl.AccessControlList;
import io.landbridge.translation.s3.access.acl.AclDocument;
import io.landbridge.translation.s3.access.acl.ObjectOwnership;
import io.landbridge.translation.s3.access.acl.PublicAccessBlock;
import io.landbridge.translation.s3.access.policy.Policy;
import io.landbridge.translation.s3.store.Document;
import java.util.Optional;

/** What a bucket's documents say of who may do what in it. Parsed policies are remembered. */
public final class BucketAccessReader {
  private static final int MOST_POLICIES = 1_000;

  private final BucketDocuments documents;
  private final Cache<Document, Policy> policies =
      Caffeine.newBuilder().maximumSize(MOST_POLICIES).build();

  /** A reader of these documents. */
  public BucketAccessReader(BucketDocuments documents) {
    this.documents = documents;
  }

  /** What the bucket says now. */
  public BucketAccess read(S3Bucket bucket) {
    return new BucketAccess(
        bucket.name(),
        bucket.owner(),
        acl(bucket),
        policy(bucket),
        ownership(bucket),
        block(bucket));
  }

  private AccessControlList acl(S3Bucket bucket) {
    return AclDocument.orOwnerOnly(documents.find(bucket.id(), Kind.ACL), bucket.ownerId());
  }

  private Optional<Policy> policy(S3Bucket bucket) {
    return documents
        .find(bucket.id(), Kind.POLICY)
        .map(document -> policies.get(document, it -> Policy.parse(it.bytes())));
  }

  /** The setting of a bucket; new ones have lists disabled. */
  public ObjectOwnership ownership(S3Bucket bucket) {
    return documents
        .find(bucket.id(), Kind.OWNERSHIP, GetBucketOwnershipControlsOutput.SCHEMA)
        .flatMap(GetBucketOwnershipControlsOutput::ownershipControls)
        .map(OwnershipControls::rules)
        .flatMap(rules -> ObjectOwnership.find(rules.getFirst().objectOwnership().wire()))
        .orElse(ObjectOwnership.BUCKET_OWNER_ENFORCED);
  }

  /** What keeps a bucket from being public; new ones have all of it. */
  public PublicAccessBlock block(S3Bucket bucket) {
    return documents
        .find(bucket.id(), Kind.PUBLIC_ACCESS_BLOCK, PublicAccessBlockConfiguration.SCHEMA)
        .map(it ->
            new PublicAccessBlock(
                it.blockPublicAcls().orElse(false),
                it.ignorePublicAcls().orElse(false),
                it.blockPublicPolicy().orElse(false),
                it.restrictPublicBuckets().orElse(false)))
        .orElse(PublicAccessBlock.ALL);
  }
}
