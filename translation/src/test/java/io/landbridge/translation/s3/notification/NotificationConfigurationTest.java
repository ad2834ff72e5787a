// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landbridge.aws.AwsException;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NotificationConfigurationTest {
  private static final String ARN = "arn:aws:sns:us-east-1:111111111111:hook";
  private static final Webhooks WEBHOOKS =
      new Webhooks(Map.of("hook", URI.create("http://127.0.0.1:9/hook")));

  private static NotificationRule rule(String id, String event, String prefix, String suffix) {
    return new NotificationRule(id, ARN, List.of(event), prefix, suffix);
  }

  private static void assertRefused(String message, NotificationRule... rules) {
    assertThatThrownBy(() -> new NotificationConfiguration(List.of(rules)).check(WEBHOOKS))
        .isInstanceOfSatisfying(
            AwsException.class,
            e -> {
              assertThat(e.error().code()).isEqualTo("InvalidArgument");
              assertThat(e.error().message()).startsWith(message);
            });
  }

  @Test
  void takesTopicsQueuesAndFunctionsThatNameAWebhook() {
    assertThatCode(() ->
            new NotificationConfiguration(
                    List.of(
                        rule("a", "s3:ObjectCreated:*", "in/", ""),
                        new NotificationRule(
                            "b",
                            "arn:aws:sqs:us-east-1:111111111111:hook",
                            List.of("s3:ObjectRemoved:Delete", "s3:ObjectAcl:Put"),
                            "",
                            ".jpg"),
                        new NotificationRule(
                            "c",
                            "arn:aws:lambda:us-east-1:111111111111:function:hook",
                            List.of("s3:LifecycleExpiration:*"),
                            "",
                            "")))
                .check(WEBHOOKS))
        .doesNotThrowAnyException();
    assertThatCode(() -> new NotificationConfiguration(List.of()).check(WEBHOOKS))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hook",
        "arn:aws:lambda:us-east-1:111111111111:hook",
        "arn:aws:sns:us-east-1:111111111111:function:hook",
        "arn:aws:sns:us-east-1:1:hook",
        "arn:aws:sns:us-east-1:111111111111:ho ok",
      })
  void refusesArnsThatNameNoWebhook(String arn) {
    assertRefused(
        "The ARN is not well formed",
        new NotificationRule("a", arn, List.of("s3:ObjectCreated:*"), "", ""));
  }

  @Test
  void refusesAWebhookThatIsNotConfigured() {
    assertRefused(
        "Unable to validate the following destination configurations",
        new NotificationRule(
            "a",
            "arn:aws:sns:us-east-1:111111111111:other",
            List.of("s3:ObjectCreated:*"),
            "",
            ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s3:*",
        "s3:ObjectCreated:",
        "ObjectCreated:*",
        "s3:ReducedRedundancyLostObject",
        "s3:ObjectRestore:*",
        "s3:LifecycleTransition",
      })
  void refusesEventsThatNeverHappen(String event) {
    assertRefused(
        "A specified event is not supported for notifications.", rule("a", event, "", ""));
  }

  @ParameterizedTest(name = "{0}*{1} and {2}*{3}: {4}")
  @CsvSource({
    "'', '', '', '', true",
    "a/, '', b/, '', false",
    "a/, '', a/b/, '', true",
    "'', .jpg, '', .png, false",
    "a/, .jpg, a/, .png, false",
    "a/, g, a/, .jpg, true",
    "a/, .jpg, b/, .jpg, false",
  })
  void refusesRulesThatOverlap(String p1, String s1, String p2, String s2, boolean overlap) {
    NotificationRule one = rule("1", "s3:ObjectCreated:*", p1, s1);
    NotificationRule two = rule("2", "s3:ObjectCreated:Put", p2, s2);
    NotificationRule other = rule("3", "s3:ObjectRemoved:*", p2, s2);

    if (overlap) {
      assertRefused("Configuration is ambiguously defined.", one, two);
    } else {
      assertThatCode(() -> new NotificationConfiguration(List.of(one, two)).check(WEBHOOKS))
          .doesNotThrowAnyException();
    }
    assertThatCode(() -> new NotificationConfiguration(List.of(one, other)).check(WEBHOOKS))
        .doesNotThrowAnyException();
  }

  @Test
  void wantsNamesOnceAndNotTooManyRules() {
    NotificationRule one = rule("1", "s3:ObjectCreated:*", "", "");

    assertRefused(
        "Same ID used for multiple configurations.", one, rule("1", "s3:ObjectRemoved:*", "", ""));
    assertRefused(
        "The number of notification configurations",
        Collections.nCopies(101, one).toArray(NotificationRule[]::new));
  }

  @Test
  void findsTheRulesOfAnEvent() {
    NotificationRule images = rule("1", "s3:ObjectCreated:*", "in/", ".jpg");
    NotificationConfiguration configuration =
        new NotificationConfiguration(
            List.of(images, rule("2", "s3:ObjectRemoved:Delete", "", "")));

    assertThat(configuration.rulesFor(EventType.OBJECT_CREATED_COPY, "in/a.jpg"))
        .containsExactly(images);
    assertThat(configuration.rulesFor(EventType.OBJECT_CREATED_COPY, "in/a.png")).isEmpty();
    assertThat(configuration.rulesFor(EventType.OBJECT_CREATED_COPY, "out/a.jpg")).isEmpty();
    assertThat(configuration.rulesFor(EventType.OBJECT_REMOVED_DELETE_MARKER_CREATED, "in/a.jpg"))
        .isEmpty();
  }
}
