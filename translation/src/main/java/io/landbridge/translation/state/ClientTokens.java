// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.state;

import io.landbridge.aws.AccountId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Idempotent requests: a token is written before the native call and completed with the answer
 * after it, so that a second request with the same token finds either. A request that ends without
 * either (its gateway was killed) leaves a lease that runs out; the next one with that token
 * resumes.
 */
public final class ClientTokens {
  /** How long a token is remembered. */
  public static final Duration LIFETIME = Duration.ofHours(24);

  /** The longest answer that is kept, in bytes. */
  public static final int MOST_RESULT_BYTES = 8 * 1024 * 1024;

  private static final int MOST_ROUNDS = 20;
  private static final String STARTED = "STARTED";
  private static final String DONE = "DONE";
  private static final List<String> COLUMNS =
      List.of(
          "token_key",
          "account_id",
          "action",
          "parameters_hash",
          "state",
          "holder",
          "lease_until",
          "created",
          "expires_at");

  private final Database database;
  private final InstantSource clock;

  ClientTokens(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * What makes two requests the same.
   *
   * @param account whose request it is
   * @param action the EC2 action
   * @param token the client's token, any text
   */
  public record Key(AccountId account, String action, String token) {

    /** A digest, because the token is the client's text and a column has a width. */
    private String digest() {
      try {
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        String all = account + "\0" + action + "\0" + token;
        return HexFormat.of().formatHex(sha256.digest(all.getBytes(StandardCharsets.UTF_8)));
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("Every JDK has SHA-256", e);
      }
    }
  }

  /** The right to carry a request out; ends with {@link #complete} or {@link #abandon}. */
  public static final class Claim {
    private final String tokenKey;
    private final String holder;

    private Claim(String tokenKey, String holder) {
      this.tokenKey = tokenKey;
      this.holder = holder;
    }
  }

  /** How a request stands when it arrives. */
  public sealed interface Beginning {
    /** The first of its kind: carry it out. */
    record Begun(Claim claim) implements Beginning {}

    /** An earlier one began and its lease ran out: find what it made, then carry on. */
    record Resumed(Claim claim) implements Beginning {}

    /** An earlier one is being carried out and its lease runs until then. */
    record InProgress(Instant leaseUntil) implements Beginning {}

    /** The token was used with other parameters. */
    record Mismatch() implements Beginning {}

    /** An earlier one is done. */
    final class Replay implements Beginning {
      private final byte[] result;

      private Replay(byte @Nullable [] result) {
        this.result = result == null ? new byte[0] : result;
      }

      /** The answer it was given. */
      public byte[] result() {
        return result.clone();
      }
    }
  }

  private record Row(
      String hash, String state, long leaseUntil, Beginning.Replay replay, long expiresAt) {}

  /**
   * Claims a token, or says why not.
   *
   * @param parametersHash at most 64 characters that stand for the request's other parameters
   * @param lease how long the claim holds unless it is renewed
   */
  public Beginning begin(Key key, String parametersHash, Duration lease) {
    String tokenKey = key.digest();
    for (int round = 0; round < MOST_ROUNDS; round++) {
      Optional<Beginning> answer =
          database.write(handle -> tryBegin(handle, key, tokenKey, parametersHash, lease));
      if (answer.isPresent()) {
        return answer.get();
      }
    }
    throw new StoreException("A client token changes hands all the time");
  }

  private Optional<Beginning> tryBegin(
      Handle handle, Key key, String tokenKey, String hash, Duration lease) {
    Instant now = clock.instant();
    String holder = UUID.randomUUID().toString();
    Claim claim = new Claim(tokenKey, holder);
    if (insert(handle, key, tokenKey, hash, holder, now, lease)) {
      return Optional.of(new Beginning.Begun(claim));
    }
    Optional<Row> found = find(handle, tokenKey);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Row row = found.get();
    if (row.expiresAt() <= now.toEpochMilli()) {
      handle
          .createUpdate("DELETE FROM client_token WHERE token_key = :key AND expires_at = :expires")
          .bind("key", tokenKey)
          .bind("expires", row.expiresAt())
          .execute();
      return Optional.empty();
    }
    if (!row.hash().equals(hash)) {
      return Optional.of(new Beginning.Mismatch());
    }
    if (row.state().equals(DONE)) {
      return Optional.of(row.replay());
    }
    if (row.leaseUntil() > now.toEpochMilli()) {
      return Optional.of(new Beginning.InProgress(Instant.ofEpochMilli(row.leaseUntil())));
    }
    int taken =
        handle
            .createUpdate(
                "UPDATE client_token SET holder = :holder, lease_until = :until"
                    + " WHERE token_key = :key AND state = 'STARTED' AND lease_until = :old")
            .bind("holder", holder)
            .bind("until", now.plus(lease).toEpochMilli())
            .bind("key", tokenKey)
            .bind("old", row.leaseUntil())
            .execute();
    return taken == 1 ? Optional.of(new Beginning.Resumed(claim)) : Optional.empty();
  }

  private boolean insert(
      Handle handle,
      Key key,
      String tokenKey,
      String hash,
      String holder,
      Instant now,
      Duration lease) {
    return handle
            .createUpdate(database.dialect().insertIfAbsent("client_token", COLUMNS))
            .bind("token_key", tokenKey)
            .bind("account_id", key.account().value())
            .bind("action", key.action())
            .bind("parameters_hash", hash)
            .bind("state", STARTED)
            .bind("holder", holder)
            .bind("lease_until", now.plus(lease).toEpochMilli())
            .bind("created", now.toEpochMilli())
            .bind("expires_at", now.plus(LIFETIME).toEpochMilli())
            .execute()
        == 1;
  }

  private static Optional<Row> find(Handle handle, String tokenKey) {
    return handle
        .createQuery(
            "SELECT parameters_hash, state, lease_until, result, expires_at FROM client_token"
                + " WHERE token_key = :key")
        .bind("key", tokenKey)
        .map((rows, context) ->
            new Row(
                rows.getString(1),
                rows.getString(2),
                rows.getLong(3),
                new Beginning.Replay(rows.getBytes(4)),
                rows.getLong(5)))
        .findOne();
  }

  /** Prolongs a claim; false when it is no longer ours. */
  public boolean renew(Claim claim, Duration lease) {
    return database.write(handle ->
        handle
                .createUpdate(
                    "UPDATE client_token SET lease_until = :until WHERE token_key = :key"
                        + " AND holder = :holder AND state = 'STARTED'")
                .bind("until", clock.instant().plus(lease).toEpochMilli())
                .bind("key", claim.tokenKey)
                .bind("holder", claim.holder)
                .execute()
            == 1);
  }

  /**
   * Keeps the answer for later requests with the token; false when the claim is no longer ours.
   *
   * @param result at most {@link #MOST_RESULT_BYTES}
   */
  public boolean complete(Claim claim, byte[] result) {
    if (result.length > MOST_RESULT_BYTES) {
      throw new IllegalArgumentException("An answer of " + result.length + " bytes is too long");
    }
    return database.write(handle ->
        handle
                .createUpdate(
                    "UPDATE client_token SET state = 'DONE', result = :result"
                        + " WHERE token_key = :key AND holder = :holder AND state = 'STARTED'")
                .bind("result", result)
                .bind("key", claim.tokenKey)
                .bind("holder", claim.holder)
                .execute()
            == 1);
  }

  /** Forgets the token: the request failed and has left nothing behind. */
  public void abandon(Claim claim) {
    database.update(handle ->
        handle
            .createUpdate(
                "DELETE FROM client_token WHERE token_key = :key AND holder = :holder"
                    + " AND state = 'STARTED'")
            .bind("key", claim.tokenKey)
            .bind("holder", claim.holder)
            .execute());
  }
}
