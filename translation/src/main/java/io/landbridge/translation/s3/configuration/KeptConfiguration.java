// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.configuration;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.landbridge.s3.model.BucketLifecycleConfiguration;
import io.landbridge.s3.model.BucketLoggingStatus;
import io.landbridge.s3.model.CORSConfiguration;
import io.landbridge.s3.model.GetBucketCorsOutput;
import io.landbridge.s3.model.GetBucketLifecycleConfigurationOutput;
import io.landbridge.s3.model.GetBucketLoggingOutput;
import io.landbridge.s3.model.GetBucketRequestPaymentOutput;
import io.landbridge.s3.model.GetBucketWebsiteOutput;
import io.landbridge.s3.model.Payer;
import io.landbridge.schema.Schema;
import io.landbridge.schema.Shape;
import io.landbridge.translation.s3.BucketDocuments;
import io.landbridge.translation.s3.BucketDocuments.Kind;
import io.landbridge.translation.s3.cors.CorsConfiguration;
import io.landbridge.translation.s3.cors.CorsDocument;
import io.landbridge.translation.s3.lifecycle.LifecycleConfiguration;
import io.landbridge.translation.s3.lifecycle.LifecycleDocument;
import io.landbridge.translation.s3.logging.LoggingConfiguration;
import io.landbridge.translation.s3.logging.LoggingDocument;
import io.landbridge.translation.s3.notification.NotificationConfiguration;
import io.landbridge.translation.s3.notification.NotificationDocument;
import io.landbridge.translation.s3.store.BucketId;
import io.landbridge.translation.s3.store.Document;
import io.landbridge.translation.s3.website.WebsiteConfiguration;
import io.landbridge.translation.s3.website.WebsiteDocument;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The configuration of buckets as the rules it means. Asked with every request: a document that was
 * read once is remembered for as long as its bytes are the same.
 */
public final class KeptConfiguration {
  private static final int MOST_REMEMBERED = 1000;

  private final BucketDocuments documents;
  private final Cache<Remembered, Object> read =
      Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).build();

  /** A document of a kind: the same bytes mean something else as another kind. */
  private record Remembered(Kind kind, Document document) {}

  /** The configuration in these documents. */
  public KeptConfiguration(BucketDocuments documents) {
    this.documents = documents;
  }

  /** The bucket's rules for requests of other origins. */
  public Optional<CorsConfiguration> cors(BucketId bucket) {
    return find(
        bucket,
        Kind.CORS,
        GetBucketCorsOutput.SCHEMA,
        CorsConfiguration.class,
        kept -> CorsDocument.read(CORSConfiguration.builder().corsRules(kept.corsRules()).build()));
  }

  /** What the bucket's website is. */
  public Optional<WebsiteConfiguration> website(BucketId bucket) {
    return find(
        bucket,
        Kind.WEBSITE,
        GetBucketWebsiteOutput.SCHEMA,
        WebsiteConfiguration.class,
        kept ->
            WebsiteDocument.read(
                io.landbridge.s3.model.WebsiteConfiguration.builder()
                    .redirectAllRequestsTo(kept.redirectAllRequestsTo())
                    .indexDocument(kept.indexDocument())
                    .errorDocument(kept.errorDocument())
                    .routingRules(kept.routingRules())
                    .build()));
  }

  /** Whether whoever asks for something of the bucket pays for it, instead of its owner. */
  public boolean requesterPays(BucketId bucket) {
    return documents
        .find(bucket, Kind.REQUEST_PAYMENT, GetBucketRequestPaymentOutput.SCHEMA)
        .flatMap(GetBucketRequestPaymentOutput::payer)
        .filter(Payer.REQUESTER::equals)
        .isPresent();
  }

  /** The bucket's lifecycle rules. */
  public Optional<LifecycleConfiguration> lifecycle(BucketId bucket) {
    return find(
        bucket,
        Kind.LIFECYCLE,
        GetBucketLifecycleConfigurationOutput.SCHEMA,
        LifecycleConfiguration.class,
        kept ->
            LifecycleDocument.read(
                BucketLifecycleConfiguration.builder().rules(kept.rules()).build()));
  }

  /** Who is told of the bucket's events; nobody when nothing is kept. */
  public NotificationConfiguration notification(BucketId bucket) {
    return find(
            bucket,
            Kind.NOTIFICATION,
            io.landbridge.s3.model.NotificationConfiguration.SCHEMA,
            NotificationConfiguration.class,
            NotificationDocument::read)
        .orElseGet(() -> new NotificationConfiguration(List.of()));
  }

  /** Where the bucket's access log goes. */
  public Optional<LoggingConfiguration> logging(BucketId bucket) {
    return documents
        .find(bucket, Kind.LOGGING, GetBucketLoggingOutput.SCHEMA)
        .flatMap(kept ->
            LoggingDocument.read(
                BucketLoggingStatus.builder().loggingEnabled(kept.loggingEnabled()).build()));
  }

  private <T extends Shape, R> Optional<R> find(
      BucketId bucket, Kind kind, Schema<T> schema, Class<R> type, Function<T, R> reader) {
    return documents
        .find(bucket, kind)
        .flatMap(document -> {
          Remembered key = new Remembered(kind, document);
          Optional<R> known = Optional.ofNullable(read.getIfPresent(key)).map(type::cast);
          Optional<R> found = known.or(() -> documents.find(bucket, kind, schema).map(reader));
          found.ifPresent(rules -> read.put(key, rules));
          return found;
        });
  }
}
