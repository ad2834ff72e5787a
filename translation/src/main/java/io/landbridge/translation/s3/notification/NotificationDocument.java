// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.notification;

import io.landbridge.aws.AwsError;
import io.landbridge.s3.model.Event;
import io.landbridge.s3.model.FilterRule;
import io.landbridge.s3.model.FilterRuleName;
import io.landbridge.s3.model.NotificationConfigurationFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Reads the document of a bucket's notifications. */
public final class NotificationDocument {
  private NotificationDocument() {}

  /**
   * The same document with a name for each rule that has none: it is to be kept and shown so.
   *
   * @param names makes names that no other rule has
   */
  public static io.landbridge.s3.model.NotificationConfiguration withIds(
      io.landbridge.s3.model.NotificationConfiguration document, Supplier<String> names) {
    return document.toBuilder()
        .topicConfigurations(
            document.topicConfigurations().stream()
                .map(t -> t.toBuilder().id(named(t.id(), names)).build())
                .toList())
        .queueConfigurations(
            document.queueConfigurations().stream()
                .map(q -> q.toBuilder().id(named(q.id(), names)).build())
                .toList())
        .lambdaFunctionConfigurations(
            document.lambdaFunctionConfigurations().stream()
                .map(f -> f.toBuilder().id(named(f.id(), names)).build())
                .toList())
        .build();
  }

  private static String named(Optional<String> id, Supplier<String> names) {
    return id.filter(text -> !text.isEmpty()).orElseGet(names);
  }

  /**
   * The rules of a document in which each has a name; not checked yet.
   *
   * @throws io.landbridge.aws.AwsException InvalidArgument for a filter that is none and for an ARN
   *     of another service, NotImplemented for event buses
   */
  public static NotificationConfiguration read(
      io.landbridge.s3.model.NotificationConfiguration document) {
    if (document.eventBridgeConfiguration().isPresent()) {
      throw notImplemented("EventBridgeConfiguration");
    }
    return new NotificationConfiguration(
        Stream.of(
                document.topicConfigurations().stream()
                    .map(t -> rule(t.id(), of("sns", t.topicArn()), t.events(), t.filter())),
                document.queueConfigurations().stream()
                    .map(q -> rule(q.id(), of("sqs", q.queueArn()), q.events(), q.filter())),
                document.lambdaFunctionConfigurations().stream()
                    .map(f ->
                        rule(f.id(), of("lambda", f.lambdaFunctionArn()), f.events(), f.filter())))
            .flatMap(rules -> rules)
            .toList());
  }

  private static RuntimeException notImplemented(String member) {
    return new AwsError(
            "NotImplemented",
            501,
            member
                + " is not supported: events go to webhooks that topics, queues and functions name")
        .toException();
  }

  /** A topic is not a queue, although the same webhook may be either. */
  private static String of(String service, String arn) {
    if (!arn.startsWith("arn:aws:" + service + ":")) {
      throw NotificationErrors.invalidArgument("The ARN is not well formed", "Arn", arn);
    }
    return arn;
  }

  private static NotificationRule rule(
      Optional<String> id,
      String arn,
      List<Event> events,
      Optional<NotificationConfigurationFilter> filter) {
    List<FilterRule> rules =
        filter
            .flatMap(NotificationConfigurationFilter::key)
            .map(key -> key.filterRules())
            .orElse(List.of());
    return new NotificationRule(
        id.orElse(""),
        arn,
        events.stream().map(Event::wire).toList(),
        value(rules, FilterRuleName.PREFIX),
        value(rules, FilterRuleName.SUFFIX));
  }

  private static String value(List<FilterRule> rules, FilterRuleName name) {
    List<String> values = new ArrayList<>();
    for (FilterRule rule : rules) {
      if (rule.name().isEmpty()) {
        throw NotificationErrors.invalidArgument(
            "filter rule name must be either prefix or suffix", "FilterRule.Name", "");
      }
      if (rule.name().get() == name) {
        values.add(rule.value().orElse(""));
      }
    }
    if (values.size() > 1) {
      throw NotificationErrors.invalidArgument(
          "Cannot specify more than one " + name.wire() + " rule in a filter.",
          "FilterRule.Name",
          name.wire());
    }
    return values.isEmpty() ? "" : values.getFirst();
  }
}
