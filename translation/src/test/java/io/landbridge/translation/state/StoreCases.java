// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landbridge.aws.AccountId;
import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.ids.ResourceKind;
import io.landbridge.translation.state.ClientTokens.Beginning;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What every database must do; a subclass for each. Each test uses an account of its own. */
abstract class StoreCases {
  private static final Duration LEASE = Duration.ofSeconds(30);

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-21T12:00:00Z"));
  final InstantSource clock = now::get;
  private final AccountId account =
      new AccountId(
          "%012d"
              .formatted(
                  Math.floorMod(UUID.randomUUID().getMostSignificantBits(), 999_999_999_999L)));
  private Store store;

  /** Where the database is; the same one each time. */
  abstract StoreOptions options();

  @BeforeEach
  void open() {
    store = Store.open(options(), clock);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private void reopen() {
    store.close();
    store = Store.open(options(), clock);
  }

  private void pass(Duration time) {
    now.updateAndGet(instant -> instant.plus(time));
  }

  private static NativeId newId() {
    return new NativeId(UUID.randomUUID().toString());
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Runs the same thing many times at once and gives all answers. */
  private static <T> List<T> atOnce(int times, Callable<T> work)
      throws InterruptedException, ExecutionException {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<T> answers = new ArrayList<>();
      for (Future<T> future : threads.invokeAll(java.util.Collections.nCopies(times, work))) {
        answers.add(future.get());
      }
      return answers;
    }
  }

  @Nested
  class IdMappingCases {
    @Test
    void findsWhatWasRecordedAfterReopening() {
      Map<NativeId, String> pairs = new LinkedHashMap<>();
      for (int i = 0; i < 1_200; i++) {
        NativeId id = newId();
        pairs.put(id, "vol-" + id.value());
      }
      store.idMappings().recordAll(ResourceKind.VOLUME, pairs);
      reopen();
      var found = store.idMappings().findNativeIds(pairs.values());
      assertThat(found).hasSize(1_200);
      pairs.forEach((id, ec2Id) -> assertThat(found).containsEntry(ec2Id, id));
    }

    @Test
    void recordsTheSamePairManyTimesAtOnce() throws Exception {
      NativeId id = newId();
      Map<NativeId, String> pair = Map.of(id, "i-" + id.value());
      atOnce(
          20,
          () -> {
            store.idMappings().recordAll(ResourceKind.INSTANCE, pair);
            return true;
          });
      assertThat(store.idMappings().findNativeId("i-" + id.value())).contains(id);
    }

    @Test
    void refusesASecondObjectForOneId() {
      NativeId first = newId();
      String ec2Id = "i-" + first.value();
      store.idMappings().recordAll(ResourceKind.INSTANCE, Map.of(first, ec2Id));
      assertThatThrownBy(
              () -> store.idMappings().recordAll(ResourceKind.INSTANCE, Map.of(newId(), ec2Id)))
          .isInstanceOf(IdCollisionException.class)
          .hasMessageContaining(ec2Id);
      assertThat(store.idMappings().findNativeId(ec2Id)).contains(first);
    }

    @Test
    void keepsOneNativeObjectUnderTwoKinds() {
      NativeId id = newId();
      store.idMappings().recordAll(ResourceKind.VPC, Map.of(id, "vpc-" + id.value()));
      store.idMappings().recordAll(ResourceKind.SUBNET, Map.of(id, "subnet-" + id.value()));
      assertThat(store.idMappings().findNativeIds(List.of("vpc-" + id, "subnet-" + id, "vpc-0")))
          .isEqualTo(Map.of("vpc-" + id, id, "subnet-" + id, id));
    }
  }

  @Nested
  class AccountCases {
    @Test
    void givesAnAccountOneIdForGood() throws Exception {
      NativeId id = newId();
      var answers = atOnce(10, () -> store.accounts().getOrAssign(id));
      assertThat(answers).containsOnly(answers.getFirst());
      reopen();
      assertThat(store.accounts().getOrAssign(id)).isEqualTo(answers.getFirst());
      assertThat(store.accounts().findNative(answers.getFirst())).contains(id);
      assertThat(answers.getFirst().value()).doesNotStartWith("0");
    }

    @Test
    void takesTheNextNumberWhenAnotherAccountHasTheHash() {
      NativeId id = newId();
      AccountId hashed = new AccountId(Long.toString(100_000_000_000L + Accounts.hash(id)));
      store.accounts().assign(newId(), Accounts.hash(id));
      AccountId assigned = store.accounts().getOrAssign(id);
      assertThat(store.accounts().findNative(hashed))
          .isPresent()
          .isNotEqualTo(java.util.Optional.of(id));
      assertThat(Long.parseLong(assigned.value())).isEqualTo(Long.parseLong(hashed.value()) + 1);
    }
  }

  @Nested
  class ClientTokenCases {
    private final ClientTokens.Key key = new ClientTokens.Key(account, "RunInstances", "tökén ");

    private ClientTokens tokens() {
      return store.clientTokens();
    }

    private ClientTokens.Claim begin() {
      return switch (tokens().begin(key, "hash", LEASE)) {
        case Beginning.Begun begun -> begun.claim();
        case Beginning.Resumed resumed -> resumed.claim();
        case Beginning.InProgress _, Beginning.Mismatch _, Beginning.Replay _ ->
            throw new AssertionError("The token is taken");
      };
    }

    @Test
    void replaysTheBytesOfACompletedRequest() {
      byte[] everyByte = new byte[256];
      for (int i = 0; i < everyByte.length; i++) {
        everyByte[i] = (byte) i;
      }
      assertThat(tokens().complete(begin(), everyByte)).isTrue();
      reopen();
      assertThat(tokens().begin(key, "hash", LEASE))
          .isInstanceOfSatisfying(
              Beginning.Replay.class, r -> assertThat(r.result()).isEqualTo(everyByte));
    }

    @Test
    void keepsAnAnswerOfAMegabyte() {
      byte[] large = new byte[1 << 20];
      assertThat(tokens().complete(begin(), large)).isTrue();
      assertThat(tokens().begin(key, "hash", LEASE))
          .isInstanceOfSatisfying(
              Beginning.Replay.class, r -> assertThat(r.result()).isEqualTo(large));
    }

    @Test
    void refusesOtherParameters() {
      begin();
      assertThat(tokens().begin(key, "other", LEASE)).isInstanceOf(Beginning.Mismatch.class);
    }

    @Test
    void tellsTokensApartByAccountActionAndText() {
      begin();
      for (ClientTokens.Key other :
          List.of(
              new ClientTokens.Key(account, "RunInstances", "tökén"),
              new ClientTokens.Key(account, "RunInstances", "TÖKÉN "),
              new ClientTokens.Key(account, "CreateVolume", key.token()))) {
        assertThat(tokens().begin(other, "hash", LEASE)).isInstanceOf(Beginning.Begun.class);
      }
    }

    @Test
    void letsOneOfManyBegin() throws Exception {
      var answers = atOnce(20, () -> tokens().begin(key, "hash", LEASE));
      assertThat(answers).filteredOn(Beginning.Begun.class::isInstance).hasSize(1);
      assertThat(answers).filteredOn(Beginning.InProgress.class::isInstance).hasSize(19);
    }

    @Test
    void resumesWhenTheLeaseRanOut() throws Exception {
      ClientTokens.Claim dead = begin();
      pass(LEASE);
      var answers = atOnce(10, () -> tokens().begin(key, "hash", LEASE));
      assertThat(answers).filteredOn(Beginning.Resumed.class::isInstance).hasSize(1);
      assertThat(tokens().complete(dead, utf8("late"))).isFalse();
      assertThat(tokens().renew(dead, LEASE)).isFalse();
    }

    @Test
    void holdsAsLongAsItIsRenewed() {
      ClientTokens.Claim claim = begin();
      pass(LEASE.dividedBy(2));
      assertThat(tokens().renew(claim, LEASE)).isTrue();
      pass(LEASE.dividedBy(2));
      assertThat(tokens().begin(key, "hash", LEASE))
          .isEqualTo(new Beginning.InProgress(clock.instant().plus(LEASE.dividedBy(2))));
    }

    @Test
    void forgetsAnAbandonedToken() {
      tokens().abandon(begin());
      assertThat(tokens().begin(key, "other", LEASE)).isInstanceOf(Beginning.Begun.class);
    }

    @Test
    void forgetsATokenAfterADay() {
      tokens().complete(begin(), utf8("answer"));
      pass(ClientTokens.LIFETIME);
      assertThat(tokens().begin(key, "other", LEASE)).isInstanceOf(Beginning.Begun.class);
    }

    @Test
    void purgesExpiredTokens() {
      tokens().complete(begin(), utf8("answer"));
      pass(ClientTokens.LIFETIME);
      assertThat(store.purgeExpired()).isPositive();
      assertThat(store.purgeExpired()).isZero();
    }
  }
}
