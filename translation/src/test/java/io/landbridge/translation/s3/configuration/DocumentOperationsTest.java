// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.landbridge.s3.S3Operations;
import io.landbridge.s3.model.BucketLifecycleConfiguration;
import io.landbridge.s3.model.BucketLoggingStatus;
import io.landbridge.s3.model.CORSConfiguration;
import io.landbridge.s3.model.CORSRule;
import io.landbridge.s3.model.DeleteBucketCorsRequest;
import io.landbridge.s3.model.DeleteBucketEncryptionRequest;
import io.landbridge.s3.model.Event;
import io.landbridge.s3.model.ExpirationStatus;
import io.landbridge.s3.model.GetBucketCorsRequest;
import io.landbridge.s3.model.GetBucketEncryptionRequest;
import io.landbridge.s3.model.GetBucketLifecycleConfigurationRequest;
import io.landbridge.s3.model.GetBucketLoggingRequest;
import io.landbridge.s3.model.GetBucketNotificationConfigurationRequest;
import io.landbridge.s3.model.GetBucketRequestPaymentRequest;
import io.landbridge.s3.model.GetBucketTaggingRequest;
import io.landbridge.s3.model.GetBucketWebsiteRequest;
import io.landbridge.s3.model.IndexDocument;
import io.landbridge.s3.model.LifecycleExpiration;
import io.landbridge.s3.model.LifecycleRule;
import io.landbridge.s3.model.LifecycleRuleFilter;
import io.landbridge.s3.model.NotificationConfiguration;
import io.landbridge.s3.model.Payer;
import io.landbridge.s3.model.PutBucketCorsRequest;
import io.landbridge.s3.model.PutBucketEncryptionRequest;
import io.landbridge.s3.model.PutBucketLifecycleConfigurationRequest;
import io.landbridge.s3.model.PutBucketLoggingRequest;
import io.landbridge.s3.model.PutBucketNotificationConfigurationRequest;
import io.landbridge.s3.model.PutBucketRequestPaymentRequest;
import io.landbridge.s3.model.PutBucketTaggingRequest;
import io.landbridge.s3.model.PutBucketWebsiteRequest;
import io.landbridge.s3.model.RequestPaymentConfiguration;
import io.landbridge.s3.model.ServerSideEncryption;
import io.landbridge.s3.model.ServerSideEncryptionByDefault;
import io.landbridge.s3.model.ServerSideEncryptionConfiguration;
import io.landbridge.s3.model.ServerSideEncryptionRule;
import io.landbridge.s3.model.Tag;
import io.landbridge.s3.model.Tagging;
import io.landbridge.s3.model.TopicConfiguration;
import io.landbridge.s3.model.TransitionDefaultMinimumObjectSize;
import io.landbridge.s3.model.WebsiteConfiguration;
import io.landbridge.translation.s3.store.EncryptionChoice;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentOperationsTest extends ConfigurationFixture {
  @Test
  void ofCorsAreCheckedAndKept() {
    GetBucketCorsRequest get = GetBucketCorsRequest.builder().bucket("b").build();
    CORSRule rule =
        CORSRule.builder()
            .allowedOrigins(List.of("*"))
            .allowedMethods(List.of("GET"))
            .maxAgeSeconds(5)
            .build();

    assertRefused("NoSuchCORSConfiguration", () -> ask(S3Operations.GET_BUCKET_CORS, get));
    assertRefused(
        "InvalidRequest", () -> put(rule.toBuilder().allowedMethods(List.of("PATCH")).build()));
    put(rule);
    assertThat(ask(S3Operations.GET_BUCKET_CORS, get).corsRules()).containsExactly(rule);
    assertThat(kept.cors(BUCKET.id()).orElseThrow().headersFor("https://x", "GET"))
        .containsEntry("Access-Control-Max-Age", "5");
    assertThat(kept.cors(BUCKET.id())).containsSame(kept.cors(BUCKET.id()).orElseThrow());
    ask(S3Operations.DELETE_BUCKET_CORS, DeleteBucketCorsRequest.builder().bucket("b").build());
    assertRefused("NoSuchCORSConfiguration", () -> ask(S3Operations.GET_BUCKET_CORS, get));
  }

  private void put(CORSRule rule) {
    ask(
        S3Operations.PUT_BUCKET_CORS,
        PutBucketCorsRequest.builder()
            .bucket("b")
            .corsConfiguration(CORSConfiguration.builder().corsRules(List.of(rule)).build())
            .build());
  }

  @Test
  void ofWebsitesAreCheckedAndKept() {
    GetBucketWebsiteRequest get = GetBucketWebsiteRequest.builder().bucket("b").build();
    assertRefused("NoSuchWebsiteConfiguration", () -> ask(S3Operations.GET_BUCKET_WEBSITE, get));

    assertRefused("InvalidArgument", () -> putWebsite("a/index.html"));
    putWebsite("index.html");

    assertThat(ask(S3Operations.GET_BUCKET_WEBSITE, get).indexDocument())
        .contains(IndexDocument.builder().suffix("index.html").build());
    assertThat(kept.website(BUCKET.id()).orElseThrow().indexSuffix()).contains("index.html");
  }

  private void putWebsite(String suffix) {
    ask(
        S3Operations.PUT_BUCKET_WEBSITE,
        PutBucketWebsiteRequest.builder()
            .bucket("b")
            .websiteConfiguration(
                WebsiteConfiguration.builder()
                    .indexDocument(IndexDocument.builder().suffix(suffix).build())
                    .build())
            .build());
  }

  @Test
  void ofLifecyclesGetNamesAndTheSmallestSize() {
    GetBucketLifecycleConfigurationRequest get =
        GetBucketLifecycleConfigurationRequest.builder().bucket("b").build();
    PutBucketLifecycleConfigurationRequest put =
        PutBucketLifecycleConfigurationRequest.builder()
            .bucket("b")
            .lifecycleConfiguration(
                BucketLifecycleConfiguration.builder()
                    .rules(
                        List.of(
                            LifecycleRule.builder()
                                .status(ExpirationStatus.ENABLED)
                                .filter(LifecycleRuleFilter.builder().prefix("a/").build())
                                .expiration(LifecycleExpiration.builder().days(1).build())
                                .build()))
                    .build())
            .build();

    assertRefused(
        "NoSuchLifecycleConfiguration",
        () -> ask(S3Operations.GET_BUCKET_LIFECYCLE_CONFIGURATION, get));
    ask(S3Operations.PUT_BUCKET_LIFECYCLE_CONFIGURATION, put);
    var shown = ask(S3Operations.GET_BUCKET_LIFECYCLE_CONFIGURATION, get);
    assertThat(shown.rules().getFirst().id()).contains("named");
    assertThat(shown.rules().getFirst().filter().flatMap(LifecycleRuleFilter::prefix))
        .contains("a/");
    assertThat(kept.lifecycle(BUCKET.id()).orElseThrow().rules().getFirst().id())
        .isEqualTo("named");
    assertThat(shown.transitionDefaultMinimumObjectSize())
        .contains(TransitionDefaultMinimumObjectSize.ALL_STORAGE_CLASSES_128_K);
    assertRefused(
        "NotImplemented",
        () ->
            ask(
                S3Operations.PUT_BUCKET_LIFECYCLE_CONFIGURATION,
                put.toBuilder()
                    .transitionDefaultMinimumObjectSize(
                        TransitionDefaultMinimumObjectSize.VARIES_BY_STORAGE_CLASS)
                    .build()));
  }

  @Test
  void ofNotificationsTellTheirDestinations() {
    GetBucketNotificationConfigurationRequest get =
        GetBucketNotificationConfigurationRequest.builder().bucket("b").build();
    assertThat(ask(S3Operations.GET_BUCKET_NOTIFICATION_CONFIGURATION, get))
        .isEqualTo(NotificationConfiguration.builder().build());

    ask(
        S3Operations.PUT_BUCKET_NOTIFICATION_CONFIGURATION,
        PutBucketNotificationConfigurationRequest.builder()
            .bucket("b")
            .notificationConfiguration(
                NotificationConfiguration.builder()
                    .topicConfigurations(
                        List.of(
                            TopicConfiguration.builder()
                                .topicArn(ARN)
                                .events(List.of(Event.S3_OBJECT_CREATED))
                                .build()))
                    .build())
            .build());

    assertThat(
            ask(S3Operations.GET_BUCKET_NOTIFICATION_CONFIGURATION, get)
                .topicConfigurations()
                .getFirst()
                .id())
        .contains("named");
    assertThat(kept.notification(BUCKET.id()).rules()).hasSize(1);
    Awaitility.await()
        .untilAsserted(() -> assertThat(told).singleElement().asString().contains("s3:TestEvent"));
  }

  @Test
  void ofLoggingEndIt() {
    ask(
        S3Operations.PUT_BUCKET_LOGGING,
        PutBucketLoggingRequest.builder()
            .bucket("b")
            .bucketLoggingStatus(BucketLoggingStatus.builder().build())
            .build());

    assertThat(
            ask(
                    S3Operations.GET_BUCKET_LOGGING,
                    GetBucketLoggingRequest.builder().bucket("b").build())
                .loggingEnabled())
        .isEmpty();
    assertThat(kept.logging(BUCKET.id())).isEmpty();
    assertThat(kept.notification(BUCKET.id()).rules()).isEmpty();
  }

  @Test
  void ofPaymentSayWhoPays() {
    GetBucketRequestPaymentRequest get =
        GetBucketRequestPaymentRequest.builder().bucket("b").build();
    assertThat(ask(S3Operations.GET_BUCKET_REQUEST_PAYMENT, get).payer())
        .contains(Payer.BUCKET_OWNER);
    assertThat(kept.requesterPays(BUCKET.id())).isFalse();

    for (Payer payer : Payer.values()) {
      ask(
          S3Operations.PUT_BUCKET_REQUEST_PAYMENT,
          PutBucketRequestPaymentRequest.builder()
              .bucket("b")
              .requestPaymentConfiguration(
                  RequestPaymentConfiguration.builder().payer(payer).build())
              .build());
      assertThat(ask(S3Operations.GET_BUCKET_REQUEST_PAYMENT, get).payer()).contains(payer);
      assertThat(kept.requesterPays(BUCKET.id())).isEqualTo(payer == Payer.REQUESTER);
    }
  }

  @Test
  void ofEncryptionChooseAKey() {
    GetBucketEncryptionRequest get = GetBucketEncryptionRequest.builder().bucket("b").build();
    assertRefused(
        "ServerSideEncryptionConfigurationNotFoundError",
        () -> ask(S3Operations.GET_BUCKET_ENCRYPTION, get));
    assertThat(DefaultEncryption.of(backend.documents(), BUCKET.id()))
        .isEqualTo(EncryptionChoice.NONE);

    assertRefused("InvalidArgument", () -> encrypt(ServerSideEncryption.AES256));
    assertRefused("NotImplemented", () -> encrypt(ServerSideEncryption.AWS_KMS_DSSE));
    encrypt(ServerSideEncryption.AWS_KMS);

    assertThat(DefaultEncryption.of(backend.documents(), BUCKET.id()))
        .isEqualTo(new EncryptionChoice.SseKms(Optional.of("alias/x"), Optional.empty(), true));
    ask(
        S3Operations.DELETE_BUCKET_ENCRYPTION,
        DeleteBucketEncryptionRequest.builder().bucket("b").build());
    assertThat(DefaultEncryption.of(backend.documents(), BUCKET.id()))
        .isEqualTo(EncryptionChoice.NONE);
  }

  private void encrypt(ServerSideEncryption algorithm) {
    ask(
        S3Operations.PUT_BUCKET_ENCRYPTION,
        PutBucketEncryptionRequest.builder()
            .bucket("b")
            .serverSideEncryptionConfiguration(
                ServerSideEncryptionConfiguration.builder()
                    .rules(
                        List.of(
                            ServerSideEncryptionRule.builder()
                                .applyServerSideEncryptionByDefault(
                                    ServerSideEncryptionByDefault.builder()
                                        .sseAlgorithm(algorithm)
                                        .kmsMasterKeyID("alias/x")
                                        .build())
                                .bucketKeyEnabled(true)
                                .build()))
                    .build())
            .build());
  }

  @ParameterizedTest(name = "{0}={1}: {2}")
  @CsvSource({
    "team, red, ''",
    "'', red, InvalidTag",
    "aws:x, red, InvalidTag",
    "twice, red, InvalidTag",
  })
  void keepsTags(String key, String value, String code) {
    Tag tag = Tag.builder().key(key).value(value).build();
    List<Tag> tags = key.equals("twice") ? List.of(tag, tag) : List.of(tag);
    PutBucketTaggingRequest put =
        PutBucketTaggingRequest.builder()
            .bucket("b")
            .tagging(Tagging.builder().tagSet(tags).build())
            .build();
    GetBucketTaggingRequest get = GetBucketTaggingRequest.builder().bucket("b").build();

    if (code.isEmpty()) {
      ask(S3Operations.PUT_BUCKET_TAGGING, put);
      assertThat(ask(S3Operations.GET_BUCKET_TAGGING, get).tagSet()).isEqualTo(tags);
    } else {
      assertRefused(code, () -> ask(S3Operations.PUT_BUCKET_TAGGING, put));
      assertRefused("NoSuchTagSet", () -> ask(S3Operations.GET_BUCKET_TAGGING, get));
    }
  }
}
