// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.config;

import io.landbridge.aws.Secret;
import java.util.Optional;

/**
 * The gateway's own SQL store.
 *
 * @param url a JDBC URL; absent for SQLite in the data directory
 * @param user the database user
 * @param password the database user's password
 * @param connections the size of the connection pool
 */
public record StoreSettings(
    @Meaning(
            "JDBC URL (`jdbc:mariadb://` or `jdbc:postgresql://`); without it SQLite in the data"
                + " directory.")
        Optional<String> url,
    @Meaning("Database user.") Optional<String> user,
    @Meaning("Password of the database user.") Optional<Secret> password,
    @Meaning("Size of the connection pool.") int connections) {

  public StoreSettings {
    if (url.isPresent() && !url.get().startsWith("jdbc:")) {
      throw new ConfigurationException("url", "must be a JDBC URL");
    }
    Check.range("connections", connections, 1, 200);
  }

  static StoreSettings defaults() {
    return new StoreSettings(Optional.empty(), Optional.empty(), Optional.empty(), 8);
  }
}
