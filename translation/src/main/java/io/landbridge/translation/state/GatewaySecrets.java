// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.state;

import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Keys that a gateway makes for itself and that all its nodes share. */
public final class GatewaySecrets {
  private static final List<String> COLUMNS = List.of("secret_name", "secret_bytes");

  private static final String PROBE = "probe";

  private final Database database;

  GatewaySecrets(Database database) {
    this.database = database;
  }

  /**
   * The key of a name; the first node that asks makes it.
   *
   * @param name at most 100 characters
   * @param fresh random bytes for a key that is not there yet
   */
  public byte[] getOrCreate(String name, Supplier<byte[]> fresh) {
    return find(name)
        .orElseGet(() -> {
          byte[] candidate = fresh.get();
          database.update(handle ->
              handle
                  .createUpdate(database.dialect().insertIfAbsent("gateway_secret", COLUMNS))
                  .bind("secret_name", name)
                  .bind("secret_bytes", candidate)
                  .execute());
          return find(name).orElseThrow(() -> new StoreException("A shared key vanished: " + name));
        });
  }

  /** The random key of a name, of so many bytes where it is not there yet. */
  public byte[] getOrCreate(String name, int bytes, SecureRandom random) {
    return getOrCreate(
        name,
        () -> {
          byte[] fresh = new byte[bytes];
          random.nextBytes(fresh);
          return fresh;
        });
  }

  /** Writes a row that says nothing, because only a row finds out that the disk is full. */
  void checkWritable() {
    String upsert =
        database
            .dialect()
            .upsert("gateway_secret", List.of("secret_name"), List.of("secret_bytes"));
    database.update(handle ->
        handle
            .createUpdate(upsert)
            .bind("secret_name", PROBE)
            .bind("secret_bytes", new byte[] {0})
            .execute());
  }

  private Optional<byte[]> find(String name) {
    return database.read(handle ->
        handle
            .createQuery("SELECT secret_bytes FROM gateway_secret WHERE secret_name = :name")
            .bind("name", name)
            .map((rows, context) -> rows.getBytes(1))
            .findOne());
  }
}
