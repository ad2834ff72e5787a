// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.metadata.tree;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;

/** What a path of a metadata tree leads to. */
public sealed interface Node permits Directory, Node.Leaf {

  /**
   * A value.
   *
   * @param type what it is sent as
   * @param content its bytes, asked for only when they are sent. Empty where there is nothing after
   *     all
   * @param isReady whether it is there without blocking
   */
  record Leaf(Type type, Supplier<Optional<byte[]>> content, boolean isReady) implements Node {

    static Leaf text(String value) {
      return new Leaf(Type.TEXT, () -> Optional.of(value.getBytes(StandardCharsets.UTF_8)), true);
    }

    /** A value that has to be made or read; that may block. */
    static Leaf made(Type type, Supplier<Optional<byte[]>> content) {
      return new Leaf(type, content, false);
    }
  }

  /** Whether its value or its listing can be had without blocking. */
  boolean isReady();

  /** What values are. */
  enum Type {
    /** A line or more of text, without a last line end. */
    TEXT("text/plain"),
    /** Bytes that only the owner of the instance knows the meaning of. */
    BYTES("application/octet-stream");

    private final String mediaType;

    Type(String mediaType) {
      this.mediaType = mediaType;
    }

    /** As it stands in a Content-Type header. */
    public String mediaType() {
      return mediaType;
    }
  }
}
