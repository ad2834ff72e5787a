// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.configuration;

import static io.landbridge.translation.s3.access.Requesters.OTHER_ID;
import static io.landbridge.translation.s3.access.Requesters.OWNER_ID;
import static org.assertj.core.api.Assertions.assertThat;

import io.landbridge.s3.S3Operations;
import io.landbridge.s3.model.BucketCannedACL;
import io.landbridge.s3.model.DeleteBucketOwnershipControlsRequest;
import io.landbridge.s3.model.DeleteBucketPolicyRequest;
import io.landbridge.s3.model.DeletePublicAccessBlockRequest;
import io.landbridge.s3.model.GetBucketAclRequest;
import io.landbridge.s3.model.GetBucketOwnershipControlsRequest;
import io.landbridge.s3.model.GetBucketPolicyRequest;
import io.landbridge.s3.model.GetBucketPolicyStatusRequest;
import io.landbridge.s3.model.GetObjectAclRequest;
import io.landbridge.s3.model.GetPublicAccessBlockOutput;
import io.landbridge.s3.model.GetPublicAccessBlockRequest;
import io.landbridge.s3.model.ObjectCannedACL;
import io.landbridge.s3.model.ObjectOwnership;
import io.landbridge.s3.model.Owner;
import io.landbridge.s3.model.OwnershipControls;
import io.landbridge.s3.model.OwnershipControlsRule;
import io.landbridge.s3.model.PolicyStatus;
import io.landbridge.s3.model.PublicAccessBlockConfiguration;
import io.landbridge.s3.model.PutBucketAclRequest;
import io.landbridge.s3.model.PutBucketOwnershipControlsRequest;
import io.landbridge.s3.model.PutBucketPolicyRequest;
import io.landbridge.s3.model.PutObjectAclRequest;
import io.landbridge.s3.model.PutPublicAccessBlockRequest;
import io.landbridge.translation.s3.access.acl.CannedAcl;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class AccessOperationsTest extends ConfigurationFixture {
  private GetPublicAccessBlockOutput block() {
    return ask(
        S3Operations.GET_PUBLIC_ACCESS_BLOCK,
        GetPublicAccessBlockRequest.builder().bucket("b").build());
  }

  private void openAll() {
    ask(
        S3Operations.DELETE_PUBLIC_ACCESS_BLOCK,
        DeletePublicAccessBlockRequest.builder().bucket("b").build());
  }

  private void own(ObjectOwnership ownership) {
    ask(
        S3Operations.PUT_BUCKET_OWNERSHIP_CONTROLS,
        PutBucketOwnershipControlsRequest.builder()
            .bucket("b")
            .ownershipControls(
                OwnershipControls.builder()
                    .rules(
                        List.of(OwnershipControlsRule.builder().objectOwnership(ownership).build()))
                    .build())
            .build());
  }

  private void putAcl(BucketCannedACL acl) {
    ask(S3Operations.PUT_BUCKET_ACL, PutBucketAclRequest.builder().bucket("b").acl(acl).build());
  }

  @Nested
  class Policies {
    private void put(String policy) {
      ask(
          S3Operations.PUT_BUCKET_POLICY,
          PutBucketPolicyRequest.builder().bucket("b").policy(policy).build());
    }

    private Optional<String> get() {
      return ask(
              S3Operations.GET_BUCKET_POLICY, GetBucketPolicyRequest.builder().bucket("b").build())
          .policy();
    }

    @Test
    void arePublicOnlyWhereTheyMayBe() {
      assertRefused("NoSuchBucketPolicy", this::get);
      assertRefused("AccessDenied", () -> put(PUBLIC));
      openAll();
      put(PUBLIC);

      assertThat(get()).contains(PUBLIC);
      assertThat(
              ask(
                      S3Operations.GET_BUCKET_POLICY_STATUS,
                      GetBucketPolicyStatusRequest.builder().bucket("b").build())
                  .policyStatus()
                  .flatMap(PolicyStatus::isPublic))
          .contains(true);
      assertRefused("MalformedPolicy", () -> put("{}"));
      ask(
          S3Operations.DELETE_BUCKET_POLICY,
          DeleteBucketPolicyRequest.builder().bucket("b").build());
      assertRefused("NoSuchBucketPolicy", this::get);
    }
  }

  @Test
  void knowsABlockThatWasDeletedFromOneThatNeverWas() {
    assertThat(block().publicAccessBlockConfiguration().flatMap(b -> b.blockPublicAcls()))
        .contains(true);
    ask(
        S3Operations.PUT_PUBLIC_ACCESS_BLOCK,
        PutPublicAccessBlockRequest.builder()
            .bucket("b")
            .publicAccessBlockConfiguration(
                PublicAccessBlockConfiguration.builder().blockPublicPolicy(true).build())
            .build());
    assertThat(block().publicAccessBlockConfiguration())
        .contains(
            PublicAccessBlockConfiguration.builder()
                .blockPublicAcls(false)
                .ignorePublicAcls(false)
                .blockPublicPolicy(true)
                .restrictPublicBuckets(false)
                .build());
    openAll();
    assertRefused("NoSuchPublicAccessBlockConfiguration", this::block);
  }

  @Test
  void takesListsWhereTheyCountAndNamesNobodyWhereTheyDoNot() {
    GetBucketAclRequest get = GetBucketAclRequest.builder().bucket("b").build();
    assertRefused("AccessControlListNotSupported", () -> putAcl(BucketCannedACL.PUBLIC_READ));
    own(ObjectOwnership.OBJECT_WRITER);
    assertRefused("AccessDenied", () -> putAcl(BucketCannedACL.PUBLIC_READ));
    openAll();
    putAcl(BucketCannedACL.PUBLIC_READ);

    assertThat(ask(S3Operations.GET_BUCKET_ACL, get).grants()).hasSize(2);
    assertThat(ask(S3Operations.GET_BUCKET_ACL, get).owner().flatMap(Owner::id))
        .contains(OWNER_ID.value());
    assertRefused(
        "InvalidBucketAclWithObjectOwnership", () -> own(ObjectOwnership.BUCKET_OWNER_ENFORCED));
  }

  @Test
  void showsOwnershipUntilItIsDeleted() {
    GetBucketOwnershipControlsRequest get =
        GetBucketOwnershipControlsRequest.builder().bucket("b").build();
    assertThat(
            ask(S3Operations.GET_BUCKET_OWNERSHIP_CONTROLS, get)
                .ownershipControls()
                .orElseThrow()
                .rules()
                .getFirst()
                .objectOwnership())
        .isEqualTo(ObjectOwnership.BUCKET_OWNER_ENFORCED);
    ask(
        S3Operations.DELETE_BUCKET_OWNERSHIP_CONTROLS,
        DeleteBucketOwnershipControlsRequest.builder().bucket("b").build());
    assertRefused(
        "OwnershipControlsNotFoundError",
        () -> ask(S3Operations.GET_BUCKET_OWNERSHIP_CONTROLS, get));
  }

  @Test
  void changesTheListOfAnObject() {
    GetObjectAclRequest get = GetObjectAclRequest.builder().bucket("b").key("k").build();
    PutObjectAclRequest put =
        PutObjectAclRequest.builder()
            .bucket("b")
            .key("k")
            .acl(ObjectCannedACL.BUCKET_OWNER_READ)
            .build();

    assertThat(ask(S3Operations.GET_OBJECT_ACL, get).owner().flatMap(Owner::id))
        .contains(OWNER_ID.value());
    assertRefused("AccessControlListNotSupported", () -> ask(S3Operations.PUT_OBJECT_ACL, put));
    own(ObjectOwnership.OBJECT_WRITER);
    ask(S3Operations.PUT_OBJECT_ACL, put);
    assertThat(ask(S3Operations.GET_OBJECT_ACL, get).grants())
        .isEqualTo(
            io.landbridge.translation.s3.access.acl.AclDocument.grants(
                CannedAcl.BUCKET_OWNER_READ.expand(OTHER_ID, OWNER_ID), _ -> Optional.empty()));
    assertRefused(
        "NoSuchKey", () -> ask(S3Operations.GET_OBJECT_ACL, get.toBuilder().key("none").build()));
  }
}
