// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.schema;

import org.jspecify.annotations.Nullable;

/**
 * The XML of a shape's content, once it has been written. Who writes it twice because nobody had
 * kept it yet writes the same bytes.
 */
final class KeptXml {
  private volatile byte @Nullable [] bytes;

  byte @Nullable [] bytes() {
    return bytes;
  }

  void keep(byte[] written) {
    bytes = written;
  }
}
