// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.bench.s3;

/**
 * A line of the report.
 *
 * @param server its name
 * @param operation what was asked
 * @param size of the content in bytes; for lists, how many keys the bucket has
 * @param connections how many
 * @param measured what came of it
 */
record Row(String server, Operation operation, long size, int connections, Measured measured) {
  private static final long MIB = 1 << 20;

  /** The size as people write it. */
  String sizeText() {
    if (operation == Operation.LIST) {
      return "%,d keys".formatted(size);
    }
    return size < MIB ? size / 1024 + " KiB" : size / MIB + " MiB";
  }

  /** Whether it is the same measurement of another server. */
  boolean isLike(Row other) {
    return operation == other.operation && size == other.size && connections == other.connections;
  }

  /** What this and another round of the same measurement showed together. */
  Row plus(Row other) {
    return new Row(server, operation, size, connections, measured.plus(other.measured));
  }
}
