// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.bench.s3;

import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;

/** The requests of the run, and the names of what they are about. */
final class Requests {
  /** The bucket of all objects that are written and read. */
  static final String BUCKET = "/bench";

  private static final int PAGE = 1000;

  /** Objects of a size that are read are so many bytes together, and so many at most. */
  private static final long READ_BYTES = 256L << 20;

  private static final int READ_OBJECTS = 64;

  private Requests() {}

  /**
   * A request for each path.
   *
   * @param length of the content, for those that have one
   */
  static List<byte[]> of(Contender server, Operation operation, List<String> paths, long length) {
    SignedHeads signed = sign(server);
    long sent = operation == Operation.PUT ? length : 0;
    return paths.stream().map(path -> signed.head(operation.method(), path, "", sent)).toList();
  }

  /** A request for each part of an upload, by its query. */
  static List<byte[]> ofParts(Contender server, String key, List<String> queries, long size) {
    SignedHeads signed = sign(server);
    String path = BUCKET + "/" + key;
    return queries.stream().map(query -> signed.head("PUT", path, query, size)).toList();
  }

  /** A request for each of the objects of a size that are read again and again. */
  static List<byte[]> ofKept(Contender server, Operation operation, long size) {
    return of(server, operation, kept(size), size);
  }

  /** The paths of the objects of a size that are read again and again. */
  static List<String> kept(long size) {
    int count = Math.clamp(READ_BYTES / size, 1, READ_OBJECTS);
    return IntStream.range(0, count).mapToObj(i -> BUCKET + "/read-" + size + "-" + i).toList();
  }

  /** The paths of objects that are not there yet, or no more, below a folder of the bucket. */
  static List<String> fresh(String folder, int count) {
    return IntStream.range(0, count).mapToObj(i -> BUCKET + "/" + folder + "/" + i).toList();
  }

  /**
   * A page of a bucket that is listed, from the middle of its keys, so that a scan from the
   * beginning would show.
   */
  static List<byte[]> page(Contender server, int keys) {
    String query = "list-type=2&max-keys=" + PAGE;
    if (keys > PAGE) {
      query += "&start-after=" + ManyKeys.key((keys - PAGE) / 2).replace("/", "%2F");
    }
    return List.of(sign(server).head(Operation.LIST.method(), listed(keys), query, 0));
  }

  /** The path of the bucket with so many keys. */
  static String listed(int keys) {
    return "/list-" + keys;
  }

  private static SignedHeads sign(Contender server) {
    return new SignedHeads(server.port(), InstantSource.system().instant());
  }
}
