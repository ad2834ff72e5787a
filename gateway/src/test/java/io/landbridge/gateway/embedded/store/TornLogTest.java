// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.landbridge.translation.s3.store.ListedObject;
import io.landbridge.translation.s3.store.ObjectKey;
import io.landbridge.translation.s3.store.PageRequest;
import io.landbridge.translation.s3.store.Reading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The log of rows ends anywhere, as a loss of power may leave it: batches before that are whole,
 * and of those behind nothing is to be seen.
 */
class TornLogTest extends EmbeddedStoreCase {
  private static final int OBJECTS = 12;

  /** How long the log was after each object. */
  private final List<Long> ends = new ArrayList<>();

  private Path whole;

  @BeforeEach
  void write() throws IOException {
    close(store);
    // From here on the log begins anew, and holds what follows and nothing else.
    store = open(directory, now::get);
    for (int i = 0; i < OBJECTS; i++) {
      put(key(i).value(), content(i));
      ends.add(Files.size(log(directory)));
    }
    whole = copy(directory, "whole");
  }

  private static ObjectKey key(int number) {
    return key("k%02d".formatted(number));
  }

  /** Of both kinds: rows and, every fourth, files. */
  private static byte[] content(int number) {
    return bytes(number % 4 == 3 ? 20_000 + number : 900 + number);
  }

  private static Path log(Path directory) throws IOException {
    try (Stream<Path> rows = Files.list(directory.resolve("store/rows"))) {
      return rows.filter(it -> it.toString().endsWith(".log"))
          .max((a, b) -> a.getFileName().compareTo(b.getFileName()))
          .orElseThrow();
    }
  }

  private Path copy(Path from, String name) throws IOException {
    Path to = Files.createDirectories(directory.resolve(name)).resolve("store");
    try (Stream<Path> tree = Files.walk(from.resolve("store"))) {
      for (Path path : tree.toList()) {
        Path target = to.resolve(from.resolve("store").relativize(path));
        if (Files.isDirectory(path)) {
          Files.createDirectories(target);
        } else {
          Files.copy(path, target);
        }
      }
    }
    return directory.resolve(name);
  }

  /** Opens a copy of the store whose log was changed, and sees which objects are there. */
  private void openWith(String name, Consumer<FileChannel> change, int expected) throws Exception {
    Path torn = copy(whole, name);
    try (FileChannel log = FileChannel.open(log(torn), StandardOpenOption.WRITE)) {
      change.accept(log);
    }
    close(store);
    store = open(torn, now::get);
    List<ListedObject> listed =
        store.listObjects(BUCKET, PageRequest.of(100), Optional.empty()).objects();
    assertThat(listed).as(name).hasSize(expected);
    for (int i = 0; i < expected; i++) {
      assertThat(listed.get(i).key()).isEqualTo(key(i).value());
      assertThat(read(key(i).value(), Reading.ALL)).isEqualTo(content(i));
    }
    assertThat(store.usage(BUCKET).bytes())
        .isEqualTo(listed.stream().mapToLong(ListedObject::size).sum());
    assertThat(embedded().scrub().damages()).isEmpty();
    put("after", "goes on");
    reopenIn(torn);
    assertThat(text("after")).isEqualTo("goes on");
  }

  private void reopenIn(Path torn) throws IOException {
    close(store);
    store = open(torn, now::get);
  }

  private static Consumer<FileChannel> cutAt(long length) {
    return log -> {
      try {
        log.truncate(length);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    };
  }

  private static Consumer<FileChannel> overwriteAt(long position, byte... bytes) {
    return log -> {
      try {
        log.write(ByteBuffer.wrap(bytes), position);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    };
  }

  @Test
  void aLogThatEndsWithinABatchLosesThatBatchAndWhatFollows() throws Exception {
    openWith("all", _ -> {}, OBJECTS);
    for (int i : new int[] {0, 3, 4, OBJECTS - 1}) {
      openWith("last-byte-" + i, cutAt(ends.get(i) - 1), i);
      openWith("head-only-" + i, cutAt(i == 0 ? 3 : ends.get(i - 1) + 3), i);
      openWith("whole-" + i, cutAt(ends.get(i)), i + 1);
    }
  }

  @Test
  void aLastBatchOfOtherBytesIsNotThere() throws Exception {
    long last = ends.get(OBJECTS - 1);
    openWith("other-bytes", overwriteAt(last - 20, new byte[20]), OBJECTS - 1);
    openWith("zeros-behind", overwriteAt(last, new byte[5000]), OBJECTS);
  }
}
