// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.fuzz;

import io.landbridge.aws.AwsException;
import io.landbridge.s3.HeaderFields;
import io.landbridge.s3.HostStyle;
import io.landbridge.s3.RequestHead;
import io.landbridge.s3.RestDecoder;
import io.landbridge.s3.S3Errors;
import io.landbridge.s3.S3Route;
import io.landbridge.s3.S3Router;
import io.landbridge.s3.model.PutBucketAclRequest;
import io.landbridge.s3.model.PutBucketCorsRequest;
import io.landbridge.s3.model.PutBucketLifecycleConfigurationRequest;
import io.landbridge.s3.model.PutBucketLoggingRequest;
import io.landbridge.s3.model.PutBucketNotificationConfigurationRequest;
import io.landbridge.s3.model.PutBucketOwnershipControlsRequest;
import io.landbridge.s3.model.PutBucketWebsiteRequest;
import io.landbridge.schema.Shape;
import io.landbridge.translation.s3.access.AccessDocument;
import io.landbridge.translation.s3.access.acl.AclDocument;
import io.landbridge.translation.s3.access.acl.GrantReader;
import io.landbridge.translation.s3.access.acl.GranteeDirectory;
import io.landbridge.translation.s3.cors.CorsConfiguration;
import io.landbridge.translation.s3.cors.CorsDocument;
import io.landbridge.translation.s3.lifecycle.DayLength;
import io.landbridge.translation.s3.lifecycle.LifecycleConfiguration;
import io.landbridge.translation.s3.lifecycle.LifecycleDocument;
import io.landbridge.translation.s3.lifecycle.LifecycleHeaders;
import io.landbridge.translation.s3.lifecycle.VersionFacts;
import io.landbridge.translation.s3.logging.LoggingDocument;
import io.landbridge.translation.s3.notification.EventType;
import io.landbridge.translation.s3.notification.NotificationConfiguration;
import io.landbridge.translation.s3.notification.NotificationDocument;
import io.landbridge.translation.s3.notification.Webhooks;
import io.landbridge.translation.s3.requester.CanonicalUserId;
import io.landbridge.translation.s3.website.Route;
import io.landbridge.translation.s3.website.Website;
import io.landbridge.translation.s3.website.Website.WebsiteRequest;
import io.landbridge.translation.s3.website.WebsiteConfiguration;
import io.landbridge.translation.s3.website.WebsiteDocument;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Reads any bytes as the configuration of a bucket: a line with the sub-resource, then the
 * document; and does with what is taken what the gateway does with it.
 */
final class ConfigurationTarget {
  private static final S3Router ROUTER = new S3Router(new HostStyle(List.of()));
  private static final RestDecoder DECODER = new RestDecoder();
  private static final Webhooks WEBHOOKS =
      new Webhooks(Map.of("events", URI.create("http://127.0.0.1/events")));
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  private static final GranteeDirectory EVERYBODY =
      new GranteeDirectory() {
        @Override
        public boolean exists(CanonicalUserId id) {
          return true;
        }

        @Override
        public Optional<CanonicalUserId> findByEmail(String address) {
          return Optional.empty();
        }
      };

  private ConfigurationTarget() {}

  /**
   * Reads, checks and applies a configuration.
   *
   * @return whether it is one that a bucket may have
   */
  static boolean run(byte[] input) {
    String text = new String(input, StandardCharsets.ISO_8859_1);
    int end = text.indexOf('\n');
    String resource = end < 0 ? text : text.substring(0, end);
    byte[] document = text.substring(end + 1).getBytes(StandardCharsets.ISO_8859_1);
    RequestHead head =
        RequestHead.of(
            "PUT",
            "localhost",
            "/bucket?" + resource,
            HeaderFields.of(List.<Map.Entry<String, String>>of()));
    try {
      return ROUTER.route(head) instanceof S3Route.Call call
          && take(DECODER.decode(call.operation(), call, head.headers(), document));
    } catch (AwsException refused) {
      int status = refused.error().httpStatus();
      if (status != 501 && (status < 400 || status > 499)) {
        throw new AssertionError("neither the client's error nor beyond us", refused);
      }
      return false;
    }
  }

  private static boolean take(Shape input) {
    switch (input) {
      case PutBucketCorsRequest cors -> apply(CorsDocument.read(cors.corsConfiguration()));
      case PutBucketWebsiteRequest site -> apply(WebsiteDocument.read(site.websiteConfiguration()));
      case PutBucketLifecycleConfigurationRequest lifecycle -> apply(lifecycle);
      case PutBucketNotificationConfigurationRequest notification -> apply(notification);
      case PutBucketLoggingRequest logging -> {
        var _ = LoggingDocument.read(logging.bucketLoggingStatus());
      }
      case PutBucketOwnershipControlsRequest ownership -> {
        var _ = AccessDocument.read(ownership.ownershipControls());
      }
      case PutBucketAclRequest acl -> {
        var list =
            AclDocument.read(
                acl.accessControlPolicy().orElseThrow(() -> S3Errors.malformedXml().toException()),
                new GrantReader(EVERYBODY));
        if (!AclDocument.fromDocument(AclDocument.toDocument(list)).equals(list)) {
          throw new AssertionError("kept otherwise than it was read: " + list);
        }
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private static void apply(CorsConfiguration cors) {
    cors.check();
    var answered = cors.headersFor("http://www.example.com", "GET");
    CorsConfiguration.Preflight asked =
        new CorsConfiguration.Preflight(
            Optional.of("http://www.example.com"), Optional.of("GET"), Optional.empty(), true);
    // What a preflight without headers is told, the request itself is told as well.
    boolean allowed = answered.containsKey("Access-Control-Allow-Origin");
    try {
      if (!CorsConfiguration.answer(Optional.of(cors), asked).equals(answered) || !allowed) {
        throw new AssertionError("a preflight is answered otherwise than its request");
      }
    } catch (AwsException refused) {
      if (allowed || !refused.error().code().equals("AccessForbidden")) {
        throw new AssertionError("a preflight is refused", refused);
      }
    }
  }

  private static void apply(WebsiteConfiguration configuration) {
    configuration.check();
    Website website = new Website(configuration);
    for (String key : List.of("", "docs", "docs/", "a b/\u00e9?#%")) {
      WebsiteRequest request = new WebsiteRequest("http", "site.example.com", key);
      if (website.route(request) instanceof Route.Moved moved
          && moved.location().chars().anyMatch(c -> c <= ' ' || c > '~')) {
        throw new AssertionError("no header can hold " + moved.location());
      }
      var _ = website.routeError(request, 404, true);
      var _ = website.routeError(request, 403, false);
    }
  }

  private static void apply(PutBucketLifecycleConfigurationRequest request) {
    AtomicInteger names = new AtomicInteger();
    var given =
        request.lifecycleConfiguration().orElseThrow(() -> S3Errors.malformedXml().toException());
    LifecycleConfiguration rules =
        LifecycleDocument.read(
            LifecycleDocument.withIds(given, () -> "named-" + names.incrementAndGet()));
    rules.check();
    for (boolean marker : new boolean[] {false, true}) {
      for (Optional<Instant> since : List.of(Optional.<Instant>empty(), Optional.of(NOW))) {
        VersionFacts version =
            new VersionFacts("logs/k", marker, 10, Map.of("a", "b"), NOW, since, 1, true);
        var _ = rules.evaluate(version, NOW, DayLength.DAY);
        rules
            .findExpiry(version, DayLength.DAY)
            .map(LifecycleHeaders::expiration)
            .filter(header -> header.indexOf('\n') >= 0 || !header.startsWith("expiry-date="))
            .ifPresent(header -> {
              throw new AssertionError(header);
            });
      }
    }
    var _ = rules.findAbort("logs/k", NOW, DayLength.DAY);
  }

  private static void apply(PutBucketNotificationConfigurationRequest request) {
    NotificationConfiguration rules =
        NotificationDocument.read(
            NotificationDocument.withIds(request.notificationConfiguration(), () -> "named"));
    rules.check(WEBHOOKS);
    for (EventType type : EventType.values()) {
      var _ = rules.rulesFor(type, "in/a.jpg");
    }
  }
}
