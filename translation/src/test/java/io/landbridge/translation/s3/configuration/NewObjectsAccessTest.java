// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.configuration;

import static io.landbridge.translation.s3.access.Requesters.OWNER_ID;
import static org.assertj.core.api.Assertions.assertThat;

import io.landbridge.s3.S3Operations;
import io.landbridge.s3.model.AccelerateConfiguration;
import io.landbridge.s3.model.BucketAccelerateStatus;
import io.landbridge.s3.model.GetBucketAccelerateConfigurationRequest;
import io.landbridge.s3.model.ObjectCannedACL;
import io.landbridge.s3.model.PutBucketAccelerateConfigurationRequest;
import io.landbridge.s3.model.PutObjectRequest;
import io.landbridge.translation.s3.access.BucketAccess;
import io.landbridge.translation.s3.access.StoredAccess;
import io.landbridge.translation.s3.access.acl.AclDocument;
import io.landbridge.translation.s3.access.acl.CannedAcl;
import io.landbridge.translation.s3.access.acl.ObjectOwnership;
import io.landbridge.translation.s3.objects.NewObjects;
import io.landbridge.translation.s3.store.NewObject;
import org.junit.jupiter.api.Test;

class NewObjectsAccessTest extends ConfigurationFixture {
  private final StoredAccess stored = new StoredAccess(backend.store());

  private NewObject put(ObjectCannedACL acl) {
    PutObjectRequest request = PutObjectRequest.builder().bucket("b").key("k").acl(acl).build();
    return new NewObjects(backend).of(call(), request);
  }

  @Test
  void haveNoListWhereListsAreDisabled() {
    assertRefused("AccessControlListNotSupported", () -> put(ObjectCannedACL.BUCKET_OWNER_READ));
    assertThat(put(ObjectCannedACL.BUCKET_OWNER_FULL_CONTROL).owner()).isEqualTo(OWNER_ID.value());
  }

  @Test
  void haveTheListThatTheRequestAsksForUnlessItIsPublicAndMayNotBe() {
    stored.putOwnership(
        BUCKET.id(),
        BucketAccess.ofNew("b", BUCKET.owner(), OWNER_ID),
        ObjectOwnership.OBJECT_WRITER);

    assertRefused("AccessDenied", () -> put(ObjectCannedACL.PUBLIC_READ));
    stored.deletePublicAccessBlock(BUCKET.id());

    assertThat(put(ObjectCannedACL.PUBLIC_READ).attributes().acl().map(AclDocument::fromDocument))
        .contains(CannedAcl.PUBLIC_READ.expand(OWNER_ID, OWNER_ID));
  }

  @Test
  void areNotTransferredFaster() {
    GetBucketAccelerateConfigurationRequest get =
        GetBucketAccelerateConfigurationRequest.builder().bucket("b").build();

    assertThat(ask(S3Operations.GET_BUCKET_ACCELERATE_CONFIGURATION, get).status()).isEmpty();
    assertRefused("NotImplemented", () -> accelerate(BucketAccelerateStatus.ENABLED));
    accelerate(BucketAccelerateStatus.SUSPENDED);
    assertThat(ask(S3Operations.GET_BUCKET_ACCELERATE_CONFIGURATION, get).status())
        .contains(BucketAccelerateStatus.SUSPENDED);
  }

  private void accelerate(BucketAccelerateStatus status) {
    var _ =
        ask(
            S3Operations.PUT_BUCKET_ACCELERATE_CONFIGURATION,
            PutBucketAccelerateConfigurationRequest.builder()
                .bucket("b")
                .accelerateConfiguration(AccelerateConfiguration.builder().status(status).build())
                .build());
  }
}
