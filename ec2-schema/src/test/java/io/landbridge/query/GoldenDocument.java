// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * A document as a client must receive it, kept in a file of {@code documents} byte for byte: a file
 * has no line end that the document has not. The request id of all is {@code id}.
 */
final class GoldenDocument {
  private final byte[] expected;

  private GoldenDocument(byte[] expected) {
    this.expected = expected;
  }

  /** The document of a file, without {@code .xml}. */
  static GoldenDocument named(String name) {
    try (InputStream file =
        GoldenDocument.class.getResourceAsStream("documents/" + name + ".xml")) {
      if (file == null) {
        throw new AssertionError("There is no document " + name);
      }
      return new GoldenDocument(file.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Holds when the bytes are those of the file. */
  void assertSame(byte[] document) {
    // As texts first: the difference between two of them can be read.
    assertThat(new String(document, StandardCharsets.UTF_8))
        .isEqualTo(new String(expected, StandardCharsets.UTF_8));
    assertThat(document).isEqualTo(expected);
  }
}
