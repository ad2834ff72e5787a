// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.state;

import io.landbridge.aws.AccountId;
import io.landbridge.translation.cloudstack.NativeId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Which twelve-digit account id stands for which native account. The id is a hash of the native
 * UUID, or the next free number where another account has that one; it never begins with 0, because
 * spreadsheets and YAML files lose leading zeros.
 */
public final class Accounts {
  private static final long FIRST = 100_000_000_000L;
  private static final long COUNT = 900_000_000_000L;
  private static final int MOST_PROBES = 1_000;
  private static final List<String> COLUMNS = List.of("account_id", "native_id", "first_seen");

  private final Database database;
  private final InstantSource clock;

  Accounts(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /** The account id of a native account, given to it at first sight. */
  public AccountId getOrAssign(NativeId nativeAccount) {
    Optional<AccountId> known = find(nativeAccount);
    return known.orElseGet(() -> assign(nativeAccount, hash(nativeAccount)));
  }

  /** Assigns the first free number from a start on. */
  AccountId assign(NativeId nativeAccount, long start) {
    return database.write(handle -> assign(handle, nativeAccount, start));
  }

  private AccountId assign(Handle handle, NativeId nativeAccount, long start) {
    for (int probe = 0; probe < MOST_PROBES; probe++) {
      String candidate = Long.toString(FIRST + (start + probe) % COUNT);
      int inserted =
          handle
              .createUpdate(database.dialect().insertIfAbsent("aws_account", COLUMNS))
              .bind("account_id", candidate)
              .bind("native_id", nativeAccount.value())
              .bind("first_seen", clock.millis())
              .execute();
      if (inserted == 1) {
        return new AccountId(candidate);
      }
      // Either the number is another account's, or another gateway was quicker with this account.
      Optional<AccountId> recorded = find(handle, nativeAccount);
      if (recorded.isPresent()) {
        return recorded.get();
      }
    }
    throw new StoreException("No free account id near the hash of " + nativeAccount);
  }

  static long hash(NativeId nativeAccount) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(nativeAccount.value().getBytes(StandardCharsets.US_ASCII));
      return Long.remainderUnsigned(ByteBuffer.wrap(digest).getLong(), COUNT);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }

  /** The account id that a native account was given. */
  public Optional<AccountId> find(NativeId nativeAccount) {
    return database.read(handle -> find(handle, nativeAccount));
  }

  private static Optional<AccountId> find(Handle handle, NativeId nativeAccount) {
    return handle
        .createQuery("SELECT account_id FROM aws_account WHERE native_id = :native_id")
        .bind("native_id", nativeAccount.value())
        .mapTo(String.class)
        .findOne()
        .map(AccountId::new);
  }

  /** The native account that an account id was given to. */
  public Optional<NativeId> findNative(AccountId account) {
    return database.read(handle ->
        handle
            .createQuery("SELECT native_id FROM aws_account WHERE account_id = :account_id")
            .bind("account_id", account.value())
            .mapTo(String.class)
            .findOne()
            .map(NativeId::new));
  }

  /** All account ids that were given to an account, in no order. */
  public List<AccountId> all() {
    return database.read(handle ->
        handle
            .createQuery("SELECT account_id FROM aws_account")
            .mapTo(String.class)
            .map(AccountId::new)
            .list());
  }
}
