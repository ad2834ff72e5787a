// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.configuration;

import static io.landbridge.translation.s3.access.Requesters.ALICE;
import static io.landbridge.translation.s3.access.Requesters.OTHER_ID;
import static io.landbridge.translation.s3.access.Requesters.OWNER;
import static io.landbridge.translation.s3.access.Requesters.OWNER_ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landbridge.aws.AwsException;
import io.landbridge.aws.Secret;
import io.landbridge.s3.RestOperation;
import io.landbridge.schema.Shape;
import io.landbridge.translation.RequestTrace;
import io.landbridge.translation.cloudstack.NativeCommand;
import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.cloudstack.ScriptedCloudStack;
import io.landbridge.translation.identity.NativeCredentials;
import io.landbridge.translation.ids.AccountIds;
import io.landbridge.translation.s3.BucketDirectory;
import io.landbridge.translation.s3.BucketDocuments;
import io.landbridge.translation.s3.Permissions;
import io.landbridge.translation.s3.S3Action;
import io.landbridge.translation.s3.S3Backend;
import io.landbridge.translation.s3.S3Bucket;
import io.landbridge.translation.s3.S3Call;
import io.landbridge.translation.s3.S3Operation;
import io.landbridge.translation.s3.S3Options;
import io.landbridge.translation.s3.access.StoredAccess;
import io.landbridge.translation.s3.access.policy.ConditionContext;
import io.landbridge.translation.s3.access.policy.PolicyPrincipal;
import io.landbridge.translation.s3.lifecycle.DayLength;
import io.landbridge.translation.s3.notification.NotificationQueue;
import io.landbridge.translation.s3.notification.Webhooks;
import io.landbridge.translation.s3.requester.CanonicalUserId;
import io.landbridge.translation.s3.requester.CanonicalUsers;
import io.landbridge.translation.s3.store.Attributes;
import io.landbridge.translation.s3.store.BucketId;
import io.landbridge.translation.s3.store.BucketState;
import io.landbridge.translation.s3.store.Document;
import io.landbridge.translation.s3.store.EncryptionFacts;
import io.landbridge.translation.s3.store.ObjectKey;
import io.landbridge.translation.s3.store.ObjectMetadata;
import io.landbridge.translation.s3.store.ObjectVersion;
import io.landbridge.translation.s3.store.StoredVersion;
import io.landbridge.translation.s3.store.UnwillingStore;
import io.landbridge.translation.s3.store.VersionId;
import io.landbridge.translation.s3.store.VersioningState;
import io.landbridge.translation.state.Store;
import io.landbridge.translation.state.StoreOptions;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;

/** The operations over a store that keeps documents and one object, asked by the owner. */
abstract class ConfigurationFixture {
  private static final int MOST_CHANGES = 5;
  static final Instant NOW = Instant.parse("2026-11-21T20:00:00Z");
  static final S3Bucket BUCKET =
      new S3Bucket(
          "b", new NativeId("bea59957-e5d5-11f1-90e2-02fc00000001"), OWNER, OWNER_ID, NOW, false);
  static final String PUBLIC =
      "{\"Statement\":{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"s3:GetObject\","
          + "\"Resource\":\"arn:aws:s3:::b/*\"}}";
  static final String ARN = "arn:aws:sns:us-east-1:111111111111:hook";
  static final Webhooks WEBHOOKS = new Webhooks(Map.of("hook", URI.create("http://127.0.0.1:9/")));

  static final Principals PRINCIPALS =
      new Principals() {
        @Override
        public boolean exists(PolicyPrincipal principal) {
          return true;
        }

        @Override
        public boolean exists(CanonicalUserId id) {
          return id.equals(OWNER_ID) || id.equals(OTHER_ID);
        }

        @Override
        public Optional<CanonicalUserId> findByEmail(String address) {
          return Optional.empty();
        }
      };

  /** Keeps documents, and one object whose attributes change. */
  private static final class Objects extends UnwillingStore {
    private final Map<String, Document> byKind = new HashMap<>();
    private Attributes attributes = Attributes.NONE;

    @Override
    public void putConfiguration(BucketId bucket, String kind, Document document) {
      byKind.put(kind, document);
    }

    @Override
    public Optional<Document> findConfiguration(BucketId bucket, String kind) {
      return Optional.ofNullable(byKind.get(kind));
    }

    @Override
    public void deleteConfiguration(BucketId bucket, String kind) {
      byKind.remove(kind);
    }

    @Override
    public Optional<BucketState> findBucket(BucketId bucket) {
      return Optional.of(
          new BucketState(bucket, NOW, VersioningState.ENABLED, OptionalLong.empty()));
    }

    @Override
    public Optional<StoredVersion> find(
        BucketId bucket, ObjectKey key, Optional<VersionId> version) {
      return key.value().equals("k") ? Optional.of(object()) : Optional.empty();
    }

    @Override
    public ObjectVersion updateAttributes(
        BucketId bucket,
        ObjectKey key,
        Optional<VersionId> version,
        UnaryOperator<Attributes> change) {
      attributes = change.apply(attributes);
      return object();
    }

    private ObjectVersion object() {
      return new ObjectVersion(
          new ObjectKey("k"),
          VersionId.NULL,
          true,
          NOW,
          OTHER_ID.value(),
          1,
          "etag",
          "STANDARD",
          ObjectMetadata.NONE,
          attributes,
          List.of(),
          List.of(),
          EncryptionFacts.NONE);
    }
  }

  private final Objects objects = new Objects();
  final ScriptedCloudStack cloud = new ScriptedCloudStack();
  private final Store state = Store.open(StoreOptions.inMemory(), InstantSource.fixed(NOW));
  final List<String> told = new CopyOnWriteArrayList<>();
  final NotificationQueue queue =
      new NotificationQueue(
          WEBHOOKS,
          (_, json) -> {
            told.add(new String(json, StandardCharsets.UTF_8));
            return 200;
          },
          () -> NOW,
          NotificationQueue.Limits.DEFAULT);
  final S3Backend backend = backend();
  final KeptConfiguration kept = backend.kept();

  private S3Backend backend() {
    for (int i = 0; i < MOST_CHANGES; i++) {
      cloud.answersJson(NativeCommand.UPDATE_BUCKET, "{\"success\":true}");
    }
    S3Options options =
        new S3Options(
            "us-east-1",
            Optional.empty(),
            1,
            Duration.ofSeconds(10),
            false,
            DayLength.DAY,
            Duration.ofSeconds(10));
    CanonicalUsers users = new CanonicalUsers(new AccountIds(state), Map.of());
    return new S3Backend(
        new BucketDirectory(cloud, credentials(), users, objects, options, () -> 0),
        users,
        objects,
        new BucketDocuments(objects),
        new KeptConfiguration(new BucketDocuments(objects)),
        options,
        () -> NOW,
        new ConfigurationParts(PRINCIPALS, WEBHOOKS, queue, () -> "named"));
  }

  private static NativeCredentials credentials() {
    return new NativeCredentials("key", Secret.of("secret"));
  }

  @AfterEach
  void close() {
    queue.close();
    state.close();
  }

  @SuppressWarnings("unchecked") // the table has one line for each operation, of its types
  <I extends Shape, O extends Shape> O ask(RestOperation<I, O> operation, I input) {
    S3Action<?, ?> action =
        ConfigurationOperations.ACTIONS.stream()
            .filter(a -> a.operation() == operation)
            .findFirst()
            .orElseThrow();
    S3Operation<I, O> handler =
        (S3Operation<I, O>) ((S3Action<I, O>) action).handler().apply(backend);
    return handler.handle(call(), input);
  }

  S3Call call() {
    Permissions permissions =
        new Permissions(
            ALICE,
            new StoredAccess(objects).read(BUCKET.id(), "b", OWNER, OWNER_ID),
            ConditionContext.empty());
    return new S3Call(
        "REQUEST",
        ALICE,
        Optional.empty(),
        credentials(),
        NOW,
        NOW.plusSeconds(30),
        new RequestTrace(),
        new S3Call.Origin(
            "192.0.2.1",
            "https://s3.example.com/bucket",
            Optional.of(new S3Call.Tls("TLSv1.3", "TLS_AES_256_GCM_SHA384")),
            Optional.of(new S3Call.Signing(S3Call.Place.HEADER, "AWS4-HMAC-SHA256", NOW))),
        Optional.of(new S3Call.Target(BUCKET, permissions, false)));
  }

  static void assertRefused(
      String code, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            AwsException.class, e -> assertThat(e.error().code()).isEqualTo(code));
  }
}
