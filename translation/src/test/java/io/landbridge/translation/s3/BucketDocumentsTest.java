// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landbridge.s3.model.AbortIncompleteMultipartUpload;
import io.landbridge.s3.model.BucketLifecycleConfiguration;
import io.landbridge.s3.model.BucketLoggingStatus;
import io.landbridge.s3.model.CORSConfiguration;
import io.landbridge.s3.model.CORSRule;
import io.landbridge.s3.model.Condition;
import io.landbridge.s3.model.ErrorDocument;
import io.landbridge.s3.model.Event;
import io.landbridge.s3.model.EventBridgeConfiguration;
import io.landbridge.s3.model.ExpirationStatus;
import io.landbridge.s3.model.FilterRule;
import io.landbridge.s3.model.FilterRuleName;
import io.landbridge.s3.model.IndexDocument;
import io.landbridge.s3.model.LifecycleExpiration;
import io.landbridge.s3.model.LifecycleRule;
import io.landbridge.s3.model.LifecycleRuleAndOperator;
import io.landbridge.s3.model.LifecycleRuleFilter;
import io.landbridge.s3.model.LoggingEnabled;
import io.landbridge.s3.model.NoncurrentVersionExpiration;
import io.landbridge.s3.model.NotificationConfigurationFilter;
import io.landbridge.s3.model.PartitionDateSource;
import io.landbridge.s3.model.PartitionedPrefix;
import io.landbridge.s3.model.Protocol;
import io.landbridge.s3.model.QueueConfiguration;
import io.landbridge.s3.model.Redirect;
import io.landbridge.s3.model.RedirectAllRequestsTo;
import io.landbridge.s3.model.RoutingRule;
import io.landbridge.s3.model.S3KeyFilter;
import io.landbridge.s3.model.Tag;
import io.landbridge.s3.model.TargetObjectKeyFormat;
import io.landbridge.s3.model.TopicConfiguration;
import io.landbridge.s3.model.Transition;
import io.landbridge.s3.model.WebsiteConfiguration;
import io.landbridge.translation.s3.cors.CorsDocument;
import io.landbridge.translation.s3.lifecycle.LifecycleDocument;
import io.landbridge.translation.s3.lifecycle.LifecycleFilter;
import io.landbridge.translation.s3.logging.LoggingConfiguration;
import io.landbridge.translation.s3.logging.LoggingDocument;
import io.landbridge.translation.s3.notification.NotificationDocument;
import io.landbridge.translation.s3.notification.NotificationRule;
import io.landbridge.translation.s3.website.WebsiteDocument;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What the documents of a bucket's configuration say, as the rules that are evaluated. */
class BucketDocumentsTest {

  @Test
  void readsCorsRules() {
    var read =
        CorsDocument.read(
            CORSConfiguration.builder()
                .corsRules(
                    List.of(
                        CORSRule.builder()
                            .id("a")
                            .allowedOrigins(List.of("*"))
                            .allowedMethods(List.of("GET"))
                            .maxAgeSeconds(5)
                            .build()))
                .build());

    assertThat(read.rules())
        .containsExactly(
            new io.landbridge.translation.s3.cors.CorsRule(
                Optional.of("a"),
                List.of("*"),
                List.of("GET"),
                List.of(),
                List.of(),
                OptionalInt.of(5)));
  }

  @Test
  void readsWebsites() {
    var pages =
        WebsiteDocument.read(
            WebsiteConfiguration.builder()
                .indexDocument(IndexDocument.builder().suffix("index.html").build())
                .errorDocument(ErrorDocument.builder().key("error.html").build())
                .routingRules(
                    List.of(
                        RoutingRule.builder()
                            .condition(
                                Condition.builder()
                                    .keyPrefixEquals("old/")
                                    .httpErrorCodeReturnedEquals("404")
                                    .build())
                            .redirect(
                                Redirect.builder()
                                    .hostName("h")
                                    .httpRedirectCode("302")
                                    .protocol(Protocol.HTTPS)
                                    .replaceKeyWith("new")
                                    .build())
                            .build()))
                .build());
    var all =
        WebsiteDocument.read(
            WebsiteConfiguration.builder()
                .redirectAllRequestsTo(RedirectAllRequestsTo.builder().hostName("h").build())
                .build());

    assertThat(pages.indexSuffix()).contains("index.html");
    assertThat(pages.errorKey()).contains("error.html");
    var rule = pages.rules().getFirst();
    assertThat(rule.condition().orElseThrow().httpErrorCodeReturnedEquals()).hasValue(404);
    assertThat(rule.redirect().httpRedirectCode()).hasValue(302);
    assertThat(rule.redirect().protocol()).contains("https");
    assertThat(all.redirectAll().orElseThrow().hostName()).isEqualTo("h");
  }

  @Test
  void refusesAStatusOfAWebsiteThatIsNone() {
    assertThatThrownBy(() ->
            WebsiteDocument.read(
                WebsiteConfiguration.builder()
                    .routingRules(
                        List.of(
                            RoutingRule.builder()
                                .redirect(Redirect.builder().httpRedirectCode("found").build())
                                .build()))
                    .build()))
        .hasMessageStartingWith("MalformedXML");
  }

  @Nested
  class Lifecycles {
    private LifecycleRule.Builder rule() {
      return LifecycleRule.builder().id("r").status(ExpirationStatus.ENABLED);
    }

    private io.landbridge.translation.s3.lifecycle.LifecycleRule read(LifecycleRule rule) {
      return LifecycleDocument.read(
              BucketLifecycleConfiguration.builder().rules(List.of(rule)).build())
          .rules()
          .getFirst();
    }

    private LifecycleRule with(LifecycleRuleFilter filter) {
      return rule().filter(filter).build();
    }

    @Test
    void areReadWithAllTheirActions() {
      var read =
          read(
              rule()
                  .filter(LifecycleRuleFilter.builder().build())
                  .expiration(LifecycleExpiration.builder().days(1).build())
                  .noncurrentVersionExpiration(
                      NoncurrentVersionExpiration.builder()
                          .noncurrentDays(2)
                          .newerNoncurrentVersions(3)
                          .build())
                  .abortIncompleteMultipartUpload(
                      AbortIncompleteMultipartUpload.builder().daysAfterInitiation(4).build())
                  .build());

      assertThat(read.enabled()).isTrue();
      assertThat(read.filter()).isEqualTo(LifecycleFilter.ALL);
      assertThat(read.expiration().orElseThrow().days()).hasValue(1);
      assertThat(read.noncurrentExpiration().orElseThrow().newerVersions()).hasValue(3);
      assertThat(read.abortDaysAfterInitiation()).hasValue(4);
      assertThat(read.asksForTransition()).isFalse();
      assertThat(
              read(rule()
                      .prefix("p")
                      .status(ExpirationStatus.DISABLED)
                      .transitions(List.of(Transition.builder().days(1).build()))
                      .build())
                  .asksForTransition())
          .isTrue();
    }

    @Test
    void haveAFilterOfOnePartOrOfSeveralTogether() {
      Tag tag = Tag.builder().key("k").value("v").build();

      assertThat(read(rule().prefix("p").build()).filter())
          .isEqualTo(LifecycleFilter.ofPrefix("p"));
      assertThat(read(with(LifecycleRuleFilter.builder().tag(tag).build())).filter().tags())
          .containsExactly(new LifecycleFilter.Tag("k", "v"));
      assertThat(
              read(with(
                      LifecycleRuleFilter.builder()
                          .and(
                              LifecycleRuleAndOperator.builder()
                                  .prefix("p")
                                  .tags(List.of(tag))
                                  .objectSizeGreaterThan(5L)
                                  .build())
                          .build()))
                  .filter())
          .isEqualTo(
              new LifecycleFilter(
                  "p",
                  List.of(new LifecycleFilter.Tag("k", "v")),
                  OptionalLong.of(5),
                  OptionalLong.empty()));
    }

    @Test
    void areRefusedWithAFilterInAnotherForm() {
      for (LifecycleRule rule :
          List.of(
              rule().build(),
              rule().prefix("p").filter(LifecycleRuleFilter.builder().build()).build(),
              with(LifecycleRuleFilter.builder().prefix("p").objectSizeLessThan(1L).build()),
              with(
                  LifecycleRuleFilter.builder()
                      .and(LifecycleRuleAndOperator.builder().prefix("p").build())
                      .build()))) {
        assertThatThrownBy(() -> read(rule)).hasMessageStartingWith("MalformedXML");
      }
    }

    @Test
    void getNamesThatAreShown() {
      Iterator<String> names = List.of("one", "two").iterator();
      var named =
          LifecycleDocument.withIds(
              BucketLifecycleConfiguration.builder()
                  .rules(
                      List.of(
                          rule().build(),
                          LifecycleRule.builder().status(ExpirationStatus.ENABLED).build(),
                          rule().id("").build()))
                  .build(),
              names::next);

      assertThat(named.rules())
          .extracting(rule -> rule.id().orElseThrow())
          .containsExactly("r", "one", "two");
    }
  }

  @Nested
  class Notifications {
    private final io.landbridge.s3.model.NotificationConfiguration.Builder document =
        io.landbridge.s3.model.NotificationConfiguration.builder();

    private NotificationConfigurationFilter filter(FilterRule... rules) {
      return NotificationConfigurationFilter.builder()
          .key(S3KeyFilter.builder().filterRules(List.of(rules)).build())
          .build();
    }

    private FilterRule rule(FilterRuleName name, String value) {
      return FilterRule.builder().name(name).value(value).build();
    }

    private TopicConfiguration topic(NotificationConfigurationFilter filter) {
      return TopicConfiguration.builder()
          .topicArn("arn:aws:sns:::t")
          .events(List.of(Event.S3_OBJECT_CREATED))
          .filter(filter)
          .build();
    }

    @Test
    void areReadFromTopicsAndQueues() {
      var read =
          NotificationDocument.read(
              NotificationDocument.withIds(
                  document
                      .topicConfigurations(
                          List.of(
                              topic(
                                  filter(
                                      rule(FilterRuleName.PREFIX, "in/"),
                                      rule(FilterRuleName.SUFFIX, ".jpg")))))
                      .queueConfigurations(
                          List.of(
                              QueueConfiguration.builder()
                                  .id("q")
                                  .queueArn("arn:aws:sqs:::u")
                                  .events(List.of(Event.S3_OBJECT_ACL_PUT))
                                  .build()))
                      .build(),
                  () -> "named"));

      assertThat(read.rules())
          .containsExactly(
              new NotificationRule(
                  "named", "arn:aws:sns:::t", List.of("s3:ObjectCreated:*"), "in/", ".jpg"),
              new NotificationRule("q", "arn:aws:sqs:::u", List.of("s3:ObjectAcl:Put"), "", ""));
    }

    @Test
    void areRefusedForOtherDestinationsAndForTwoPrefixes() {
      assertThatThrownBy(() ->
              NotificationDocument.read(
                  document
                      .eventBridgeConfiguration(EventBridgeConfiguration.builder().build())
                      .build()))
          .hasMessageStartingWith("NotImplemented: EventBridgeConfiguration");
      assertThatThrownBy(() ->
              NotificationDocument.read(
                  io.landbridge.s3.model.NotificationConfiguration.builder()
                      .topicConfigurations(
                          List.of(
                              topic(
                                  filter(
                                      rule(FilterRuleName.PREFIX, "a"),
                                      rule(FilterRuleName.PREFIX, "b")))))
                      .build()))
          .hasMessageContaining("Cannot specify more than one prefix rule");
    }
  }

  @Nested
  class Logging {
    private BucketLoggingStatus to(Optional<PartitionDateSource> partition) {
      return BucketLoggingStatus.builder()
          .loggingEnabled(
              LoggingEnabled.builder()
                  .targetBucket("logs")
                  .targetPrefix("p/")
                  .targetObjectKeyFormat(
                      TargetObjectKeyFormat.builder()
                          .partitionedPrefix(
                              PartitionedPrefix.builder().partitionDateSource(partition).build())
                          .build())
                  .build())
          .build();
    }

    @Test
    void isReadOrEnded() {
      assertThat(LoggingDocument.read(to(Optional.of(PartitionDateSource.DELIVERY_TIME))))
          .contains(new LoggingConfiguration("logs", "p/", true));
      assertThat(LoggingDocument.read(BucketLoggingStatus.builder().build())).isEmpty();
    }

    @Test
    void isRefusedWhereItCannotBeAsAsked() {
      assertThatThrownBy(
              () -> LoggingDocument.read(to(Optional.of(PartitionDateSource.EVENT_TIME))))
          .hasMessageStartingWith("NotImplemented: PartitionDateSource");
    }
  }
}
