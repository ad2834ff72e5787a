// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.schema;

import java.nio.charset.StandardCharsets;

/** An element's name, ready to be written. */
public final class XmlName {
  private final byte[] start;
  private final byte[] end;
  private final byte[] empty;

  /** A name; it has to be one that needs no escape. */
  public XmlName(String name) {
    this.start = bytes("<" + name + ">");
    this.end = bytes("</" + name + ">");
    this.empty = bytes("<" + name + "/>");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  byte[] start() {
    return start;
  }

  byte[] end() {
    return end;
  }

  /** The element without content. */
  byte[] empty() {
    return empty;
  }
}
