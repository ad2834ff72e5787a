// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.auth;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A request written out as text: request line, header lines, and after an empty line the body.
 *
 * @param head all but the body
 * @param body the body's bytes as ISO-8859-1
 */
record RawRequest(RequestHead head, String body) {

  static RawRequest parse(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int empty = text.indexOf("\n\n");
    String head = empty < 0 ? text : text.substring(0, empty);
    List<String> lines = head.lines().toList();
    String requestLine = lines.getFirst();
    int methodEnd = requestLine.indexOf(' ');
    int targetEnd = requestLine.lastIndexOf(' ');
    List<HeaderField> headers = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      int colon = line.indexOf(':');
      headers.add(new HeaderField(line.substring(0, colon), line.substring(colon + 1)));
    }
    return new RawRequest(
        RequestHead.of(
            requestLine.substring(0, methodEnd),
            requestLine.substring(methodEnd + 1, targetEnd),
            headers),
        empty < 0 ? "" : text.substring(empty + 2));
  }

  String bodyHash() {
    byte[] hash = BodyHash.of(body.getBytes(StandardCharsets.ISO_8859_1)).sha256();
    return new ByteSink(64).putHex(hash).toText();
  }
}
