// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.s3.conformance;

import io.landbridge.schema.Binding.Location;
import io.landbridge.schema.Member;
import io.landbridge.schema.MemberType;
import io.landbridge.schema.MemberType.Enumeration;
import io.landbridge.schema.MemberType.ListOf;
import io.landbridge.schema.MemberType.Scalar;
import io.landbridge.schema.MemberType.StructureOf;
import io.landbridge.schema.MemberType.TextMap;
import io.landbridge.schema.Schema;
import io.landbridge.schema.Shape;
import io.landbridge.schema.ShapeBuilder;
import io.landbridge.schema.WireEnum;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Shapes with random members that the SDK knows. Each structure and each list has something in it:
 * the SDK does not send empty ones.
 */
final class RandomShapes {
  // What breaks codecs: markup, separators, spaces at the ends, line ends, one to four bytes.
  private static final List<String> PIECES =
      List.of(
          "a", "Z", "0", " ", "+", "%", "&", "=", "<", ">", "\"", "'", "]]>", "/", ".", "~", "*",
          "?", "#", ";", ":", "@", "\t", "\n", "\r", "é", "€", "漢", "𝄞", "👍🏽");
  private static final List<String> HEADER_PIECES =
      List.of("a", "Z", "0", "-", "+", "%", "&", "=", "<", ">", "'", "/", ".", "~", "*", "#", ":");
  private static final int MAX_PIECES = 12;
  private static final int MAX_ITEMS = 3;
  private static final int MAX_DEPTH = 6;
  // 9999-12-31, the last day that four digits can write.
  private static final long LAST_SECOND = 253_402_214_400L;

  /**
   * Members that the SDK sets or reads in its own way: the length, type and checksums of a body,
   * and a time that the SDK reads where the model has a text.
   */
  private static final Set<String> SDKS_OWN =
      Set.of(
          "ChecksumAlgorithm",
          "ChecksumMode",
          "ContentLength",
          "ContentMD5",
          "ContentType",
          "ContentEncoding",
          "Expires",
          "MPUObjectSize",
          "MpuObjectSize");

  private final RandomGenerator random;

  RandomShapes(RandomGenerator random) {
    this.random = random;
  }

  /** Whether the member goes to the SDK and back as it is. */
  static boolean isComparable(Schema<?> schema, Member<?> member) {
    boolean checksumHeader =
        member.name().startsWith("Checksum") && member.binding().location() == Location.HEADER;
    return SdkNames.isKnown(schema, member)
        && !checksumHeader
        && !(SDKS_OWN.contains(member.name()) && member.binding().location() == Location.HEADER);
  }

  /** A shape of this schema. */
  <T extends Shape> T shape(Schema<T> schema) {
    return shape(schema, 0);
  }

  private <T extends Shape> T shape(Schema<T> schema, int depth) {
    ShapeBuilder<T> builder = schema.newBuilder();
    List<Member<T>> members =
        schema.members().stream().filter(member -> isComparable(schema, member)).toList();
    int always = members.isEmpty() ? 0 : random.nextInt(members.size());
    for (int i = 0; i < members.size(); i++) {
      Member<T> member = members.get(i);
      boolean wanted =
          i == always
              || member.required()
              || member.idempotencyToken()
              // Without one the SDK has thoughts of its own about the configuration.
              || member.name().equals("LocationConstraint")
              || member.binding().location() == Location.PAYLOAD;
      if (wanted || (depth < MAX_DEPTH && random.nextInt(3 + depth) == 0)) {
        builder.set(member, value(member, member.type(), depth));
      }
    }
    return builder.build();
  }

  private Object value(Member<?> member, MemberType type, int depth) {
    return switch (type) {
      case StructureOf structure -> shape(structure.schema(), depth + 1);
      case ListOf list -> {
        List<Object> items = new ArrayList<>();
        for (int i = random.nextInt(1, MAX_ITEMS + 1); i > 0; i--) {
          items.add(value(member, list.item(), depth + 1));
        }
        yield items;
      }
      case Enumeration enumeration -> {
        var values =
            enumeration.values().values().stream()
                .sorted(Comparator.comparing(WireEnum::wire))
                .toList();
        yield values.get(random.nextInt(values.size()));
      }
      case TextMap _ -> Map.of("a", header(), "b-c", header());
      case Scalar scalar -> scalar(member, scalar);
    };
  }

  private Object scalar(Member<?> member, Scalar scalar) {
    return switch (scalar) {
      case STRING -> string(member);
      case INTEGER -> random.nextInt(1, 10_000);
      case LONG -> random.nextLong(1, Long.MAX_VALUE);
      case BOOLEAN -> random.nextBoolean();
      case TIMESTAMP -> Instant.ofEpochSecond(random.nextLong(LAST_SECOND));
      case DOUBLE, BLOB -> throw new UnsupportedOperationException("S3 has no " + scalar);
    };
  }

  private String string(Member<?> member) {
    return switch (member.binding().location()) {
      case PATH -> member.name().equals("Bucket") ? "bucket" : text();
      case HEADER, PAYLOAD -> header();
      case QUERY -> member.name().startsWith("Response") ? header() : text();
      default -> member.name().equals("ETag") ? header() : text();
    };
  }

  private String header() {
    return pieces(HEADER_PIECES);
  }

  private String text() {
    return pieces(PIECES);
  }

  private String pieces(List<String> pieces) {
    StringBuilder text = new StringBuilder("s");
    for (int i = random.nextInt(MAX_PIECES); i > 0; i--) {
      text.append(pieces.get(random.nextInt(pieces.size())));
    }
    return text.toString();
  }
}
