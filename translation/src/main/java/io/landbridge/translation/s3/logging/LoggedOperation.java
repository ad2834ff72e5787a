// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.logging;

import static java.util.Map.entry;

import java.util.Map;

/** How access logs name operations: {@code REST.GET.OBJECT}. */
public final class LoggedOperation {
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          entry("AbortMultipartUpload", "DELETE.UPLOAD"),
          entry("CompleteMultipartUpload", "POST.UPLOAD"),
          entry("CopyObject", "COPY.OBJECT"),
          entry("CreateBucket", "PUT.BUCKET"),
          entry("CreateMultipartUpload", "POST.UPLOADS"),
          entry("DeleteBucket", "DELETE.BUCKET"),
          entry("DeleteBucketCors", "DELETE.CORS"),
          entry("DeleteBucketEncryption", "DELETE.ENCRYPTION"),
          entry("DeleteBucketLifecycle", "DELETE.LIFECYCLE"),
          entry("DeleteBucketOwnershipControls", "DELETE.OWNERSHIP_CONTROLS"),
          entry("DeleteBucketPolicy", "DELETE.BUCKETPOLICY"),
          entry("DeleteBucketTagging", "DELETE.TAGGING"),
          entry("DeleteBucketWebsite", "DELETE.WEBSITE"),
          entry("DeleteObject", "DELETE.OBJECT"),
          entry("DeleteObjectTagging", "DELETE.OBJECT_TAGGING"),
          entry("DeleteObjects", "POST.MULTI_OBJECT_DELETE"),
          entry("DeletePublicAccessBlock", "DELETE.PUBLIC_ACCESS_BLOCK"),
          entry("GetBucketAccelerateConfiguration", "GET.ACCELERATE"),
          entry("GetBucketAcl", "GET.ACL"),
          entry("GetBucketCors", "GET.CORS"),
          entry("GetBucketEncryption", "GET.ENCRYPTION"),
          entry("GetBucketLifecycleConfiguration", "GET.LIFECYCLE"),
          entry("GetBucketLocation", "GET.LOCATION"),
          entry("GetBucketLogging", "GET.LOGGING_STATUS"),
          entry("GetBucketNotificationConfiguration", "GET.NOTIFICATION"),
          entry("GetBucketOwnershipControls", "GET.OWNERSHIP_CONTROLS"),
          entry("GetBucketPolicy", "GET.BUCKETPOLICY"),
          entry("GetBucketPolicyStatus", "GET.POLICY_STATUS"),
          entry("GetBucketRequestPayment", "GET.REQUEST_PAYMENT"),
          entry("GetBucketTagging", "GET.TAGGING"),
          entry("GetBucketVersioning", "GET.VERSIONING"),
          entry("GetBucketWebsite", "GET.WEBSITE"),
          entry("GetObject", "GET.OBJECT"),
          entry("GetObjectAcl", "GET.ACL"),
          entry("GetObjectAttributes", "GET.OBJECT_ATTRIBUTES"),
          entry("GetObjectLegalHold", "GET.OBJECT_LOCK_LEGAL_HOLD"),
          entry("GetObjectLockConfiguration", "GET.OBJECT_LOCK_CONFIGURATION"),
          entry("GetObjectRetention", "GET.OBJECT_LOCK_RETENTION"),
          entry("GetObjectTagging", "GET.OBJECT_TAGGING"),
          entry("GetPublicAccessBlock", "GET.PUBLIC_ACCESS_BLOCK"),
          entry("HeadBucket", "HEAD.BUCKET"),
          entry("HeadObject", "HEAD.OBJECT"),
          entry("ListMultipartUploads", "GET.UPLOADS"),
          entry("ListObjectVersions", "GET.BUCKETVERSIONS"),
          entry("ListObjects", "GET.BUCKET"),
          entry("ListObjectsV2", "GET.BUCKET"),
          entry("ListParts", "GET.UPLOAD"),
          entry("PostObject", "POST.OBJECT"),
          entry("PutBucketAcl", "PUT.ACL"),
          entry("PutBucketCors", "PUT.CORS"),
          entry("PutBucketEncryption", "PUT.ENCRYPTION"),
          entry("PutBucketLifecycleConfiguration", "PUT.LIFECYCLE"),
          entry("PutBucketLogging", "PUT.LOGGING_STATUS"),
          entry("PutBucketNotificationConfiguration", "PUT.NOTIFICATION"),
          entry("PutBucketOwnershipControls", "PUT.OWNERSHIP_CONTROLS"),
          entry("PutBucketPolicy", "PUT.BUCKETPOLICY"),
          entry("PutBucketRequestPayment", "PUT.REQUEST_PAYMENT"),
          entry("PutBucketTagging", "PUT.TAGGING"),
          entry("PutBucketVersioning", "PUT.VERSIONING"),
          entry("PutBucketWebsite", "PUT.WEBSITE"),
          entry("PutObject", "PUT.OBJECT"),
          entry("PutObjectAcl", "PUT.ACL"),
          entry("PutObjectLegalHold", "PUT.OBJECT_LOCK_LEGAL_HOLD"),
          entry("PutObjectLockConfiguration", "PUT.OBJECT_LOCK_CONFIGURATION"),
          entry("PutObjectRetention", "PUT.OBJECT_LOCK_RETENTION"),
          entry("PutObjectTagging", "PUT.OBJECT_TAGGING"),
          entry("PutPublicAccessBlock", "PUT.PUBLIC_ACCESS_BLOCK"),
          entry("RenameObject", "PUT.OBJECT_RENAME"),
          entry("UploadPart", "PUT.PART"),
          entry("UploadPartCopy", "COPY.PART"));

  private LoggedOperation() {}

  /** The name in a log of a request to a website. */
  public static String ofWebsite(String method) {
    return "WEBSITE." + method + ".OBJECT";
  }

  /**
   * The name in a log.
   *
   * @param operation the S3 operation's name
   * @param method the request's method, for operations that have no name of their own in logs
   */
  public static String of(String operation, String method) {
    String known = NAMES.get(operation);
    return "REST." + (known == null ? method + ".UNSUPPORTED" : known);
  }
}
