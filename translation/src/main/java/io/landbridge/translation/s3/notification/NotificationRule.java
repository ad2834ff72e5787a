// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.notification;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Which events go to one destination. Not checked when made, as documents may say anything: see
 * {@link NotificationConfiguration#check}.
 *
 * @param id the rule's name; records carry it
 * @param arn the topic, queue or function, whose last part names a webhook
 * @param events names of events, with or without a {@code *} at the end
 * @param prefix what keys begin with; empty for all
 * @param suffix what keys end with; empty for all
 */
public record NotificationRule(
    String id, String arn, List<String> events, String prefix, String suffix) {

  public NotificationRule {
    events = List.copyOf(events);
  }

  /** Whether S3 sends a test message to such a destination: to topics and queues it does. */
  public boolean takesTestMessages() {
    return !arn.startsWith("arn:aws:lambda:");
  }

  /** Whether an event of an object goes to the destination. */
  boolean isFor(EventType type, String key) {
    return key.startsWith(prefix) && key.endsWith(suffix) && types().contains(type);
  }

  Set<EventType> types() {
    EnumSet<EventType> all = EnumSet.noneOf(EventType.class);
    events.forEach(event -> all.addAll(EventType.meantBy(event)));
    return all;
  }

  /** Whether some event of some object would go to both destinations. */
  boolean overlaps(NotificationRule other) {
    return types().stream().anyMatch(other.types()::contains)
        && (prefix.startsWith(other.prefix) || other.prefix.startsWith(prefix))
        && (suffix.endsWith(other.suffix) || other.suffix.endsWith(suffix));
  }
}
