// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.landbridge.s3.S3Operations;
import io.landbridge.s3.model.Event;
import io.landbridge.s3.model.FilterRule;
import io.landbridge.s3.model.FilterRuleName;
import io.landbridge.s3.model.LambdaFunctionConfiguration;
import io.landbridge.s3.model.NotificationConfiguration;
import io.landbridge.s3.model.NotificationConfigurationFilter;
import io.landbridge.s3.model.PutBucketNotificationConfigurationRequest;
import io.landbridge.s3.model.S3KeyFilter;
import io.landbridge.translation.cloudstack.NativeCommand;
import io.landbridge.translation.s3.store.BucketId;
import io.landbridge.translation.s3.store.DeleteOutcome;
import io.landbridge.translation.s3.store.Deletion;
import io.landbridge.translation.s3.store.ObjectKey;
import io.landbridge.translation.s3.store.VersionId;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LifecycleEventsTest extends ConfigurationFixture {
  private static final BucketId RECORDED = BucketId.of("d6c9e2b3-8ef9-44fe-8c94-83b20ce8c7e1");

  private final LifecycleEvents events =
      new LifecycleEvents(backend, new BucketEvents(backend, "HOST"));

  @BeforeEach
  void tellOfWhatExpires() {
    cloud
        .answers(NativeCommand.LIST_BUCKETS, "listBuckets")
        .answers(NativeCommand.LIST_ACCOUNTS, "listAccounts-user");
    ask(
        S3Operations.PUT_BUCKET_NOTIFICATION_CONFIGURATION,
        PutBucketNotificationConfigurationRequest.builder()
            .bucket("b")
            .notificationConfiguration(
                NotificationConfiguration.builder()
                    .lambdaFunctionConfigurations(
                        List.of(
                            LambdaFunctionConfiguration.builder()
                                .lambdaFunctionArn(
                                    "arn:aws:lambda:us-east-1:111111111111:function:hook")
                                .events(List.of(Event.S3_LIFECYCLE_EXPIRATION))
                                .filter(under("logs/"))
                                .build()))
                    .build())
            .build());
  }

  private static NotificationConfigurationFilter under(String prefix) {
    return NotificationConfigurationFilter.builder()
        .key(
            S3KeyFilter.builder()
                .filterRules(
                    List.of(FilterRule.builder().name(FilterRuleName.PREFIX).value(prefix).build()))
                .build())
        .build();
  }

  @Test
  void tellOfObjectsThatAreGoneAndOfMarkersThatWereMade() {
    expire(Deletion.of(new ObjectKey("logs/a"), "owner"), Optional.empty(), false);
    expire(Deletion.of(new ObjectKey("logs/b"), "owner"), Optional.of("v2"), true);
    expire(
        Deletion.of(new ObjectKey("logs/c"), new VersionId("v1"), "owner"),
        Optional.of("v1"),
        true);

    Awaitility.await().untilAsserted(() -> assertThat(told).hasSize(3));
    assertThat(told.get(0))
        .contains("\"eventName\":\"LifecycleExpiration:Delete\"", "\"key\":\"logs%2Fa\"")
        .contains("\"userIdentity\":{\"principalId\":\"s3.amazonaws.com\"}")
        .contains("\"bucket\":{\"name\":\"rec-bucket-1\"");
    assertThat(told.get(1))
        .contains("\"eventName\":\"LifecycleExpiration:DeleteMarkerCreated\"")
        .contains("\"versionId\":\"v2\"");
    assertThat(told.get(2))
        .contains("\"eventName\":\"LifecycleExpiration:Delete\"", "\"versionId\":\"v1\"");
    assertThat(cloud.sent())
        .containsExactly(
            "listBuckets id=" + RECORDED + " listall=true", "listAccounts name=alice listall=true");
  }

  @Test
  void askTheCloudNothingWhereNobodyIsTold() {
    expire(Deletion.of(new ObjectKey("other"), "owner"), Optional.empty(), false);

    assertThat(cloud.sent()).isEmpty();
    assertThat(told).isEmpty();
  }

  private void expire(Deletion deletion, Optional<String> version, boolean marker) {
    events.expired(
        RECORDED, deletion, new DeleteOutcome.Deleted(version.map(VersionId::new), marker));
  }
}
