// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.query;

import io.landbridge.aws.AwsException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The parameters of a request, decoded, in the order in which the client sent them.
 *
 * <p>Grammar: {@code name=value} pairs separated by {@code &}, in a query string, in a body of type
 * {@code application/x-www-form-urlencoded}, or in both; {@code %} and two hexadecimal digits stand
 * for a byte, {@code +} for a space; the bytes are UTF-8. Example: {@code
 * Action=DescribeTags&Filter.1.Name=key&Filter.1.Value.1=Stack%20one}. Everything else is refused,
 * and so is what exceeds the bounds below.
 */
public final class QueryParameters {
  /** The most bytes a query string or a body may have: 1 MiB. */
  public static final int MAX_BYTES = 1 << 20;

  /** The most parameters a request may have. */
  public static final int MAX_PARAMETERS = 10_000;

  /** The most characters a parameter's name may have. */
  public static final int MAX_NAME_LENGTH = 255;

  private final List<Parameter> parameters;

  private QueryParameters(List<Parameter> parameters) {
    this.parameters = parameters;
  }

  /**
   * One parameter.
   *
   * @param name for example {@code Filter.1.Value.2}
   * @param value its value, decoded
   */
  public record Parameter(String name, String value) {
    /** Values may be secret and are not printed. */
    @Override
    public String toString() {
      return name;
    }
  }

  /** Parameters that are decoded already. */
  public static QueryParameters of(List<Parameter> parameters) {
    return new QueryParameters(List.copyOf(parameters));
  }

  /**
   * The parameters of a query string followed by those of a form body; either may be empty.
   *
   * @param rawQuery the query string as it stands in the request target, without the question mark
   * @param form the body's bytes
   * @throws AwsException with {@code MalformedQueryString}
   */
  public static QueryParameters parse(String rawQuery, byte[] form) {
    List<Parameter> all = new ArrayList<>();
    read(rawQuery.getBytes(StandardCharsets.UTF_8), all);
    read(form, all);
    return new QueryParameters(List.copyOf(all));
  }

  /** All parameters in the client's order. */
  public List<Parameter> all() {
    return parameters;
  }

  /** The first value of the parameter with this name. */
  public Optional<String> find(String name) {
    return parameters.stream()
        .filter(parameter -> parameter.name().equals(name))
        .map(Parameter::value)
        .findFirst();
  }

  /** The action that the request names; empty when it names none, or one with an empty name. */
  public Optional<String> findAction() {
    return find("Action").filter(action -> !action.isEmpty());
  }

  @Override
  public String toString() {
    return parameters.toString();
  }

  private static void read(byte[] bytes, List<Parameter> to) {
    if (bytes.length > MAX_BYTES) {
      throw malformed("The request is longer than " + MAX_BYTES + " bytes");
    }
    int start = 0;
    while (start < bytes.length) {
      int end = indexOf(bytes, '&', start, bytes.length);
      if (end > start) {
        if (to.size() == MAX_PARAMETERS) {
          throw malformed("The request has more than " + MAX_PARAMETERS + " parameters");
        }
        to.add(pair(bytes, start, end));
      }
      start = end + 1;
    }
  }

  private static Parameter pair(byte[] bytes, int start, int end) {
    int equals = indexOf(bytes, '=', start, end);
    String name = decode(bytes, start, equals);
    if (name.isEmpty() || name.length() > MAX_NAME_LENGTH) {
      throw malformed("A parameter's name has 1 to " + MAX_NAME_LENGTH + " characters");
    }
    return new Parameter(name, equals < end ? decode(bytes, equals + 1, end) : "");
  }

  private static int indexOf(byte[] bytes, char wanted, int start, int end) {
    int i = start;
    while (i < end && bytes[i] != wanted) {
      i++;
    }
    return i;
  }

  private static String decode(byte[] bytes, int start, int end) {
    byte[] decoded = new byte[end - start];
    int length = 0;
    for (int i = start; i < end; i++) {
      byte b = bytes[i];
      if (b == '%') {
        int value = i + 2 < end ? (hex(bytes[i + 1]) << 4) | hex(bytes[i + 2]) : -1;
        if (value < 0) {
          throw malformed("A percent sign is not followed by two hexadecimal digits");
        }
        b = (byte) value;
        i += 2;
      } else if (b == '+') {
        b = ' ';
      }
      decoded[length++] = b;
    }
    try {
      // Unlike the constructor of String, a fresh decoder reports what is not UTF-8.
      ByteBuffer utf8 = ByteBuffer.wrap(decoded, 0, length);
      return StandardCharsets.UTF_8.newDecoder().decode(utf8).toString();
    } catch (CharacterCodingException e) {
      throw new AwsException(
          QueryErrors.malformedQueryString("The request is not encoded in UTF-8"), e);
    }
  }

  /** The value of a hexadecimal digit; a negative number that survives shifting for all else. */
  private static int hex(byte digit) {
    return Character.digit(digit, 16);
  }

  private static AwsException malformed(String message) {
    return QueryErrors.malformedQueryString(message).toException();
  }
}
