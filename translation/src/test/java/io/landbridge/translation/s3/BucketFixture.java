// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landbridge.aws.AwsException;
import io.landbridge.aws.Secret;
import io.landbridge.translation.RequestTrace;
import io.landbridge.translation.cloudstack.NativeCommand;
import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.cloudstack.ScriptedCloudStack;
import io.landbridge.translation.identity.Caller;
import io.landbridge.translation.identity.NativeCredentials;
import io.landbridge.translation.ids.AccountIds;
import io.landbridge.translation.s3.lifecycle.DayLength;
import io.landbridge.translation.s3.requester.CanonicalUserId;
import io.landbridge.translation.s3.requester.CanonicalUsers;
import io.landbridge.translation.s3.requester.Requester;
import io.landbridge.translation.s3.store.BucketsInMemory;
import io.landbridge.translation.state.Store;
import io.landbridge.translation.state.StoreOptions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;

/** A scripted cloud with buckets of alice's, over a store that keeps no objects by itself. */
abstract class BucketFixture {
  static final Instant NOW = Instant.parse("2026-11-21T20:00:00Z");
  static final String ID = "d6c9e2b3-8ef9-44fe-8c94-83b20ce8c7e1";
  private static final NativeId ACCOUNT = new NativeId("e95f32e8-09d9-46a4-915f-0c34ac5d1cec");
  private static final NativeCredentials SERVICE =
      new NativeCredentials("service", Secret.of("secret"));
  static final S3Options OPTIONS =
      new S3Options(
          "us-east-1",
          Optional.empty(),
          20,
          Duration.ofSeconds(10),
          false,
          DayLength.DAY,
          Duration.ofSeconds(10));

  private final Store state = Store.open(StoreOptions.inMemory(), InstantSource.fixed(NOW));
  private final AccountIds accounts = new AccountIds(state);
  final CanonicalUsers users = new CanonicalUsers(accounts, Map.of());
  private long nanos;
  final ScriptedCloudStack cloud = new ScriptedCloudStack();
  final BucketsInMemory store = new BucketsInMemory();
  final BucketDirectory directory =
      new BucketDirectory(cloud, SERVICE, users, store, OPTIONS, () -> nanos);
  final Caller alice =
      new Caller(
          accounts.of(ACCOUNT),
          ACCOUNT,
          "alice",
          new NativeId("bea59957-e5d5-11f1-90e2-02fc00000001"),
          new NativeId("11111111-e5d5-11f1-90e2-02fc00000001"),
          "alice",
          new NativeCredentials("alice", Secret.of("secret")));

  @AfterEach
  void close() {
    state.close();
  }

  void wait(Duration duration) {
    nanos += duration.toNanos();
  }

  /** The native cloud lists one bucket {@code photos} of alice's, with these fields besides. */
  void listed(String fields) {
    cloud.answersJson(
        NativeCommand.LIST_BUCKETS,
        "{\"count\":1,\"bucket\":[" + bucket("\"state\":\"Created\"," + fields) + "]}");
  }

  static String bucket(String fields) {
    return "{\"id\":\"" + ID + "\",\"name\":\"photos\",\"account\":\"alice\"," + fields + "}";
  }

  /** The fields of a bucket by their values. */
  static String settings(int quota, boolean encryption, boolean versioning) {
    return "\"quota\":%d,\"encryption\":%b,\"versioning\":%b,\"objectlocking\":false"
        .formatted(quota, encryption, versioning);
  }

  S3Call call(Requester requester) {
    boolean signed = !(requester instanceof Requester.Anonymous);
    return new S3Call(
        "REQUEST",
        requester,
        signed ? Optional.of(alice) : Optional.empty(),
        signed ? alice.credentials() : SERVICE,
        NOW,
        NOW.plusSeconds(30),
        new RequestTrace(),
        new S3Call.Origin(
            "192.0.2.1",
            "http://s3.example.com/bucket",
            Optional.empty(),
            Optional.of(new S3Call.Signing(S3Call.Place.HEADER, "AWS4-HMAC-SHA256", NOW))
                .filter(_ -> signed)),
        Optional.empty());
  }

  S3Call call() {
    return call(user());
  }

  Requester.User user() {
    return new Requester.User(
        alice.accountId(), CanonicalUserId.derivedFrom(alice.accountId()), "alice", "AIDAALICE");
  }

  static void assertRefused(String code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            AwsException.class, e -> assertThat(e.error().code()).isEqualTo(code));
  }
}
