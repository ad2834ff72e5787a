// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ids;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landbridge.aws.AccountId;
import io.landbridge.aws.AwsException;
import io.landbridge.aws.Secret;
import io.landbridge.translation.Call;
import io.landbridge.translation.RequestTrace;
import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.identity.Caller;
import io.landbridge.translation.identity.NativeCredentials;
import io.landbridge.translation.state.Store;
import io.landbridge.translation.state.StoreOptions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class IdsTest {
  private static final NativeId FIRST = new NativeId("a1b2c3d4-e5f6-4789-9abc-def012345678");
  private static final NativeId SECOND = new NativeId("00000000-0000-4000-8000-000000000001");
  private static final String FIRST_ID = "i-a1b2c3d4e5f647899";
  private static final String SECOND_ID = "i-00000000000040008";
  private static final String NOBODYS = "i-0123456789abcdef0";

  private final Call call = callOf("111111111111");
  private final List<NativeId> nativeIds = new CopyOnWriteArrayList<>();
  private final AtomicInteger lists = new AtomicInteger();
  private Store store;
  private Ids ids;

  @BeforeEach
  void open() {
    store = Store.open(StoreOptions.inMemory(), InstantSource.system());
    ids = newIds(store);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private Ids newIds(Store over) {
    KindLister lister =
        _ -> {
          lists.incrementAndGet();
          return List.copyOf(nativeIds);
        };
    return new Ids(
        over, IdMap.local(over, 1_000), Map.of(ResourceKind.INSTANCE, lister), new Random(1));
  }

  private static Call callOf(String account) {
    Caller caller =
        new Caller(
            new AccountId(account),
            SECOND,
            "account",
            SECOND,
            SECOND,
            "user",
            new NativeCredentials("key", Secret.of("secret")));
    return new Call(
        "request",
        caller,
        "us-east-1",
        Instant.EPOCH,
        Instant.MAX,
        new RequestTrace(),
        Call.Attempt.FIRST);
  }

  @Test
  void recordsAnIdBeforeItIsHandedOut() {
    assertThat(ids.getEc2Id(ResourceKind.INSTANCE, FIRST)).isEqualTo(FIRST_ID);
    assertThat(store.idMappings().findNativeId(FIRST_ID)).contains(FIRST);
  }

  @Test
  void givesManyIdsInTheOrderAsked() {
    assertThat(ids.getEc2Id(ResourceKind.INSTANCE, SECOND)).isEqualTo(SECOND_ID);
    assertThat(ids.getEc2Ids(ResourceKind.INSTANCE, List.of(FIRST, SECOND)))
        .containsExactly(Map.entry(FIRST, FIRST_ID), Map.entry(SECOND, SECOND_ID));
  }

  @Test
  void needsNoStoreForWhatItHasHandedOut() {
    ids.getEc2Ids(ResourceKind.INSTANCE, List.of(FIRST, SECOND));
    store.close();
    assertThat(ids.getEc2Ids(ResourceKind.INSTANCE, List.of(SECOND, FIRST))).hasSize(2);
    assertThat(ids.getNativeId(call, ResourceKind.INSTANCE, FIRST_ID)).isEqualTo(FIRST);
  }

  @Test
  void takesBackAnIdThatAnotherNodeHandedOutWithoutListing() {
    newIds(store).getEc2Id(ResourceKind.INSTANCE, FIRST);
    assertThat(ids.getNativeId(call, ResourceKind.INSTANCE, FIRST_ID)).isEqualTo(FIRST);
    assertThat(lists).hasValue(0);
  }

  @Test
  void findsAnObjectItHasNotMetByListingItsKindOnce() {
    nativeIds.addAll(List.of(FIRST, SECOND));
    assertThat(ids.getNativeIds(call, ResourceKind.INSTANCE, List.of(SECOND_ID, FIRST_ID)))
        .containsExactly(Map.entry(SECOND_ID, SECOND), Map.entry(FIRST_ID, FIRST));
    assertThat(lists).hasValue(1);
  }

  @Test
  void keepsAMappingWhenALaterListLacksTheObject() {
    nativeIds.add(FIRST);
    ids.getNativeId(call, ResourceKind.INSTANCE, FIRST_ID);
    nativeIds.clear();
    assertThat(ids.findNativeId(call, ResourceKind.INSTANCE, NOBODYS)).isEmpty();
    assertThat(ids.getNativeId(call, ResourceKind.INSTANCE, FIRST_ID)).isEqualTo(FIRST);
  }

  @Test
  void refusesAllUnknownIdsByName() {
    nativeIds.add(FIRST);
    assertThatThrownBy(() ->
            ids.getNativeIds(
                call, ResourceKind.INSTANCE, List.of(NOBODYS, FIRST_ID, SECOND_ID, NOBODYS)))
        .isInstanceOfSatisfying(
            AwsException.class,
            e -> {
              assertThat(e.error().code()).isEqualTo("InvalidInstanceID.NotFound");
              assertThat(e.error().message())
                  .isEqualTo("The instance IDs '" + NOBODYS + ", " + SECOND_ID + "' do not exist");
            });
  }

  @Test
  void refusesAMalformedIdBeforeItLooksForAny() {
    assertThatThrownBy(
            () -> ids.getNativeIds(call, ResourceKind.INSTANCE, List.of(NOBODYS, "i-12345678")))
        .isInstanceOfSatisfying(
            AwsException.class,
            e -> assertThat(e.error().code()).isEqualTo("InvalidInstanceID.Malformed"));
    assertThat(lists).hasValue(0);
  }

  @Test
  void doesNotListAgainForAnIdThatWasUnknownJustNow() {
    for (int i = 0; i < 5; i++) {
      assertThat(ids.findNativeId(call, ResourceKind.INSTANCE, NOBODYS)).isEmpty();
    }
    assertThat(lists).hasValue(1);
    assertThat(ids.findNativeId(callOf("222222222222"), ResourceKind.INSTANCE, NOBODYS)).isEmpty();
    assertThat(lists).hasValue(2);
  }

  @Test
  void saysUnknownWhereAKindCannotBeListed() {
    assertThatThrownBy(() -> ids.getNativeId(call, ResourceKind.VOLUME, "vol-0123456789abcdef0"))
        .isInstanceOf(AwsException.class)
        .hasMessageContaining("InvalidVolume.NotFound");
  }

  @Test
  void listsOnceForManyRequestsAtOnce() throws Exception {
    CountDownLatch listing = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    KindLister slow =
        _ -> {
          lists.incrementAndGet();
          listing.countDown();
          awaitQuietly(goOn);
          return List.of(FIRST);
        };
    Ids slowIds =
        new Ids(store, IdMap.local(store, 100), Map.of(ResourceKind.INSTANCE, slow), new Random());
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var first = threads.submit(() -> slowIds.getNativeId(call, ResourceKind.INSTANCE, FIRST_ID));
      awaitQuietly(listing);
      var others = new ArrayList<Future<NativeId>>();
      for (var work :
          Collections.nCopies(
              20,
              (Callable<NativeId>)
                  () -> slowIds.getNativeId(call, ResourceKind.INSTANCE, FIRST_ID))) {
        others.add(threads.submit(work));
      }
      goOn.countDown();
      assertThat(first.get()).isEqualTo(FIRST);
      for (var other : others) {
        assertThat(other.get()).isEqualTo(FIRST);
      }
    }
    assertThat(lists).hasValue(1);
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Test
  void makesGatewayIdsThatAreWellFormedAndDiffer() {
    String one = ids.newGatewayId(ResourceKind.RESERVATION);
    assertThat(Ec2Ids.isWellFormed(ResourceKind.RESERVATION, one)).isTrue();
    assertThat(ids.newGatewayId(ResourceKind.RESERVATION)).isNotEqualTo(one);
  }

  @Test
  void accountIdsWorkBothWays() {
    AccountIds accounts = new AccountIds(store);
    AccountId account = accounts.of(FIRST);
    assertThat(accounts.of(FIRST)).isEqualTo(account);
    assertThat(new AccountIds(store).findNative(account)).contains(FIRST);
    assertThat(accounts.findNative(new AccountId("000000000000"))).isEmpty();
    assertThat(accounts.of(SECOND)).isNotEqualTo(account);
  }
}
