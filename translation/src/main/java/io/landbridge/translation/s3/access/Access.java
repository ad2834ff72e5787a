// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.access;

import io.landbridge.translation.s3.access.AccessDecision.Allowed;
import io.landbridge.translation.s3.access.AccessDecision.Denied;
import io.landbridge.translation.s3.access.AccessDecision.Reason;
import io.landbridge.translation.s3.access.acl.AccessControlList;
import io.landbridge.translation.s3.access.acl.AclPermission;
import io.landbridge.translation.s3.access.policy.Policy;
import io.landbridge.translation.s3.access.policy.PolicyAction;
import io.landbridge.translation.s3.access.policy.PolicyAction.Level;
import io.landbridge.translation.s3.access.policy.PolicyVerdict;
import io.landbridge.translation.s3.requester.Requester;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Decides whether a request may be done, in S3's order: a policy's Deny, the rights of owners,
 * block public access, a policy's Allow, access control lists; what none of them permits is
 * refused. All users of an account have the account's rights: CloudStack has no policies of users.
 * Source: Amazon S3 User Guide, "How Amazon S3 authorizes a request".
 */
public final class Access {
  private static final Allowed ALLOWED = new Allowed();

  /**
   * A policy that locks its own account out can still be mended by the account's root user in AWS;
   * here it is the account itself that owns, and each of its users stands for it.
   */
  private static final Set<PolicyAction> NEVER_LOCKED_OUT =
      EnumSet.of(
          PolicyAction.GET_BUCKET_POLICY,
          PolicyAction.PUT_BUCKET_POLICY,
          PolicyAction.DELETE_BUCKET_POLICY);

  /** What the bucket's owner may do about an object whosever it is. */
  private static final Set<PolicyAction> ALWAYS_THE_BUCKET_OWNERS =
      EnumSet.of(
          PolicyAction.PUT_OBJECT,
          PolicyAction.DELETE_OBJECT,
          PolicyAction.DELETE_OBJECT_VERSION,
          PolicyAction.ABORT_MULTIPART_UPLOAD,
          PolicyAction.LIST_MULTIPART_UPLOAD_PARTS,
          PolicyAction.BYPASS_GOVERNANCE_RETENTION,
          PolicyAction.PUT_OBJECT_RETENTION,
          PolicyAction.PUT_OBJECT_LEGAL_HOLD,
          PolicyAction.GET_OBJECT_RETENTION,
          PolicyAction.GET_OBJECT_LEGAL_HOLD,
          PolicyAction.PUT_OBJECT_TAGGING,
          PolicyAction.PUT_OBJECT_VERSION_TAGGING,
          PolicyAction.GET_OBJECT_TAGGING,
          PolicyAction.GET_OBJECT_VERSION_TAGGING,
          PolicyAction.DELETE_OBJECT_TAGGING,
          PolicyAction.DELETE_OBJECT_VERSION_TAGGING);

  /** What who began an upload may do with it. */
  private static final Set<PolicyAction> ALWAYS_THE_INITIATORS =
      EnumSet.of(PolicyAction.ABORT_MULTIPART_UPLOAD, PolicyAction.LIST_MULTIPART_UPLOAD_PARTS);

  private final AccessQuestion question;
  private final BucketAccess bucket;
  private final Optional<AccessControlList> object;

  private Access(AccessQuestion question, BucketAccess bucket, Optional<AccessControlList> object) {
    this.question = question;
    this.bucket = bucket;
    this.object = object;
  }

  /**
   * Decides about one action.
   *
   * @param question who asks for what
   * @param bucket the bucket in question
   * @param object the list of the object in question, whose owner is the object's; of the upload
   *     and who began it for the actions on parts; empty when there is no such object, or the
   *     action is on the bucket
   */
  public static AccessDecision decide(
      AccessQuestion question, BucketAccess bucket, Optional<AccessControlList> object) {
    return new Access(question, bucket, object).decide();
  }

  /**
   * Decides whether the client may learn that an object is not there. Where it may not, the answer
   * to a read of it is the same as for an object that the client has no right to.
   *
   * @param question what is asked of the object that is not there
   */
  public static AccessDecision decideMissing(AccessQuestion question, BucketAccess bucket) {
    AccessDecision read = decide(question, bucket, Optional.empty());
    if (read instanceof Denied denied && denied.reason() != Reason.NOT_GRANTED) {
      return read;
    }
    AccessDecision list =
        decide(question.ofBucket(PolicyAction.LIST_BUCKET), bucket, Optional.empty());
    return list.isAllowed() ? list : new Access(question, bucket, Optional.empty()).notGranted();
  }

  private AccessDecision decide() {
    PolicyVerdict verdict = verdict();
    if (verdict == PolicyVerdict.EXPLICIT_DENY && !isNeverLockedOut()) {
      return denied(Reason.EXPLICIT_DENY, " with an explicit deny in a resource-based policy");
    }
    if (question.requester() instanceof Requester.Service) {
      return verdict == PolicyVerdict.ALLOW || isGrantedByAcl() ? ALLOWED : notGranted();
    }
    if (isBucketOwner()) {
      return isOthersObject() && !isGrantedByAcl() ? notGranted() : ALLOWED;
    }
    if (bucket.block().restrictPublicBuckets()
        && bucket.policy().filter(Policy::isPublic).isPresent()) {
      return denied(
          Reason.PUBLIC_BUCKET_RESTRICTED,
          " because the bucket's policy is public and RestrictPublicBuckets is set");
    }
    boolean byPolicy = verdict == PolicyVerdict.ALLOW && !isOthersObject();
    return byPolicy || isInitiator() || isGrantedByAcl() ? ALLOWED : notGranted();
  }

  private PolicyVerdict verdict() {
    return bucket
        .policy()
        .map(policy ->
            policy.evaluate(question.requester(), question.action(), arn(), question.conditions()))
        .orElse(PolicyVerdict.SILENT);
  }

  private String arn() {
    String ofBucket = "arn:aws:s3:::" + bucket.name();
    return question.key().map(key -> ofBucket + "/" + key).orElse(ofBucket);
  }

  private boolean isBucketOwner() {
    return question.requester().account().filter(bucket.owner()::equals).isPresent();
  }

  private boolean isNeverLockedOut() {
    return isBucketOwner() && NEVER_LOCKED_OUT.contains(question.action());
  }

  /** Whether the object is another account's, so that the bucket's word does not count for it. */
  private boolean isOthersObject() {
    return bucket.ownership().allowsAcls()
        && !ALWAYS_THE_BUCKET_OWNERS.contains(question.action())
        && object.filter(acl -> !acl.owner().equals(bucket.acl().owner())).isPresent();
  }

  private boolean isInitiator() {
    return ALWAYS_THE_INITIATORS.contains(question.action())
        && object.filter(acl -> acl.isOwner(question.requester())).isPresent();
  }

  private boolean isGrantedByAcl() {
    if (!bucket.ownership().allowsAcls()) {
      return false;
    }
    PolicyAction action = question.action();
    boolean byBucket =
        AclPermission.ofBucket(action).filter(wanted -> permits(bucket.acl(), wanted)).isPresent();
    // A grant to write lets others add objects, and remove none but their own.
    if (byBucket && action == PolicyAction.DELETE_OBJECT) {
      return object.filter(acl -> acl.isOwner(question.requester())).isPresent();
    }
    return byBucket
        || (action.level() == Level.OBJECT
            && AclPermission.ofObject(action)
                .filter(wanted -> object.filter(acl -> permits(acl, wanted)).isPresent())
                .isPresent());
  }

  private boolean permits(AccessControlList acl, AclPermission wanted) {
    return acl.permits(question.requester(), wanted, bucket.block().ignorePublicAcls());
  }

  private Denied notGranted() {
    return denied(
        Reason.NOT_GRANTED,
        " because no resource-based policy allows the " + question.action().wire() + " action");
  }

  /** Only the owner's own users are told why; others learn nothing about the bucket. */
  private Denied denied(Reason reason, String why) {
    String message =
        question.requester() instanceof Requester.User user && isBucketOwner()
            ? "User: "
                + user.arn()
                + " is not authorized to perform: "
                + question.action().wire()
                + " on resource: \""
                + arn()
                + "\""
                + why
            : "Access Denied";
    return new Denied(question.action(), reason, message);
  }
}
