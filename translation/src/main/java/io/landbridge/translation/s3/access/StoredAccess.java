// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.landbridge.aws.AccountId;
import io.landbridge.translation.s3.access.acl.AccessControlList;
import io.landbridge.translation.s3.access.acl.AclDocument;
import io.landbridge.translation.s3.access.acl.ObjectOwnership;
import io.landbridge.translation.s3.access.acl.PublicAccessBlock;
import io.landbridge.translation.s3.access.policy.Policy;
import io.landbridge.translation.s3.access.policy.PolicyPrincipal;
import io.landbridge.translation.s3.requester.CanonicalUserId;
import io.landbridge.translation.s3.store.BucketId;
import io.landbridge.translation.s3.store.Document;
import io.landbridge.translation.s3.store.ObjectStore;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What the store keeps of who may do what in a bucket: policy, access control list, ownership and
 * block public access. What goes in has been held to what is there already. A bucket of which
 * nothing is kept, because it was made natively, is as private as a new one.
 */
public final class StoredAccess {
  private static final String POLICY = "policy";
  private static final String ACL = "acl";
  private static final String OWNERSHIP = "ownership-controls";
  private static final String BLOCK = "public-access-block";

  /** Kept for a configuration that was deleted, which differs from one that never was put. */
  private static final String DELETED = "deleted";

  private static final int MOST_PARSED = 1000;

  private final ObjectStore store;
  private final Cache<Document, Policy> parsed =
      Caffeine.newBuilder().maximumSize(MOST_PARSED).build();

  /** Access as this store keeps it. */
  public StoredAccess(ObjectStore store) {
    this.store = store;
  }

  /**
   * A bucket as {@link Access} asks for it.
   *
   * @param name the bucket's name
   * @param owner the account that owns it natively
   * @param ownerId the same account in access control lists
   */
  public BucketAccess read(BucketId bucket, String name, AccountId owner, CanonicalUserId ownerId) {
    return new BucketAccess(
        name,
        owner,
        AclDocument.orOwnerOnly(store.findConfiguration(bucket, ACL), ownerId),
        store.findConfiguration(bucket, POLICY).map(this::parse),
        text(bucket, OWNERSHIP)
            .map(kept -> ObjectOwnership.find(kept).orElse(ObjectOwnership.OBJECT_WRITER))
            .orElse(ObjectOwnership.BUCKET_OWNER_ENFORCED),
        text(bucket, BLOCK)
            .map(kept -> findBlock(kept).orElse(PublicAccessBlock.NONE))
            .orElse(PublicAccessBlock.ALL));
  }

  private Policy parse(Document document) {
    return parsed.get(document, kept -> Policy.parse(kept.bytes()));
  }

  private Optional<String> text(BucketId bucket, String kind) {
    return store
        .findConfiguration(bucket, kind)
        .map(document -> new String(document.bytes(), StandardCharsets.UTF_8));
  }

  private void putText(BucketId bucket, String kind, String text) {
    store.putConfiguration(bucket, kind, Document.of(text.getBytes(StandardCharsets.UTF_8)));
  }

  // Policy

  /** The policy of a bucket as it was put, byte for byte. */
  public Optional<byte[]> findPolicy(BucketId bucket) {
    return store.findConfiguration(bucket, POLICY).map(Document::bytes);
  }

  /**
   * Checks a policy that is to be kept.
   *
   * @param current the bucket as it is
   * @param exists whether whom the policy names is there
   * @return the policy, read
   * @throws io.landbridge.aws.AwsException MalformedPolicy; AccessDenied when it is public and may
   *     not be
   */
  public static Policy checkPolicy(
      BucketAccess current, byte[] document, Predicate<PolicyPrincipal> exists) {
    Policy policy = Policy.parse(document);
    policy.check(current.name(), exists);
    current.block().checkPolicy(policy);
    return policy;
  }

  /** Keeps a policy that was checked. */
  public void putPolicy(BucketId bucket, byte[] document) {
    store.putConfiguration(bucket, POLICY, Document.of(document));
  }

  /**
   * Lets everybody list the bucket and read its objects, as CloudStack's object stores do for a
   * public bucket: by a policy, which what blocks public access of every new bucket does not hold
   * back. What was put to block it stays.
   *
   * @param name the bucket's name
   */
  public void publish(BucketId bucket, String name) {
    String policy =
        """
        {"Version":"2012-10-17","Statement":[\
        {"Effect":"Allow","Principal":"*","Action":["s3:GetBucketLocation","s3:ListBucket"],\
        "Resource":"arn:aws:s3:::%s"},\
        {"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::%s/*"}]}\
        """
            .formatted(name, name);
    putPolicy(bucket, policy.getBytes(StandardCharsets.UTF_8));
    if (text(bucket, BLOCK).isEmpty()) {
      putPublicAccessBlock(bucket, PublicAccessBlock.ACLS);
    }
  }

  /** Forgets the policy, if there is one. */
  public void deletePolicy(BucketId bucket) {
    store.deleteConfiguration(bucket, POLICY);
  }

  // Access control list

  /**
   * Keeps an access control list.
   *
   * @param current the bucket as it is
   * @throws io.landbridge.aws.AwsException AccessControlListNotSupported where lists do not count;
   *     AccessDenied when it is public and may not be
   */
  public void putAcl(BucketId bucket, BucketAccess current, AccessControlList wanted) {
    current.ownership().checkReplacement(wanted, current.acl().owner());
    current.block().checkAcl(wanted);
    store.putConfiguration(bucket, ACL, AclDocument.toDocument(wanted));
  }

  // Ownership

  /** The ownership setting; empty when it was deleted. */
  public Optional<ObjectOwnership> findOwnership(BucketId bucket) {
    return text(bucket, OWNERSHIP)
        .map(ObjectOwnership::find)
        .orElse(Optional.of(ObjectOwnership.BUCKET_OWNER_ENFORCED));
  }

  /**
   * Keeps an ownership setting.
   *
   * @param current the bucket as it is
   * @throws io.landbridge.aws.AwsException InvalidBucketAclWithObjectOwnership when lists are to be
   *     disabled while the bucket's names others
   */
  public void putOwnership(BucketId bucket, BucketAccess current, ObjectOwnership wanted) {
    wanted.checkAdoption(current.acl());
    putText(bucket, OWNERSHIP, wanted.wire());
  }

  /** Deletes the ownership setting: who writes an object owns it. */
  public void deleteOwnership(BucketId bucket) {
    putText(bucket, OWNERSHIP, DELETED);
  }

  // Block public access

  /** What keeps a bucket from being public; empty when it was deleted. */
  public Optional<PublicAccessBlock> findPublicAccessBlock(BucketId bucket) {
    return text(bucket, BLOCK)
        .map(StoredAccess::findBlock)
        .orElse(Optional.of(PublicAccessBlock.ALL));
  }

  /** Keeps what keeps a bucket from being public. */
  public void putPublicAccessBlock(BucketId bucket, PublicAccessBlock wanted) {
    putText(
        bucket,
        BLOCK,
        flag(wanted.blockPublicAcls())
            + flag(wanted.ignorePublicAcls())
            + flag(wanted.blockPublicPolicy())
            + flag(wanted.restrictPublicBuckets()));
  }

  /** Deletes it: nothing is kept from being public. */
  public void deletePublicAccessBlock(BucketId bucket) {
    putText(bucket, BLOCK, DELETED);
  }

  private static String flag(boolean on) {
    return on ? "1" : "0";
  }

  private static Optional<PublicAccessBlock> findBlock(String kept) {
    return kept.equals(DELETED)
        ? Optional.empty()
        : Optional.of(
            new PublicAccessBlock(
                kept.charAt(0) == '1',
                kept.charAt(1) == '1',
                kept.charAt(2) == '1',
                kept.charAt(3) == '1'));
  }
}
