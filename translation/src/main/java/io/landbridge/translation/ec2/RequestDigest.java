// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2;

import io.landbridge.schema.Shape;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * A digest of what a request asks for. It is taken from the decoded members, so that the order and
 * spelling of query parameters do not count; two requests have the same digest exactly when their
 * members are equal.
 */
public final class RequestDigest {
  private final MessageDigest digest = sha256();

  private RequestDigest() {}

  /**
   * SHA-256 over the members, in hexadecimal digits.
   *
   * @param without names of members of the request itself that do not count
   */
  public static String of(Shape request, Set<String> without) {
    RequestDigest digest = new RequestDigest();
    digest.addShape(request, without);
    return HexFormat.of().formatHex(digest.digest.digest());
  }

  private void addShape(Shape shape, Set<String> without) {
    addToken('{');
    ShapeValues.forEach(
        shape,
        (name, value) -> {
          if (!without.contains(name)) {
            addText(name);
            add(value);
          }
        });
    addToken('}');
  }

  private void add(Object value) {
    switch (value) {
      case Shape shape -> addShape(shape, Set.of());
      case List<?> list -> {
        addToken('[');
        list.forEach(this::add);
        addToken(']');
      }
      default -> addText(WireText.of(value));
    }
  }

  /** Every text goes with its length, so that no two sequences of texts look the same. */
  private void addText(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    addToken('t');
    digest.update(Integer.toString(bytes.length).getBytes(StandardCharsets.US_ASCII));
    addToken(':');
    digest.update(bytes);
  }

  private void addToken(char token) {
    digest.update((byte) token);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java runtime has SHA-256", e);
    }
  }
}
