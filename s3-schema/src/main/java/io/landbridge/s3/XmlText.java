// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.s3;

/** The text of documents that are not in the model. */
final class XmlText {
  private XmlText() {}

  /** Adds an element with a text. */
  static void element(StringBuilder xml, String name, String text) {
    xml.append('<').append(name).append('>');
    text.codePoints().forEach(point -> escape(xml, point));
    xml.append("</").append(name).append('>');
  }

  private static void escape(StringBuilder xml, int point) {
    switch (point) {
      case '&' -> xml.append("&amp;");
      case '<' -> xml.append("&lt;");
      case '>' -> xml.append("&gt;");
      case '"' -> xml.append("&quot;");
      case '\r' -> xml.append("&#13;");
      default -> xml.appendCodePoint(isXml(point) ? point : 0xFFFD);
    }
  }

  /** XML 1.0, production 2: what a document may hold at all. */
  private static boolean isXml(int point) {
    return point == '\t'
        || point == '\n'
        || (point >= 0x20 && point <= 0xD7FF)
        || (point >= 0xE000 && point <= 0xFFFD)
        || point >= 0x10000;
  }
}
