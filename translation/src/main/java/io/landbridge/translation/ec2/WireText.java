// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2;

import io.landbridge.schema.Blob;
import io.landbridge.schema.WireEnum;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** A single value as it stands on the wire, whatever its type. */
public final class WireText {
  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX").withZone(ZoneOffset.UTC);

  private WireText() {}

  /**
   * The text of a string, number, boolean, instant, blob or enum of the model.
   *
   * @throws IllegalArgumentException for anything else, which is a fault of ours
   */
  public static String of(Object value) {
    return switch (value) {
      case String text -> text;
      case WireEnum constant -> constant.wire();
      case Boolean flag -> flag.toString();
      case Number number -> number.toString();
      case Instant instant -> TIMESTAMP.format(instant);
      case Blob blob -> blob.toBase64();
      default -> throw new IllegalArgumentException("Not a scalar: " + value.getClass());
    };
  }
}
