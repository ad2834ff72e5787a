// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.configuration;

import io.landbridge.translation.s3.notification.NotificationQueue;
import io.landbridge.translation.s3.notification.Webhooks;
import java.util.function.Supplier;

/**
 * What the operations of this package need besides the store.
 *
 * @param principals who there is to be named
 * @param webhooks who can be told of events
 * @param notifications tells them
 * @param names makes names for rules that have none; each is another
 */
public record ConfigurationParts(
    Principals principals,
    Webhooks webhooks,
    NotificationQueue notifications,
    Supplier<String> names) {}
