// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.s3;

import io.landbridge.aws.AwsError;
import io.landbridge.s3.checksum.Algorithm;
import io.landbridge.schema.Member;
import io.landbridge.schema.MemberType;
import io.landbridge.schema.MemberType.Enumeration;
import io.landbridge.schema.MemberType.ListOf;
import io.landbridge.schema.MemberType.Scalar;
import io.landbridge.schema.MemberType.StructureOf;
import io.landbridge.schema.MemberType.TextMap;
import io.landbridge.schema.ScalarText;
import io.landbridge.schema.WireEnum;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The values of members that stand in a header or in the query, from their texts. */
final class ArgumentText {
  private static final int MAX_PART_NUMBER = 10_000;

  private ArgumentText() {}

  /**
   * The value of a member.
   *
   * @return empty for a date that S3 passes over: a condition on a time that cannot be read
   * @throws io.landbridge.aws.AwsException {@code InvalidArgument}, or what S3 has in its place
   */
  static Optional<Object> parse(Member<?> member, String text) {
    return switch (member.type()) {
      case Scalar scalar -> scalar(member, scalar, text);
      case Enumeration enumeration -> Optional.of(constant(member, enumeration, text.strip()));
      case ListOf list -> Optional.of(items(member, list, text));
      case StructureOf _, TextMap _ -> throw new IllegalArgumentException(member.name());
    };
  }

  private static Optional<Object> scalar(Member<?> member, Scalar scalar, String text) {
    return switch (scalar) {
      case STRING -> Optional.of(string(member, text));
      case INTEGER, LONG -> Optional.of(number(member, scalar, text.strip()));
      case TIMESTAMP -> time(member, text.strip());
      case BOOLEAN, DOUBLE, BLOB ->
          Optional.of(
              ScalarText.parse(scalar, text.strip())
                  .orElseThrow(
                      () -> invalid(member, text, ScalarText.expectation(scalar)).toException()));
    };
  }

  private static String string(Member<?> member, String text) {
    String argument = member.binding().name();
    if (text.isEmpty() && argument.equals("versionId")) {
      throw invalid(member, text, "Version id cannot be the empty string").toException();
    }
    // It becomes a header of the answer, and no header holds such characters.
    if (argument.startsWith("response-") && !text.chars().allMatch(ArgumentText::isOfHeaders)) {
      String message = "Header value cannot be represented using ISO-8859-1.";
      throw invalid(member, text, message).toException();
    }
    return text;
  }

  private static boolean isOfHeaders(int c) {
    return (c >= 0x20 && c != 0x7F && c <= 0xFF) || c == '\t';
  }

  private static Object number(Member<?> member, Scalar scalar, String text) {
    String argument = member.binding().name();
    Object value =
        ScalarText.parse(scalar, text)
            .orElseThrow(() ->
                invalid(
                        member,
                        text,
                        "Provided " + argument + " not an integer or within integer range")
                    .toException());
    long number = ((Number) value).longValue();
    if (argument.equals("partNumber") && (number < 1 || number > MAX_PART_NUMBER)) {
      String message = "Part number must be an integer between 1 and 10000, inclusive";
      throw invalid(member, text, message).toException();
    }
    if (number < 0) {
      String message = "Argument " + argument + " must be an integer between 0 and 2147483647";
      throw invalid(member, text, message).toException();
    }
    return value;
  }

  private static Optional<Object> time(Member<?> member, String text) {
    Optional<Instant> time =
        member.httpDate()
            ? HttpDate.parse(text)
            : ScalarText.parse(Scalar.TIMESTAMP, text).map(Instant.class::cast);
    // RFC 9110 13.1.3 and 13.1.4: a recipient ignores a date that is none.
    boolean condition = member.name().contains("ModifiedSince");
    if (time.isEmpty() && !condition) {
      throw invalid(member, text, "The date cannot be read").toException();
    }
    return time.map(instant -> instant);
  }

  private static WireEnum constant(Member<?> member, Enumeration enumeration, String text) {
    WireEnum constant = enumeration.values().get(text);
    if (constant == null) {
      throw unknown(member, text).toException();
    }
    return constant;
  }

  private static List<Object> items(Member<?> member, ListOf list, String text) {
    List<Object> items = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      String item = part.strip();
      if (!item.isEmpty()) {
        items.add(
            list.item() instanceof Enumeration enumeration
                ? constant(member, enumeration, item)
                : item);
      }
    }
    return List.copyOf(items);
  }

  /** S3 has words of its own for some enumerations. */
  private static AwsError unknown(Member<?> member, String text) {
    String argument = member.binding().name();
    return switch (member.name()) {
      case "StorageClass" -> S3Errors.invalidStorageClass(text);
      case "ServerSideEncryption" -> S3Errors.invalidEncryptionAlgorithm(argument, text);
      case "MetadataDirective" -> invalid(member, text, "Unknown metadata directive.");
      case "TaggingDirective" -> invalid(member, text, "Unknown tagging directive.");
      case "EncodingType" -> invalid(member, text, "Invalid Encoding Method specified in Request");
      case "ObjectAttributes" -> invalid(member, text, "Invalid attribute name specified.");
      case "ObjectLockMode" -> invalid(member, text, "Unknown wormMode directive.");
      case "ObjectLockLegalHoldStatus" ->
          invalid(member, text, "Legal Hold must be either of 'ON' or 'OFF'");
      case "ChecksumMode", "ChecksumType" -> invalidHeader(argument);
      case "ChecksumAlgorithm" ->
          argument.equals("x-amz-sdk-checksum-algorithm")
              ? invalidHeader(argument)
              : S3Errors.invalidRequest(
                  "Checksum algorithm provided is unsupported. Please try again with any of the"
                      + " valid types: "
                      + Algorithm.list());
      default -> invalid(member, text, "The value of " + argument + " is not one of those known");
    };
  }

  private static AwsError invalidHeader(String name) {
    return S3Errors.invalidRequest("Value for " + name + " header is invalid.");
  }

  private static AwsError invalid(Member<?> member, String text, String message) {
    String shown = member.sensitive() ? "hidden" : text;
    return S3Errors.invalidArgument(member.binding().name(), shown, message);
  }

  /** A member of the query or of the headers that an operation cannot do without is not there. */
  static AwsError missing(Member<?> member) {
    String argument = member.binding().name();
    return switch (member.binding().location()) {
      case HEADER -> S3Errors.missingHeader(argument);
      case QUERY -> S3Errors.missingParameter(argument);
      case PAYLOAD -> S3Errors.missingRequestBody();
      case PATH, ELEMENT, ATTRIBUTE, TEXT, HEADER_PREFIX, STATUS -> S3Errors.malformedXml();
    };
  }

  /** The documented form of a list in a header. */
  static String join(MemberType item, List<?> values) {
    List<String> texts = new ArrayList<>();
    for (Object value : values) {
      texts.add(item instanceof Enumeration ? ((WireEnum) value).wire() : value.toString());
    }
    return String.join(",", texts);
  }
}
