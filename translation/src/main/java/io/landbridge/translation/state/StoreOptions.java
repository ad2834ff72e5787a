// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.state;

import io.landbridge.aws.Secret;
import java.nio.file.Path;

/**
 * Where the store is.
 *
 * @param url a JDBC URL of SQLite, MariaDB or PostgreSQL
 * @param user the database user; empty for none
 * @param password the user's password; empty for none
 * @param poolSize the most connections, 1 to 100
 */
public record StoreOptions(String url, String user, Secret password, int poolSize) {
  private static final int DEFAULT_POOL_SIZE = 8;
  private static final int SQLITE_POOL_SIZE = 4;
  private static final int MOST_CONNECTIONS = 100;

  public StoreOptions {
    Dialect.ofUrl(url);
    if (poolSize < 1 || poolSize > MOST_CONNECTIONS) {
      throw new IllegalArgumentException("The store's pool size is 1 to 100: " + poolSize);
    }
  }

  /** A store in one SQLite file, made when it is not there. */
  public static StoreOptions sqlite(Path file) {
    return new StoreOptions("jdbc:sqlite:" + file, "", Secret.of(""), SQLITE_POOL_SIZE);
  }

  /** A store that lives as long as it is open: for tests and trials. */
  public static StoreOptions inMemory() {
    return new StoreOptions("jdbc:sqlite::memory:", "", Secret.of(""), 1);
  }

  /** A store on a database server. */
  public static StoreOptions server(String url, String user, Secret password) {
    return new StoreOptions(url, user, password, DEFAULT_POOL_SIZE);
  }

  Dialect dialect() {
    return Dialect.ofUrl(url);
  }
}
