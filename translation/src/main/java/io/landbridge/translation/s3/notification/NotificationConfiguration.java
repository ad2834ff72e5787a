// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.notification;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which events of a bucket go where. Without a rule nobody is told anything.
 *
 * @param rules in the order of the document
 */
public record NotificationConfiguration(List<NotificationRule> rules) {
  private static final int MOST_RULES = 100;
  private static final int LONGEST_FILTER = 1024;

  public NotificationConfiguration {
    rules = List.copyOf(rules);
  }

  /**
   * Checks that a bucket may have these rules.
   *
   * @param webhooks the destinations there are
   * @throws io.landbridge.aws.AwsException InvalidArgument, saying what is wrong
   */
  public void check(Webhooks webhooks) {
    if (rules.size() > MOST_RULES) {
      throw NotificationErrors.invalidArgument(
          "The number of notification configurations must not exceed 100",
          "NotificationConfiguration",
          Integer.toString(rules.size()));
    }
    Set<String> ids = new HashSet<>();
    for (NotificationRule rule : rules) {
      checkRule(rule, webhooks);
      if (!ids.add(rule.id())) {
        throw NotificationErrors.invalidArgument(
            "Same ID used for multiple configurations. IDs must be unique", "Id", rule.id());
      }
    }
    checkOverlaps();
  }

  private static void checkRule(NotificationRule rule, Webhooks webhooks) {
    if (Webhooks.findName(rule.arn()).isEmpty()) {
      throw NotificationErrors.invalidArgument("The ARN is not well formed", "Arn", rule.arn());
    }
    if (webhooks.find(rule.arn()).isEmpty()) {
      throw NotificationErrors.unreachable(rule.arn(), "The destination does not exist");
    }
    for (String event : rule.events()) {
      if (EventType.meantBy(event).isEmpty()) {
        throw NotificationErrors.invalidArgument(
            "A specified event is not supported for notifications.", "Event", event);
      }
    }
    if (rule.events().isEmpty()) {
      throw NotificationErrors.invalidArgument(
          "A notification configuration must name an event", "Event", "");
    }
    if (rule.prefix().length() > LONGEST_FILTER || rule.suffix().length() > LONGEST_FILTER) {
      throw NotificationErrors.invalidArgument(
          "Size of filter rule value cannot exceed 1024 bytes in UTF-8 representation",
          "FilterRule.Value",
          "");
    }
  }

  private void checkOverlaps() {
    for (int i = 0; i < rules.size(); i++) {
      for (int j = 0; j < i; j++) {
        if (rules.get(i).overlaps(rules.get(j))) {
          throw NotificationErrors.invalidArgument(
              "Configuration is ambiguously defined. Cannot have overlapping suffixes in two rules"
                  + " if the prefixes are overlapping for the same event type.",
              "Event",
              rules.get(i).id());
        }
      }
    }
  }

  /** The rules by which somebody is told of an event. */
  public List<NotificationRule> rulesFor(EventType type, String key) {
    return rules.stream().filter(rule -> rule.isFor(type, key)).toList();
  }
}
