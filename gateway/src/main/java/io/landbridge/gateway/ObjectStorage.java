// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway;

import com.github.benmanes.caffeine.cache.Ticker;
import io.landbridge.gateway.admin.Meters;
import io.landbridge.gateway.auth.Authenticator;
import io.landbridge.gateway.config.Configuration;
import io.landbridge.gateway.config.ConfigurationException;
import io.landbridge.gateway.config.S3Settings;
import io.landbridge.gateway.embedded.cloud.buckets.BucketContents;
import io.landbridge.gateway.embedded.store.EmbeddedStore;
import io.landbridge.gateway.embedded.store.LastScrub;
import io.landbridge.gateway.s3.S3Dispatch;
import io.landbridge.gateway.server.RequestListener;
import io.landbridge.gateway.server.StreamHandler;
import io.landbridge.s3.HostStyle;
import io.landbridge.s3.S3Router;
import io.landbridge.s3.checksum.Algorithm;
import io.landbridge.translation.s3.AccessLogs;
import io.landbridge.translation.s3.BucketDirectory;
import io.landbridge.translation.s3.BucketDocuments;
import io.landbridge.translation.s3.S3Backend;
import io.landbridge.translation.s3.S3Catalogue;
import io.landbridge.translation.s3.S3Options;
import io.landbridge.translation.s3.S3Service;
import io.landbridge.translation.s3.Websites;
import io.landbridge.translation.s3.configuration.BucketEvents;
import io.landbridge.translation.s3.configuration.ConfigurationParts;
import io.landbridge.translation.s3.configuration.KeptConfiguration;
import io.landbridge.translation.s3.configuration.KnownPrincipals;
import io.landbridge.translation.s3.configuration.LifecycleEvents;
import io.landbridge.translation.s3.lifecycle.DayLength;
import io.landbridge.translation.s3.lifecycle.LifecycleWorker;
import io.landbridge.translation.s3.notification.HttpWebhookSender;
import io.landbridge.translation.s3.notification.NotificationQueue;
import io.landbridge.translation.s3.notification.Webhooks;
import io.landbridge.translation.s3.requester.CanonicalUsers;
import io.landbridge.translation.s3.store.BucketId;
import io.landbridge.translation.s3.store.PageRequest;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The object store of this process and S3 on top of it. It is there where the embedded cloud is:
 * the buckets of another cloud have their objects in that cloud's pools, not here.
 */
final class ObjectStorage {
  private static final Logger LOG = LoggerFactory.getLogger(ObjectStorage.class);
  private static final Duration WEBHOOK_TIMEOUT = Duration.ofSeconds(10);

  private final Configuration configuration;
  private final EmbeddedStore store;
  private final Parts parts;

  private ObjectStorage(Configuration configuration, EmbeddedStore store, Parts parts) {
    this.configuration = configuration;
    this.store = store;
    this.parts = parts;
  }

  /** Opens the store, where there is one; it is added to the parts. Blocks. */
  static Optional<ObjectStorage> open(Configuration configuration, Parts parts) {
    if (configuration.cloud().url().isPresent()) {
      return Optional.empty();
    }
    loadChecksums();
    try {
      NativeLibraries.loadRocksDb(configuration.data());
      EmbeddedStore store =
          EmbeddedStore.open(
              Scrub.options(configuration), InstantSource.system(), new SecureRandom());
      parts.add("the object store", store);
      return Optional.of(new ObjectStorage(configuration, store, parts));
    } catch (IOException e) {
      throw new ConfigurationException("data", "has no usable object store: " + e.getMessage());
    }
  }

  /** The first checksum loads a library: beside the opening of the store, so that nobody waits. */
  private static void loadChecksums() {
    var _ =
        Thread.ofVirtual()
            .name("checksums")
            .start(() -> {
              var _ = Algorithm.CRC64NVME.start();
            });
  }

  /** Shows what the last scrub found. */
  void watch(Meters meters) {
    meters.gauge(
        "landbridge.objects.scrub.ended",
        "When the object store was last compared with its checksums, in seconds since 1970",
        () -> store.lastScrub().map(it -> it.ended().getEpochSecond()).orElse(0L));
    meters.gauge(
        "landbridge.objects.scrub.damaged",
        "Pieces of content that were missing or not what was written",
        () -> store.lastScrub().map(LastScrub::damaged).orElse(0));
    meters.gauge(
        "landbridge.objects.scrub.orphans",
        "Files that belonged to nothing and were removed",
        () -> store.lastScrub().map(LastScrub::orphans).orElse(0L));
  }

  /** The same for a person. */
  String scrubbed() {
    return store
        .lastScrub()
        .map(last ->
            "scrubbed %s: %d pieces, %d damaged, %d files of nothing removed"
                .formatted(last.ended(), last.pieces(), last.damaged(), last.orphans()))
        .orElse("not scrubbed yet");
  }

  /** What the cloud is told of its buckets. */
  BucketContents contents() {
    return new BucketContents() {
      @Override
      public long sizeInBytes(UUID bucketId) {
        BucketId id = new BucketId(bucketId);
        return store.findBucket(id).map(_ -> store.usage(id).bytes()).orElse(0L);
      }

      @Override
      public boolean isEmpty(UUID bucketId) {
        BucketId id = new BucketId(bucketId);
        return store.findBucket(id).isEmpty()
            || store.listVersions(id, PageRequest.of(1), Optional.empty()).versions().isEmpty();
      }
    };
  }

  /** S3 over the buckets of this cloud. */
  StreamHandler handler(
      Backend backend, NativeSide side, Authenticator authenticator, RequestListener listener) {
    S3Settings settings = configuration.s3();
    S3Options options =
        new S3Options(
            configuration.region(),
            settings.pool(),
            settings.quotaInGiB(),
            settings.bucketsKept(),
            settings.customerKeys() == S3Settings.CustomerKeys.ANYWHERE,
            new DayLength(settings.lifecycle().day()),
            configuration.whiteSpaceEvery());
    InstantSource clock = InstantSource.system();
    CanonicalUsers users = new CanonicalUsers(backend.ec2().accounts(), side.canonicalUsers());
    BucketDirectory buckets =
        new BucketDirectory(
            backend.cloud(), side.serviceAccount(), users, store, options, Ticker.systemTicker());
    removeGone(buckets, clock);
    BucketDocuments documents = new BucketDocuments(store);
    S3Backend s3 =
        new S3Backend(
            buckets,
            users,
            store,
            documents,
            new KeptConfiguration(documents),
            options,
            clock,
            parts(backend, users, clock));
    startLifecycle(s3);
    S3Service service = new S3Service(S3Catalogue.actions(), s3, Gateway.HOST_ID);
    AccessLogs logs = new AccessLogs(s3, settings.accessLogEvery());
    parts.add("the access logs of buckets", logs);
    HostStyle sites = new HostStyle(settings.websiteDomains());
    return new S3Dispatch(
        authenticator,
        new S3Router(new HostStyle(settings.domains())),
        service,
        new Websites(sites, service, s3, Gateway.HOST_ID),
        logs,
        new S3Dispatch.Surroundings(
            side.serviceAccount(), users, Gateway.HOST_ID, listener, clock));
  }

  private ConfigurationParts parts(Backend backend, CanonicalUsers users, InstantSource clock) {
    S3Settings settings = configuration.s3();
    Webhooks webhooks = new Webhooks(settings.webhookAddresses());
    HttpWebhookSender sender = new HttpWebhookSender(WEBHOOK_TIMEOUT, settings.webhookSecret());
    parts.add("the sender of notifications", sender);
    NotificationQueue notifications =
        new NotificationQueue(webhooks, sender, clock, NotificationQueue.Limits.DEFAULT);
    parts.add("the notifications", notifications);
    return new ConfigurationParts(
        new KnownPrincipals(backend.ec2().accounts(), users),
        webhooks,
        notifications,
        () -> UUID.randomUUID().toString());
  }

  private void removeGone(BucketDirectory buckets, InstantSource clock) {
    for (BucketId id : buckets.removeGone(clock.instant().plus(configuration.api().deadline()))) {
      LOG.atWarn().addKeyValue("bucket", id.toString()).log("The cloud does not know this bucket");
    }
  }

  private void startLifecycle(S3Backend s3) {
    BucketEvents events = new BucketEvents(s3, Gateway.HOST_ID);
    LifecycleWorker worker =
        new LifecycleWorker(
            store,
            s3.kept()::lifecycle,
            s3.clock(),
            s3.options().lifecycleDay(),
            new LifecycleEvents(s3, events));
    parts.add("the lifecycle of objects", worker);
    worker.start(configuration.s3().lifecycle().pause());
  }
}
