// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.landbridge.translation.state.ClientTokens.Beginning;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Idempotent requests, on any database. */
abstract class ClientTokenCases extends StoreFixture {
  private static final Duration LEASE = Duration.ofSeconds(30);

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
