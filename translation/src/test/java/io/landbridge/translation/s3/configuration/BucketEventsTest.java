// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.landbridge.s3.S3Operations;
import io.landbridge.s3.model.Delete;
import io.landbridge.s3.model.DeleteObjectsOutput;
import io.landbridge.s3.model.DeleteObjectsRequest;
import io.landbridge.s3.model.Event;
import io.landbridge.s3.model.NotificationConfiguration;
import io.landbridge.s3.model.ObjectIdentifier;
import io.landbridge.s3.model.PutBucketNotificationConfigurationRequest;
import io.landbridge.s3.model.PutObjectOutput;
import io.landbridge.s3.model.PutObjectRequest;
import io.landbridge.s3.model.PutObjectTaggingOutput;
import io.landbridge.s3.model.PutObjectTaggingRequest;
import io.landbridge.s3.model.QueueConfiguration;
import io.landbridge.s3.model.S3Error;
import io.landbridge.s3.model.Tagging;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class BucketEventsTest extends ConfigurationFixture {
  @Test
  void tellsWhatTheConfigurationAsksFor() {
    ask(
        S3Operations.PUT_BUCKET_NOTIFICATION_CONFIGURATION,
        PutBucketNotificationConfigurationRequest.builder()
            .bucket("b")
            .notificationConfiguration(
                NotificationConfiguration.builder()
                    .queueConfigurations(
                        List.of(
                            QueueConfiguration.builder()
                                .queueArn("arn:aws:sqs:us-east-1:111111111111:hook")
                                .events(List.of(Event.S3_OBJECT_CREATED, Event.S3_OBJECT_REMOVED))
                                .build()))
                    .build())
            .build());
    BucketEvents events = new BucketEvents(backend, "HOST");

    events.tell(
        call(),
        "PutObject",
        PutObjectRequest.builder().bucket("b").key("k").build(),
        PutObjectOutput.builder().build());
    events.tell(
        call(),
        "DeleteObjects",
        DeleteObjectsRequest.builder()
            .bucket("b")
            .delete(
                Delete.builder()
                    .objects(
                        List.of(
                            ObjectIdentifier.builder().key("gone").build(),
                            ObjectIdentifier.builder().key("kept").build()))
                    .build())
            .build(),
        DeleteObjectsOutput.builder()
            .errors(List.of(S3Error.builder().key("kept").build()))
            .build());
    events.tell(
        call(),
        "PutObjectTagging",
        PutObjectTaggingRequest.builder()
            .bucket("b")
            .key("k")
            .tagging(Tagging.builder().tagSet(List.of()).build())
            .build(),
        PutObjectTaggingOutput.builder().build());

    Awaitility.await().untilAsserted(() -> assertThat(told).hasSize(3));
    assertThat(told.get(1))
        .contains("\"eventName\":\"ObjectCreated:Put\"", "\"principalId\":\"AWS:AIDAALICE\"")
        .contains("\"key\":\"k\",\"size\":1,\"eTag\":\"etag\"");
    assertThat(told.get(2))
        .contains("\"eventName\":\"ObjectRemoved:DeleteMarkerCreated\"", "\"key\":\"gone\"");
  }
}
