// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.config;

import io.landbridge.aws.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * S3 on the embedded object store, which is there when the embedded cloud is.
 *
 * @param domains host names below which a bucket may stand in the host; none of them means that
 *     buckets are named in the path only
 * @param websiteDomains host names below which the websites of buckets are; none of them means that
 *     nobody sees them
 * @param pool the native object storage pool that buckets are made in; absent is the first one
 * @param quota what a new bucket may hold, in whole GiB
 * @param bucketsKept how old may be what the native cloud said of a bucket
 * @param whiteSpaceEvery after which silence an answer begins whose work takes long
 * @param accessLogEvery how long lines of access logs wait at most before they are written
 * @param customerKeys whether keys of customers (SSE-C) are taken without TLS
 * @param lifecycle how lifecycle rules are carried out
 * @param webhooks where events of buckets are posted to, by the name that a topic, queue or
 *     function of a notification configuration ends in
 * @param webhookSecret what receivers know messages by
 */
public record S3Settings(
    @Meaning(
            "Host names below which a bucket may stand in the host, as in `bucket.s3.example.com`;"
                + " separated by commas.")
        List<String> domains,
    @Meaning(
            "Host names below which the websites of buckets are, as in"
                + " `bucket.s3-website.example.com`; separated by commas.")
        List<String> websiteDomains,
    @Meaning("Name of the native object storage pool that buckets are made in; the first one.")
        Optional<String> pool,
    @Meaning("What a new bucket may hold; CloudStack has no bucket without a quota. Whole GiB.")
        DataSize quota,
    @Meaning(
            "How old may be what CloudStack said of a bucket; what was changed there takes so long to"
                + " be seen.")
        Duration bucketsKept,
    @Meaning(
            "After how much silence a copy or the completion of an upload is answered white space, so"
                + " that nobody takes the connection for dead.")
        Duration whiteSpaceEvery,
    @Meaning(
            "Time between two objects of a bucket's access log; what waits is lost with a killed"
                + " process.")
        Duration accessLogEvery,
    @Meaning("Where customers may send their own keys (SSE-C): `tls`, or `anywhere`.")
        CustomerKeys customerKeys,
    LifecycleSettings lifecycle,
    @Meaning(
            "Where events of buckets are posted to, by name, like"
                + " `uploads: http://worker:8080/events`. See s3-notifications.md.")
        Map<String, String> webhooks,
    @Meaning("Signs what is posted to webhooks, in the header `Landbridge-Signature`.")
        Optional<Secret> webhookSecret) {
  private static final long GIB = 1L << 30;
  private static final int MOST_WEBHOOKS = 100;
  private static final Pattern WEBHOOK = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  /** When customers may send their own keys. */
  public enum CustomerKeys {
    /** Over TLS only, as S3 has it. */
    TLS,
    /** Over plain HTTP too. */
    ANYWHERE
  }

  public S3Settings {
    domains = List.copyOf(domains);
    websiteDomains = List.copyOf(websiteDomains);
    Check.duration("bucketsKept", bucketsKept, Duration.ofMillis(100), Duration.ofMinutes(10));
    Check.duration(
        "whiteSpaceEvery", whiteSpaceEvery, Duration.ofMillis(10), Duration.ofMinutes(1));
    Check.duration("accessLogEvery", accessLogEvery, Duration.ofSeconds(1), Duration.ofHours(1));
    Check.size("quota", quota, new DataSize(GIB), new DataSize(1L << 50));
    if (quota.bytes() % GIB != 0) {
      throw new ConfigurationException("quota", "must be a whole number of GiB");
    }
    webhooks = Map.copyOf(webhooks);
    Check.range("webhooks", webhooks.size(), 0, MOST_WEBHOOKS);
    webhooks.forEach(S3Settings::checkWebhook);
    webhookSecret.ifPresent(secret -> Check.text("webhookSecret", secret.expose()));
  }

  private static void checkWebhook(String name, String url) {
    if (!WEBHOOK.matcher(name).matches()) {
      throw new ConfigurationException(
          "webhooks." + name, "must be named with up to 64 letters, digits, - and _");
    }
    Check.httpUrl("webhooks." + name, url);
  }

  /** {@link #webhooks} with their addresses. */
  public Map<String, URI> webhookAddresses() {
    return webhooks.entrySet().stream()
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, it -> URI.create(it.getValue())));
  }

  /** {@link #quota} as CloudStack counts it. */
  public long quotaInGiB() {
    return quota.bytes() / GIB;
  }

  static S3Settings defaults() {
    return new S3Settings(
        List.of(),
        List.of("s3-website.localhost"),
        Optional.empty(),
        new DataSize(20 * GIB),
        Duration.ofSeconds(10),
        Duration.ofSeconds(10),
        Duration.ofMinutes(5),
        CustomerKeys.TLS,
        LifecycleSettings.defaults(),
        Map.of(),
        Optional.empty());
  }
}
