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
   * @param content its bytes, asked for only when they are sent; may block. Empty where there is
   *     nothing after all
   */
  record Leaf(Type type, Supplier<Optional<byte[]>> content) implements Node {

    static Leaf text(String value) {
      return new Leaf(Type.TEXT, () -> Optional.of(value.getBytes(StandardCharsets.UTF_8)));
    }
  }

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
