// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.landbridge.s3.model.BucketCannedACL;
import io.landbridge.s3.model.CopyObjectRequest;
import io.landbridge.s3.model.CreateBucketConfiguration;
import io.landbridge.s3.model.CreateBucketRequest;
import io.landbridge.s3.model.CreateMultipartUploadRequest;
import io.landbridge.s3.model.DeleteObjectRequest;
import io.landbridge.s3.model.ListObjectsV2Request;
import io.landbridge.s3.model.ObjectCannedACL;
import io.landbridge.s3.model.ObjectLockMode;
import io.landbridge.s3.model.PutObjectRequest;
import io.landbridge.s3.model.ServerSideEncryption;
import io.landbridge.s3.model.TaggingDirective;
import io.landbridge.schema.Shape;
import io.landbridge.translation.s3.access.acl.AclPermission;
import io.landbridge.translation.s3.access.policy.ConditionContext;
import io.landbridge.translation.s3.access.policy.ConditionKey;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequestFactsTest {
  private static final Instant NOW = Instant.parse("2026-11-21T20:00:00Z");

  private static List<String> value(Shape input, String key) {
    ConditionContext.Builder conditions = ConditionContext.builder();
    new RequestFacts(input).addTo(conditions, NOW);
    return conditions.build().values(ConditionKey.parse(key));
  }

  @Test
  void seesWhatAWriteBrings() {
    PutObjectRequest plain = PutObjectRequest.builder().bucket("b").key("k").build();
    PutObjectRequest full =
        plain.toBuilder()
            .grantRead("id=1")
            .tagging("a=b")
            .objectLockMode(ObjectLockMode.GOVERNANCE)
            .objectLockRetainUntilDate(NOW.plusSeconds(3 * 86_400 + 60))
            .build();

    assertThat(new RequestFacts(plain).features()).isEmpty();
    assertThat(new RequestFacts(full).features())
        .containsExactly(RequestFeature.ACL, RequestFeature.TAGGING, RequestFeature.RETENTION);
    assertThat(new RequestFacts(full).grantHeaders())
        .containsExactly(entry(AclPermission.READ, "id=1"));
    assertThat(value(full, "s3:x-amz-grant-read")).containsExactly("id=1");
    assertThat(value(full, "s3:object-lock-mode")).containsExactly("GOVERNANCE");
    assertThat(value(full, "s3:object-lock-remaining-retention-days")).containsExactly("3");
  }

  @Test
  void seesWhatACopyTakesAlong() {
    CopyObjectRequest copy =
        CopyObjectRequest.builder()
            .bucket("b")
            .key("k")
            .copySource("/other/key?versionId=v")
            .tagging("a=b")
            .build();

    assertThat(new RequestFacts(copy).features())
        .containsExactly(RequestFeature.SOURCE_VERSION, RequestFeature.COPIED_TAGGING);
    assertThat(
            new RequestFacts(copy.toBuilder().taggingDirective(TaggingDirective.REPLACE).build())
                .features())
        .containsExactly(RequestFeature.SOURCE_VERSION, RequestFeature.TAGGING);
    assertThat(value(copy, "s3:x-amz-copy-source")).containsExactly("other/key");
  }

  @Test
  void anUploadLeavesItsPartsWhatConditionsAskForAndNoSecret() {
    CreateMultipartUploadRequest begin =
        CreateMultipartUploadRequest.builder()
            .bucket("b")
            .key("k")
            .acl(ObjectCannedACL.BUCKET_OWNER_FULL_CONTROL)
            .serverSideEncryption(ServerSideEncryption.AES256)
            .sseCustomerKey("a secret")
            .contentType("text/plain")
            .tagging("team=red&x=")
            .objectLockRetainUntilDate(NOW.plusSeconds(3 * 86_400 + 60))
            .build();

    var headers = new RequestFacts(begin).headers();
    ConditionContext.Builder conditions = ConditionContext.builder();
    RequestFacts.addHeaders(headers, conditions, NOW.plusSeconds(86_400));
    ConditionContext ofPart = conditions.build();

    assertThat(headers.keySet())
        .containsExactlyInAnyOrder(
            "x-amz-acl",
            "x-amz-server-side-encryption",
            "x-amz-tagging",
            "x-amz-object-lock-retain-until-date");
    assertThat(ofPart.values(ConditionKey.parse("s3:x-amz-acl")))
        .containsExactly("bucket-owner-full-control");
    assertThat(ofPart.values(ConditionKey.parse("s3:x-amz-server-side-encryption")))
        .containsExactly("AES256");
    assertThat(ofPart.values(ConditionKey.parse("s3:RequestObjectTag/team")))
        .containsExactly("red");
    assertThat(ofPart.values(ConditionKey.parse("s3:object-lock-remaining-retention-days")))
        .containsExactly("2");
  }

  @Test
  void seesWhatANewBucketIsToHave() {
    CreateBucketRequest create =
        CreateBucketRequest.builder()
            .bucket("b")
            .acl(BucketCannedACL.PUBLIC_READ)
            .objectLockEnabledForBucket(true)
            .createBucketConfiguration(
                CreateBucketConfiguration.builder().locationConstraint("eu-west-1").build())
            .build();

    assertThat(new RequestFacts(create).features())
        .containsExactlyInAnyOrder(RequestFeature.ACL, RequestFeature.OBJECT_LOCK);
    assertThat(new RequestFacts(create).cannedAcl()).contains("public-read");
    assertThat(value(create, "s3:x-amz-acl")).containsExactly("public-read");
  }

  @Test
  void seesVersionsAndListsAndBypasses() {
    DeleteObjectRequest delete =
        DeleteObjectRequest.builder()
            .bucket("b")
            .key("k")
            .versionId("v")
            .bypassGovernanceRetention(true)
            .build();
    ListObjectsV2Request list =
        ListObjectsV2Request.builder().bucket("b").prefix("home/").maxKeys(5).build();

    assertThat(new RequestFacts(delete).features())
        .containsExactlyInAnyOrder(RequestFeature.VERSION, RequestFeature.BYPASS_GOVERNANCE);
    assertThat(
            new RequestFacts(delete.toBuilder().bypassGovernanceRetention(false).build())
                .features())
        .containsExactly(RequestFeature.VERSION);
    assertThat(value(delete, "s3:VersionId")).containsExactly("v");
    assertThat(value(list, "s3:prefix")).containsExactly("home/");
    assertThat(value(list, "s3:max-keys")).containsExactly("5");
  }
}
