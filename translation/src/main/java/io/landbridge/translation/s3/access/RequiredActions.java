// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.access;

import static java.util.Map.entry;

import io.landbridge.translation.s3.access.RequiredAction.Target;
import io.landbridge.translation.s3.access.policy.PolicyAction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The one table from operations to the permissions they need. Source: Amazon S3 User Guide,
 * "Required permissions for Amazon S3 API operations".
 */
public final class RequiredActions {

  /** Operations that need one permission, the same for all their requests. */
  private static final Map<String, PolicyAction> PLAIN =
      Map.ofEntries(
          entry("DeleteBucket", PolicyAction.DELETE_BUCKET),
          entry("DeleteBucketCors", PolicyAction.PUT_BUCKET_CORS),
          entry("DeleteBucketEncryption", PolicyAction.PUT_ENCRYPTION_CONFIGURATION),
          entry("DeleteBucketLifecycle", PolicyAction.PUT_LIFECYCLE_CONFIGURATION),
          entry("DeleteBucketOwnershipControls", PolicyAction.PUT_BUCKET_OWNERSHIP_CONTROLS),
          entry("DeleteBucketPolicy", PolicyAction.DELETE_BUCKET_POLICY),
          entry("DeleteBucketReplication", PolicyAction.PUT_REPLICATION_CONFIGURATION),
          entry("DeleteBucketTagging", PolicyAction.PUT_BUCKET_TAGGING),
          entry("DeleteBucketWebsite", PolicyAction.DELETE_BUCKET_WEBSITE),
          entry("DeletePublicAccessBlock", PolicyAction.PUT_BUCKET_PUBLIC_ACCESS_BLOCK),
          entry("GetBucketAccelerateConfiguration", PolicyAction.GET_ACCELERATE_CONFIGURATION),
          entry("GetBucketAcl", PolicyAction.GET_BUCKET_ACL),
          entry("GetBucketCors", PolicyAction.GET_BUCKET_CORS),
          entry("GetBucketEncryption", PolicyAction.GET_ENCRYPTION_CONFIGURATION),
          entry("GetBucketLifecycle", PolicyAction.GET_LIFECYCLE_CONFIGURATION),
          entry("GetBucketLifecycleConfiguration", PolicyAction.GET_LIFECYCLE_CONFIGURATION),
          entry("GetBucketLocation", PolicyAction.GET_BUCKET_LOCATION),
          entry("GetBucketLogging", PolicyAction.GET_BUCKET_LOGGING),
          entry("GetBucketNotification", PolicyAction.GET_BUCKET_NOTIFICATION),
          entry("GetBucketNotificationConfiguration", PolicyAction.GET_BUCKET_NOTIFICATION),
          entry("GetBucketOwnershipControls", PolicyAction.GET_BUCKET_OWNERSHIP_CONTROLS),
          entry("GetBucketPolicy", PolicyAction.GET_BUCKET_POLICY),
          entry("GetBucketPolicyStatus", PolicyAction.GET_BUCKET_POLICY_STATUS),
          entry("GetBucketReplication", PolicyAction.GET_REPLICATION_CONFIGURATION),
          entry("GetBucketRequestPayment", PolicyAction.GET_BUCKET_REQUEST_PAYMENT),
          entry("GetBucketTagging", PolicyAction.GET_BUCKET_TAGGING),
          entry("GetBucketVersioning", PolicyAction.GET_BUCKET_VERSIONING),
          entry("GetBucketWebsite", PolicyAction.GET_BUCKET_WEBSITE),
          entry("GetObjectLegalHold", PolicyAction.GET_OBJECT_LEGAL_HOLD),
          entry("GetObjectLockConfiguration", PolicyAction.GET_BUCKET_OBJECT_LOCK_CONFIGURATION),
          entry("GetObjectRetention", PolicyAction.GET_OBJECT_RETENTION),
          entry("GetPublicAccessBlock", PolicyAction.GET_BUCKET_PUBLIC_ACCESS_BLOCK),
          entry("HeadBucket", PolicyAction.LIST_BUCKET),
          entry("ListBuckets", PolicyAction.LIST_ALL_MY_BUCKETS),
          entry("ListMultipartUploads", PolicyAction.LIST_BUCKET_MULTIPART_UPLOADS),
          entry("ListObjectVersions", PolicyAction.LIST_BUCKET_VERSIONS),
          entry("ListObjects", PolicyAction.LIST_BUCKET),
          entry("ListObjectsV2", PolicyAction.LIST_BUCKET),
          entry("ListParts", PolicyAction.LIST_MULTIPART_UPLOAD_PARTS),
          entry("AbortMultipartUpload", PolicyAction.ABORT_MULTIPART_UPLOAD),
          entry("CompleteMultipartUpload", PolicyAction.PUT_OBJECT),
          entry("UploadPart", PolicyAction.PUT_OBJECT),
          entry("PutBucketAccelerateConfiguration", PolicyAction.PUT_ACCELERATE_CONFIGURATION),
          entry("PutBucketAcl", PolicyAction.PUT_BUCKET_ACL),
          entry("PutBucketCors", PolicyAction.PUT_BUCKET_CORS),
          entry("PutBucketEncryption", PolicyAction.PUT_ENCRYPTION_CONFIGURATION),
          entry("PutBucketLifecycle", PolicyAction.PUT_LIFECYCLE_CONFIGURATION),
          entry("PutBucketLifecycleConfiguration", PolicyAction.PUT_LIFECYCLE_CONFIGURATION),
          entry("PutBucketLogging", PolicyAction.PUT_BUCKET_LOGGING),
          entry("PutBucketNotification", PolicyAction.PUT_BUCKET_NOTIFICATION),
          entry("PutBucketNotificationConfiguration", PolicyAction.PUT_BUCKET_NOTIFICATION),
          entry("PutBucketOwnershipControls", PolicyAction.PUT_BUCKET_OWNERSHIP_CONTROLS),
          entry("PutBucketPolicy", PolicyAction.PUT_BUCKET_POLICY),
          entry("PutBucketReplication", PolicyAction.PUT_REPLICATION_CONFIGURATION),
          entry("PutBucketRequestPayment", PolicyAction.PUT_BUCKET_REQUEST_PAYMENT),
          entry("PutBucketTagging", PolicyAction.PUT_BUCKET_TAGGING),
          entry("PutBucketVersioning", PolicyAction.PUT_BUCKET_VERSIONING),
          entry("PutBucketWebsite", PolicyAction.PUT_BUCKET_WEBSITE),
          entry("PutObjectLegalHold", PolicyAction.PUT_OBJECT_LEGAL_HOLD),
          entry("PutObjectLockConfiguration", PolicyAction.PUT_BUCKET_OBJECT_LOCK_CONFIGURATION),
          entry("PutPublicAccessBlock", PolicyAction.PUT_BUCKET_PUBLIC_ACCESS_BLOCK));

  private final List<RequiredAction> needed = new ArrayList<>();
  private final Set<RequestFeature> features;

  private RequiredActions(Set<RequestFeature> features) {
    this.features = features;
  }

  /**
   * The permissions that a request needs, all of them; the one that gives the operation its sense
   * is first.
   *
   * @param operation the S3 operation's name
   * @param features what the request has besides
   * @throws IllegalArgumentException for an operation that is not in the table: it is not to be
   *     done at all
   */
  public static List<RequiredAction> of(String operation, Set<RequestFeature> features) {
    RequiredActions table = new RequiredActions(features);
    PolicyAction plain = PLAIN.get(operation);
    if (plain == null) {
      table.add(operation);
    } else {
      table.needs(plain);
    }
    return List.copyOf(table.needed);
  }

  private void add(String operation) {
    switch (operation) {
      case "CreateBucket" -> createBucket();
      case "GetObject", "HeadObject" -> read(Target.OBJECT, RequestFeature.VERSION);
      case "GetObjectAttributes" -> attributes();
      case "GetObjectAcl" ->
          versioned(PolicyAction.GET_OBJECT_ACL, PolicyAction.GET_OBJECT_VERSION_ACL);
      case "PutObjectAcl" ->
          versioned(PolicyAction.PUT_OBJECT_ACL, PolicyAction.PUT_OBJECT_VERSION_ACL);
      case "GetObjectTagging" ->
          versioned(PolicyAction.GET_OBJECT_TAGGING, PolicyAction.GET_OBJECT_VERSION_TAGGING);
      case "PutObjectTagging" ->
          versioned(PolicyAction.PUT_OBJECT_TAGGING, PolicyAction.PUT_OBJECT_VERSION_TAGGING);
      case "DeleteObjectTagging" ->
          versioned(PolicyAction.DELETE_OBJECT_TAGGING, PolicyAction.DELETE_OBJECT_VERSION_TAGGING);
      case "PutObjectRetention" -> {
        needs(PolicyAction.PUT_OBJECT_RETENTION);
        bypass();
      }
      case "DeleteObject", "DeleteObjects" -> {
        versioned(PolicyAction.DELETE_OBJECT, PolicyAction.DELETE_OBJECT_VERSION);
        bypass();
      }
      case "PutObject", "PostObject", "CreateMultipartUpload" -> write();
      case "CopyObject" -> {
        write();
        read(Target.SOURCE, RequestFeature.SOURCE_VERSION);
        copiedTags();
      }
      case "UploadPartCopy" -> {
        needs(PolicyAction.PUT_OBJECT);
        read(Target.SOURCE, RequestFeature.SOURCE_VERSION);
      }
      case "RenameObject" -> {
        needs(PolicyAction.PUT_OBJECT);
        read(Target.SOURCE, RequestFeature.SOURCE_VERSION);
        needed.add(new RequiredAction(PolicyAction.DELETE_OBJECT, Target.SOURCE));
      }
      default -> throw new IllegalArgumentException("No permissions are known for " + operation);
    }
  }

  private void needs(PolicyAction action) {
    Target target =
        switch (action.level()) {
          case ACCOUNT -> Target.ACCOUNT;
          case BUCKET -> Target.BUCKET;
          case OBJECT -> Target.OBJECT;
        };
    needed.add(new RequiredAction(action, target));
  }

  private void needsFor(RequestFeature feature, PolicyAction action) {
    if (features.contains(feature)) {
      needs(action);
    }
  }

  private void versioned(PolicyAction current, PolicyAction version) {
    needs(features.contains(RequestFeature.VERSION) ? version : current);
  }

  private void read(Target target, RequestFeature version) {
    PolicyAction action =
        features.contains(version) ? PolicyAction.GET_OBJECT_VERSION : PolicyAction.GET_OBJECT;
    needed.add(new RequiredAction(action, target));
  }

  private void attributes() {
    read(Target.OBJECT, RequestFeature.VERSION);
    versioned(PolicyAction.GET_OBJECT_ATTRIBUTES, PolicyAction.GET_OBJECT_VERSION_ATTRIBUTES);
  }

  private void bypass() {
    needsFor(RequestFeature.BYPASS_GOVERNANCE, PolicyAction.BYPASS_GOVERNANCE_RETENTION);
  }

  private void write() {
    needs(PolicyAction.PUT_OBJECT);
    needsFor(RequestFeature.ACL, PolicyAction.PUT_OBJECT_ACL);
    needsFor(RequestFeature.TAGGING, PolicyAction.PUT_OBJECT_TAGGING);
    needsFor(RequestFeature.RETENTION, PolicyAction.PUT_OBJECT_RETENTION);
    needsFor(RequestFeature.LEGAL_HOLD, PolicyAction.PUT_OBJECT_LEGAL_HOLD);
  }

  private void copiedTags() {
    if (features.contains(RequestFeature.COPIED_TAGGING)) {
      needed.add(
          new RequiredAction(
              features.contains(RequestFeature.SOURCE_VERSION)
                  ? PolicyAction.GET_OBJECT_VERSION_TAGGING
                  : PolicyAction.GET_OBJECT_TAGGING,
              Target.SOURCE));
      needs(PolicyAction.PUT_OBJECT_TAGGING);
    }
  }

  private void createBucket() {
    needs(PolicyAction.CREATE_BUCKET);
    needsFor(RequestFeature.ACL, PolicyAction.PUT_BUCKET_ACL);
    needsFor(RequestFeature.OBJECT_LOCK, PolicyAction.PUT_BUCKET_OBJECT_LOCK_CONFIGURATION);
    needsFor(RequestFeature.OBJECT_LOCK, PolicyAction.PUT_BUCKET_VERSIONING);
    needsFor(RequestFeature.OWNERSHIP, PolicyAction.PUT_BUCKET_OWNERSHIP_CONTROLS);
    needsFor(RequestFeature.TAGGING, PolicyAction.PUT_BUCKET_TAGGING);
  }
}
