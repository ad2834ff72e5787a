// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation;

import io.landbridge.aws.AccountId;
import io.landbridge.aws.Secret;
import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.identity.Caller;
import io.landbridge.translation.identity.NativeCredentials;
import java.time.Duration;
import java.time.Instant;

/** Calls for tests: made by one of two users of two accounts, at a fixed time. */
public final class Calls {
  /** When every call arrives. */
  public static final Instant NOW = Instant.parse("2026-11-21T20:00:00Z");

  private Calls() {}

  /** A call of the user alice. */
  public static Call byAlice() {
    return by("alice", "111111111111", "request-of-alice");
  }

  /** A call of the user carol, who belongs to another account. */
  public static Call byCarol() {
    return by("carol", "222222222222", "request-of-carol");
  }

  /** A call of alice with this request id. */
  public static Call byAlice(String requestId) {
    return by("alice", "111111111111", requestId);
  }

  private static Call by(String user, String account, String requestId) {
    NativeId id = new NativeId(account.substring(0, 8) + "-0000-4000-8000-000000000000");
    Caller caller =
        new Caller(
            new AccountId(account),
            id,
            user,
            new NativeId("bea59957-e5d5-11f1-90e2-02fc00000001"),
            id,
            user,
            new NativeCredentials("key-of-" + user, Secret.of("secret-of-" + user)));
    return new Call(
        requestId,
        caller,
        "us-east-1",
        NOW,
        NOW.plus(Duration.ofSeconds(30)),
        new RequestTrace(),
        Call.Attempt.FIRST);
  }
}
