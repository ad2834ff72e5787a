// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.schema;

import io.landbridge.schema.MemberType.Scalar;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** The values of the scalar types as text in a request. */
public final class ScalarText {
  private static final Pattern WHOLE_NUMBER = Pattern.compile("-?[0-9]{1,19}");
  private static final Pattern NUMBER =
      Pattern.compile("-?[0-9]{1,40}(\\.[0-9]{1,40})?([eE][-+]?[0-9]{1,3})?");
  // Long enough for nanoseconds and an offset; longer texts are not worth a parser's time.
  private static final int MAX_TIMESTAMP_LENGTH = 40;

  private ScalarText() {}

  /** The value that the text stands for, empty where it stands for none of this type. */
  public static Optional<Object> parse(Scalar type, String text) {
    return switch (type) {
      case STRING -> Optional.of(text);
      case BOOLEAN -> parseBoolean(text);
      case INTEGER ->
          parseLong(text).filter(number -> number == number.intValue()).<Object>map(Long::intValue);
      case LONG -> parseLong(text).map(number -> number);
      case DOUBLE -> parseDouble(text);
      case TIMESTAMP -> parseTimestamp(text);
      case BLOB -> parseBlob(text);
    };
  }

  /** What a text of this type has to be, as a sentence for the client. */
  public static String expectation(Scalar type) {
    return switch (type) {
      case STRING -> "It must be a text.";
      case BOOLEAN -> "It must be true or false.";
      case INTEGER, LONG -> "It must be a whole number in the type's range.";
      case DOUBLE -> "It must be a number.";
      case TIMESTAMP -> "It must be a time like 2016-11-15T08:00:00Z.";
      case BLOB -> "It must be encoded in Base64.";
    };
  }

  /** Python programs write booleans with a capital; EC2 does not mind. */
  private static Optional<Object> parseBoolean(String text) {
    if (text.equalsIgnoreCase("true")) {
      return Optional.of(true);
    }
    return text.equalsIgnoreCase("false") ? Optional.of(false) : Optional.empty();
  }

  private static Optional<Long> parseLong(String text) {
    if (!WHOLE_NUMBER.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Long.parseLong(text));
    } catch (NumberFormatException _) {
      return Optional.empty(); // nineteen digits may be too many
    }
  }

  private static Optional<Object> parseDouble(String text) {
    return NUMBER.matcher(text).matches()
        ? Optional.of(Double.parseDouble(text)).filter(Double::isFinite).map(number -> number)
        : Optional.empty();
  }

  private static Optional<Object> parseTimestamp(String text) {
    if (text.length() > MAX_TIMESTAMP_LENGTH) {
      return Optional.empty();
    }
    try {
      return Optional.of(DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text, Instant::from));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private static Optional<Object> parseBlob(String text) {
    try {
      return Optional.of(Blob.of(Base64.getDecoder().decode(text)));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
