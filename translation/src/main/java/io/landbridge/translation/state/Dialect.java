// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.state;

import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where the three databases differ; everything else is the same SQL for all. */
enum Dialect {
  SQLITE("TEXT", "BLOB", ""),
  // The binary collation without padding: 'A' is not 'a', and 'a' is not 'a '.
  MARIADB(
      "LONGTEXT",
      "LONGBLOB",
      " ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin"),
  POSTGRESQL("TEXT", "BYTEA", "");

  private static final Set<Integer> SQLITE_BUSY_OR_LOCKED = Set.of(5, 6);
  private static final int PRIMARY_RESULT_CODE = 0xff;
  private static final Set<Integer> MARIADB_LOCK_WAIT_OR_DEADLOCK = Set.of(1205, 1213);
  // Serialization failure and deadlock, SQL:2016 and PostgreSQL appendix A.
  private static final Set<String> ROLLED_BACK_TO_RETRY = Set.of("40001", "40P01");

  private final String text;
  private final String bytes;
  private final String tableOptions;

  Dialect(String text, String bytes, String tableOptions) {
    this.text = text;
    this.bytes = bytes;
    this.tableOptions = tableOptions;
  }

  /** The dialect of a JDBC URL. */
  static Dialect ofUrl(String jdbcUrl) {
    String lower = jdbcUrl.toLowerCase(Locale.ROOT);
    if (lower.startsWith("jdbc:sqlite:")) {
      return SQLITE;
    }
    if (lower.startsWith("jdbc:mariadb:")) {
      return MARIADB;
    }
    if (lower.startsWith("jdbc:postgresql:")) {
      return POSTGRESQL;
    }
    throw new IllegalArgumentException(
        "The store's URL begins with jdbc:sqlite:, jdbc:mariadb: or jdbc:postgresql:");
  }

  /** What the migrations fill in. */
  Map<String, String> placeholders() {
    return Map.of("text", text, "bytes", bytes, "table_options", tableOptions);
  }

  /**
   * A statement that inserts a row unless one of its unique keys is taken; its update count is 1 or
   * 0.
   */
  String insertIfAbsent(String table, List<String> columns) {
    String verb = this == MARIADB ? "INSERT IGNORE INTO " : "INSERT INTO ";
    String end = this == MARIADB ? "" : " ON CONFLICT DO NOTHING";
    return verb + valuesOf(table, columns) + end;
  }

  /** A statement that inserts a row or, where the key is taken, replaces the other columns. */
  String upsert(String table, List<String> keys, List<String> others) {
    List<String> columns = Stream.concat(keys.stream(), others.stream()).toList();
    String end =
        this == MARIADB
            ? " ON DUPLICATE KEY UPDATE " + assign(others, "VALUES(", ")")
            : " ON CONFLICT ("
                + String.join(", ", keys)
                + ") DO UPDATE SET "
                + assign(others, "excluded.", "");
    return "INSERT INTO " + valuesOf(table, columns) + end;
  }

  private static String valuesOf(String table, List<String> columns) {
    return table
        + " ("
        + String.join(", ", columns)
        + ") VALUES ("
        + columns.stream().map(c -> ":" + c).collect(Collectors.joining(", "))
        + ")";
  }

  private static String assign(List<String> columns, String before, String after) {
    return columns.stream()
        .map(c -> c + " = " + before + c + after)
        .collect(Collectors.joining(", "));
  }

  /** Whether the transaction was undone for reasons of the moment and may simply run again. */
  boolean isTransient(SQLException e) {
    return switch (this) {
      case SQLITE -> SQLITE_BUSY_OR_LOCKED.contains(e.getErrorCode() & PRIMARY_RESULT_CODE);
      case MARIADB -> MARIADB_LOCK_WAIT_OR_DEADLOCK.contains(e.getErrorCode());
      case POSTGRESQL -> ROLLED_BACK_TO_RETRY.contains(e.getSQLState());
    };
  }
}
