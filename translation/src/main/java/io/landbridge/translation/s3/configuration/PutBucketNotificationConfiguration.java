// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.configuration;

import io.landbridge.s3.model.NotificationConfiguration;
import io.landbridge.s3.model.PutBucketNotificationConfigurationRequest;
import io.landbridge.schema.Acknowledged;
import io.landbridge.translation.s3.BucketDocuments;
import io.landbridge.translation.s3.BucketDocuments.Kind;
import io.landbridge.translation.s3.S3Backend;
import io.landbridge.translation.s3.S3Call;
import io.landbridge.translation.s3.S3Operation;
import io.landbridge.translation.s3.notification.EventMessage;
import io.landbridge.translation.s3.notification.NotificationDocument;
import io.landbridge.translation.s3.notification.NotificationQueue;
import io.landbridge.translation.s3.notification.NotificationRule;
import io.landbridge.translation.s3.notification.Webhooks;
import java.util.function.Supplier;

/**
 * Keeps who is told of a bucket's events, and tells each that it will be. S3 API,
 * PutBucketNotificationConfiguration.
 */
final class PutBucketNotificationConfiguration
    implements S3Operation<PutBucketNotificationConfigurationRequest, Acknowledged> {
  private final BucketDocuments documents;
  private final Webhooks webhooks;
  private final NotificationQueue queue;
  private final Supplier<String> names;

  PutBucketNotificationConfiguration(S3Backend backend) {
    this.documents = backend.documents();
    this.webhooks = backend.configuration().webhooks();
    this.queue = backend.configuration().notifications();
    this.names = backend.configuration().names();
  }

  @Override
  public Acknowledged handle(S3Call call, PutBucketNotificationConfigurationRequest request) {
    NotificationConfiguration named =
        NotificationDocument.withIds(request.notificationConfiguration(), names);
    var wanted = NotificationDocument.read(named);
    wanted.check(webhooks);
    documents.put(call.bucket().id(), Kind.NOTIFICATION, named);
    wanted.rules().stream()
        .filter(NotificationRule::takesTestMessages)
        .map(NotificationRule::arn)
        .distinct()
        .forEach(arn ->
            queue.enqueue(
                arn,
                EventMessage.ofTest(
                    call.bucket().name(), call.receivedAt(), call.requestId(), "")));
    return Acknowledged.INSTANCE;
  }
}
