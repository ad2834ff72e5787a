/**
 * Event notifications: which events of a bucket go to which webhook, the records that are sent, and
 * the queue that delivers them. A topic, queue or function of a configuration is the name of a
 * webhook that the operator has configured; there is no other destination. Source: Amazon S3 User
 * Guide, "Amazon S3 Event Notifications", "Event message structure".
 */
@NullMarked
package io.landbridge.translation.s3.notification;

import org.jspecify.annotations.NullMarked;
