// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3;

import io.landbridge.s3.model.ServerSideEncryption;
import io.landbridge.s3.model.ServerSideEncryptionByDefault;
import io.landbridge.s3.model.ServerSideEncryptionConfiguration;
import io.landbridge.s3.model.ServerSideEncryptionRule;
import io.landbridge.translation.cloudstack.Bucket;
import io.landbridge.translation.s3.BucketDocuments.Kind;
import io.landbridge.translation.s3.access.StoredAccess;
import io.landbridge.translation.s3.store.BucketId;
import io.landbridge.translation.s3.store.BucketState;
import io.landbridge.translation.s3.store.ObjectStore;
import io.landbridge.translation.s3.store.VersioningState;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Gives native buckets their place in the object store, and brings into step what both keep: quota,
 * versioning, encryption, and whether everybody may read. The native cloud has the last word, so
 * that what somebody changes there shows here.
 */
final class BucketAdoption {
  private static final long GIB = 1L << 30;
  private static final String PUBLIC = "public";

  private static final ServerSideEncryptionConfiguration ENCRYPTED =
      ServerSideEncryptionConfiguration.builder()
          .rules(
              List.of(
                  ServerSideEncryptionRule.builder()
                      .applyServerSideEncryptionByDefault(
                          ServerSideEncryptionByDefault.builder()
                              .sseAlgorithm(ServerSideEncryption.AES256)
                              .build())
                      .build()))
          .build();

  private final ObjectStore store;
  private final BucketDocuments documents;
  private final StoredAccess access;

  BucketAdoption(ObjectStore store) {
    this.store = store;
    this.documents = new BucketDocuments(store);
    this.access = new StoredAccess(store);
  }

  /** Brings the store into step with a native bucket; makes its place there, once. */
  void adopt(S3Bucket adopted, Bucket bucket) {
    BucketId id = adopted.id();
    Optional<BucketState> known = store.findBucket(id);
    if (known.isEmpty()) {
      store.createBucket(id);
    }
    OptionalLong quota =
        bucket.quota().map(gib -> OptionalLong.of(gib * GIB)).orElse(OptionalLong.empty());
    if (!known.map(BucketState::quotaInBytes).equals(Optional.of(quota))) {
      store.setQuota(id, quota);
    }
    adoptVersioning(
        id, known.map(BucketState::versioning).orElse(VersioningState.UNVERSIONED), bucket);
    adoptEncryption(id, bucket.encryption());
    adoptPolicy(adopted, bucket.policy().filter(PUBLIC::equals).isPresent());
  }

  private void adoptVersioning(BucketId id, VersioningState known, Bucket bucket) {
    boolean keeps = bucket.versioning() || bucket.objectlocking();
    if (keeps && known != VersioningState.ENABLED) {
      store.setVersioning(id, VersioningState.ENABLED);
    } else if (!keeps && known == VersioningState.ENABLED) {
      store.setVersioning(id, VersioningState.SUSPENDED);
    }
  }

  private void adoptEncryption(BucketId id, boolean encrypted) {
    boolean known = documents.find(id, Kind.ENCRYPTION).isPresent();
    if (encrypted && !known) {
      documents.put(id, Kind.ENCRYPTION, ENCRYPTED);
    } else if (!encrypted && known) {
      documents.delete(id, Kind.ENCRYPTION);
    }
  }

  /** What CloudStack's object stores understand by a public and by a private bucket. */
  private void adoptPolicy(S3Bucket bucket, boolean open) {
    boolean known =
        access
            .read(bucket.id(), bucket.name(), bucket.owner(), bucket.ownerId())
            .policy()
            .filter(policy -> policy.isPublic())
            .isPresent();
    if (open && !known) {
      access.publish(bucket.id(), bucket.name());
    } else if (!open && known) {
      access.deletePolicy(bucket.id());
    }
  }
}
