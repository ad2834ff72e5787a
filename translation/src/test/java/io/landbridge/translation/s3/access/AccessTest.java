// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.access;

import static io.landbridge.translation.s3.access.Requesters.ALICE;
import static io.landbridge.translation.s3.access.Requesters.ANONYMOUS;
import static io.landbridge.translation.s3.access.Requesters.CAROL;
import static io.landbridge.translation.s3.access.Requesters.LOGGING;
import static io.landbridge.translation.s3.access.Requesters.OTHER_ID;
import static io.landbridge.translation.s3.access.Requesters.OWNER;
import static io.landbridge.translation.s3.access.Requesters.OWNER_ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landbridge.aws.AwsException;
import io.landbridge.translation.s3.access.AccessDecision.Denied;
import io.landbridge.translation.s3.access.AccessDecision.Reason;
import io.landbridge.translation.s3.access.acl.AccessControlList;
import io.landbridge.translation.s3.access.acl.CannedAcl;
import io.landbridge.translation.s3.access.acl.ObjectOwnership;
import io.landbridge.translation.s3.access.acl.PublicAccessBlock;
import io.landbridge.translation.s3.access.policy.ConditionContext;
import io.landbridge.translation.s3.access.policy.Policy;
import io.landbridge.translation.s3.access.policy.PolicyAction;
import io.landbridge.translation.s3.access.policy.PolicyAction.Level;
import io.landbridge.translation.s3.requester.Requester;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AccessTest {
  private static final BucketAccess NEW = BucketAccess.ofNew("b", OWNER, OWNER_ID);
  private static final AccessControlList OWN_OBJECT = AccessControlList.ownerOnly(OWNER_ID);
  private static final AccessControlList CAROLS_OBJECT = AccessControlList.ownerOnly(OTHER_ID);

  private static BucketAccess withAcls(CannedAcl acl) {
    return new BucketAccess(
        "b",
        OWNER,
        acl.expand(OWNER_ID, OWNER_ID),
        Optional.empty(),
        ObjectOwnership.OBJECT_WRITER,
        PublicAccessBlock.NONE);
  }

  private static BucketAccess with(BucketAccess bucket, Policy policy) {
    return new BucketAccess(
        bucket.name(),
        bucket.owner(),
        bucket.acl(),
        Optional.of(policy),
        bucket.ownership(),
        bucket.block());
  }

  private static BucketAccess with(BucketAccess bucket, PublicAccessBlock block) {
    return new BucketAccess(
        bucket.name(), bucket.owner(), bucket.acl(), bucket.policy(), bucket.ownership(), block);
  }

  private static Policy policy(String effect, String principal, String action) {
    return Policy.parse(
        ("{'Statement':{'Effect':'"
                + effect
                + "','Principal':{'AWS':'"
                + principal
                + "'},'Action':'"
                + action
                + "','Resource':['arn:aws:s3:::b','arn:aws:s3:::b/*']}}")
            .replace('\'', '"')
            .getBytes(StandardCharsets.UTF_8));
  }

  private static AccessDecision decide(
      Requester who, PolicyAction action, BucketAccess bucket, AccessControlList object) {
    return Access.decide(question(who, action), bucket, Optional.of(object));
  }

  private static AccessQuestion question(Requester who, PolicyAction action) {
    Optional<String> key = action.level() == Level.OBJECT ? Optional.of("k") : Optional.empty();
    return new AccessQuestion(who, action, key, ConditionContext.empty());
  }

  @ParameterizedTest
  @EnumSource
  void leavesANewBucketToItsOwnersAccountAlone(PolicyAction action) {
    assertThat(decide(ALICE, action, NEW, OWN_OBJECT).isAllowed()).isTrue();
    assertThat(decide(CAROL, action, NEW, OWN_OBJECT).isAllowed()).isFalse();
    assertThat(decide(ANONYMOUS, action, NEW, OWN_OBJECT).isAllowed()).isFalse();
    assertThat(decide(LOGGING, action, NEW, OWN_OBJECT).isAllowed()).isFalse();
  }

  @ParameterizedTest(name = "{0}: {1} to the owner, {2} to others, {3} to nobody")
  @CsvSource({
    "Allow, 222222222222, true, true, false",
    "Allow, *, true, true, true",
    "Deny, *, false, false, false",
    "Deny, 222222222222, true, false, false",
  })
  void followsThePolicy(
      String effect, String principal, boolean alice, boolean carol, boolean nobody) {
    BucketAccess bucket =
        with(with(NEW, PublicAccessBlock.NONE), policy(effect, principal, "s3:GetObject"));

    assertThat(decide(ALICE, PolicyAction.GET_OBJECT, bucket, OWN_OBJECT).isAllowed())
        .isEqualTo(alice);
    assertThat(decide(CAROL, PolicyAction.GET_OBJECT, bucket, OWN_OBJECT).isAllowed())
        .isEqualTo(carol);
    assertThat(decide(ANONYMOUS, PolicyAction.GET_OBJECT, bucket, OWN_OBJECT).isAllowed())
        .isEqualTo(nobody);
  }

  @ParameterizedTest
  @EnumSource
  void letsTheAccountMendAPolicyThatLocksItOut(PolicyAction action) {
    BucketAccess bucket = with(NEW, policy("Deny", "*", "s3:*"));
    boolean mends =
        action == PolicyAction.GET_BUCKET_POLICY
            || action == PolicyAction.PUT_BUCKET_POLICY
            || action == PolicyAction.DELETE_BUCKET_POLICY;

    assertThat(decide(ALICE, action, bucket, OWN_OBJECT).isAllowed()).isEqualTo(mends);
    assertThat(decide(CAROL, action, bucket, OWN_OBJECT).isAllowed()).isFalse();
  }

  @Test
  void keepsABucketWithAPublicPolicyToItsOwnerWhenToldSo() {
    BucketAccess restricted =
        with(
            with(NEW, policy("Allow", "*", "s3:GetObject")),
            new PublicAccessBlock(false, false, false, true));

    assertThat(decide(CAROL, PolicyAction.GET_OBJECT, restricted, OWN_OBJECT))
        .isInstanceOfSatisfying(
            Denied.class, d -> assertThat(d.reason()).isEqualTo(Reason.PUBLIC_BUCKET_RESTRICTED));
    assertThat(decide(ALICE, PolicyAction.GET_OBJECT, restricted, OWN_OBJECT).isAllowed()).isTrue();
    BucketAccess named = with(restricted, policy("Allow", "222222222222", "s3:GetObject"));
    assertThat(decide(CAROL, PolicyAction.GET_OBJECT, named, OWN_OBJECT).isAllowed()).isTrue();
  }

  @ParameterizedTest(name = "{0}, {1}: {2} to carol, {3} to nobody")
  @CsvSource({
    "PRIVATE, LIST_BUCKET, false, false",
    "PUBLIC_READ, LIST_BUCKET, true, true",
    "PUBLIC_READ, LIST_BUCKET_VERSIONS, true, true",
    "PUBLIC_READ, PUT_OBJECT, false, false",
    "PUBLIC_READ, GET_OBJECT, false, false",
    "PUBLIC_READ, GET_BUCKET_POLICY, false, false",
    "PUBLIC_READ_WRITE, PUT_OBJECT, true, true",
    "PUBLIC_READ_WRITE, DELETE_OBJECT, false, false",
    "AUTHENTICATED_READ, LIST_BUCKET, true, false",
    "LOG_DELIVERY_WRITE, PUT_OBJECT, false, false",
  })
  void followsTheBucketsList(CannedAcl acl, PolicyAction action, boolean carol, boolean nobody) {
    BucketAccess bucket = withAcls(acl);

    assertThat(decide(CAROL, action, bucket, OWN_OBJECT).isAllowed()).isEqualTo(carol);
    assertThat(decide(ANONYMOUS, action, bucket, OWN_OBJECT).isAllowed()).isEqualTo(nobody);
    BucketAccess enforced =
        new BucketAccess(
            "b",
            OWNER,
            bucket.acl(),
            Optional.empty(),
            ObjectOwnership.BUCKET_OWNER_ENFORCED,
            PublicAccessBlock.NONE);
    assertThat(decide(CAROL, action, enforced, OWN_OBJECT).isAllowed()).isFalse();
    BucketAccess ignoring = with(bucket, new PublicAccessBlock(false, true, false, false));
    assertThat(decide(CAROL, action, ignoring, OWN_OBJECT).isAllowed()).isFalse();
  }

  @Test
  void letsTheLogBeWrittenWhereTheListSaysSo() {
    assertThat(
            decide(
                    LOGGING,
                    PolicyAction.PUT_OBJECT,
                    withAcls(CannedAcl.LOG_DELIVERY_WRITE),
                    OWN_OBJECT)
                .isAllowed())
        .isTrue();
  }

  @ParameterizedTest(name = "{0} by {1} of an object that is carol''s: {2}")
  @CsvSource({
    "GET_OBJECT, alice, false",
    "GET_OBJECT_ACL, alice, false",
    "PUT_OBJECT, alice, true",
    "DELETE_OBJECT, alice, true",
    "DELETE_OBJECT_VERSION, alice, true",
    "ABORT_MULTIPART_UPLOAD, alice, true",
    "GET_OBJECT, carol, true",
    "PUT_OBJECT_ACL, carol, true",
    "DELETE_OBJECT, carol, false",
    "ABORT_MULTIPART_UPLOAD, carol, true",
    "LIST_MULTIPART_UPLOAD_PARTS, carol, true",
  })
  void leavesAnObjectToItsOwner(PolicyAction action, String who, boolean expected) {
    Requester requester = who.equals("alice") ? ALICE : CAROL;

    assertThat(decide(requester, action, withAcls(CannedAcl.PRIVATE), CAROLS_OBJECT).isAllowed())
        .isEqualTo(expected);
  }

  @Test
  void letsAWriterRemoveItsOwnObjects() {
    assertThat(
            decide(
                    CAROL,
                    PolicyAction.DELETE_OBJECT,
                    withAcls(CannedAcl.PUBLIC_READ_WRITE),
                    CAROLS_OBJECT)
                .isAllowed())
        .isTrue();
  }

  @Test
  void doesNotLetAPolicyGiveAwayTheObjectsOfOthers() {
    BucketAccess bucket = with(withAcls(CannedAcl.PRIVATE), policy("Allow", "*", "s3:GetObject"));

    assertThat(decide(ANONYMOUS, PolicyAction.GET_OBJECT, bucket, CAROLS_OBJECT).isAllowed())
        .isFalse();
    assertThat(decide(ANONYMOUS, PolicyAction.GET_OBJECT, bucket, OWN_OBJECT).isAllowed()).isTrue();
  }

  @Test
  void tellsOnlyThoseWhoMayListThatAnObjectIsMissing() {
    AccessQuestion read = question(CAROL, PolicyAction.GET_OBJECT);

    assertThat(Access.decideMissing(read, NEW).isAllowed()).isFalse();
    assertThat(
            Access.decideMissing(read, with(NEW, policy("Allow", "222222222222", "s3:GetObject")))
                .isAllowed())
        .isFalse();
    assertThat(
            Access.decideMissing(read, with(NEW, policy("Allow", "222222222222", "s3:ListBucket")))
                .isAllowed())
        .isTrue();
    assertThat(
            Access.decideMissing(
                    question(ALICE, PolicyAction.GET_OBJECT),
                    with(NEW, policy("Deny", "*", "s3:GetObject")))
                .isAllowed())
        .isFalse();
    assertThat(Access.decideMissing(question(ALICE, PolicyAction.GET_OBJECT), NEW).isAllowed())
        .isTrue();
  }

  @Test
  void tellsOnlyTheOwnersUsersWhy() {
    BucketAccess bucket = with(NEW, policy("Deny", "*", "s3:*"));

    assertThatThrownBy(() -> decide(ALICE, PolicyAction.GET_OBJECT, bucket, OWN_OBJECT).require())
        .isInstanceOfSatisfying(
            AwsException.class,
            e -> {
              assertThat(e.error().code()).isEqualTo("AccessDenied");
              assertThat(e.error().httpStatus()).isEqualTo(403);
              assertThat(e.error().message())
                  .isEqualTo(
                      "User: arn:aws:iam::111111111111:user/alice is not authorized to perform:"
                          + " s3:GetObject on resource: \"arn:aws:s3:::b/k\" with an explicit deny"
                          + " in a resource-based policy");
            });
    assertThatThrownBy(() -> decide(CAROL, PolicyAction.GET_OBJECT, bucket, OWN_OBJECT).require())
        .hasMessage("AccessDenied: Access Denied");
  }
}
