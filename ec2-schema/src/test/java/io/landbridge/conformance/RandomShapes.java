// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.conformance;

import io.landbridge.schema.Blob;
import io.landbridge.schema.Member;
import io.landbridge.schema.MemberType;
import io.landbridge.schema.MemberType.Enumeration;
import io.landbridge.schema.MemberType.ListOf;
import io.landbridge.schema.MemberType.Scalar;
import io.landbridge.schema.MemberType.StructureOf;
import io.landbridge.schema.Schema;
import io.landbridge.schema.Shape;
import io.landbridge.schema.ShapeBuilder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Shapes with random members that the SDK knows. Each structure and each list has something in it:
 * an empty one cannot be told from an absent one on the wire of a request.
 */
final class RandomShapes {
  // What breaks encoders: markup, separators, spaces at the ends, line ends, two to four bytes.
  private static final List<String> PIECES =
      List.of(
          "a", "Z", "0", " ", "+", "%", "&", "=", "<", ">", "\"", "'", "]]>", "/", ".", "~", "*",
          "\t", "\n", "\r", "é", "ß", "€", "漢", "\uFFFD", "𝄞", "👍🏽");
  private static final int MAX_PIECES = 12;
  private static final int MAX_ITEMS = 3;
  private static final int MAX_DEPTH = 9;
  // 9999-12-31, the last day that four digits can write.
  private static final long LAST_SECOND = 253_402_214_400L;

  private final RandomGenerator random;

  RandomShapes(RandomGenerator random) {
    this.random = random;
  }

  /** A shape of this schema. */
  <T extends Shape> T shape(Schema<T> schema) {
    return shape(schema, 0);
  }

  private <T extends Shape> T shape(Schema<T> schema, int depth) {
    ShapeBuilder<T> builder = schema.newBuilder();
    List<Member<T>> members =
        schema.members().stream().filter(member -> SdkNames.isKnown(schema, member)).toList();
    int always = members.isEmpty() ? 0 : random.nextInt(members.size());
    for (int i = 0; i < members.size(); i++) {
      Member<T> member = members.get(i);
      boolean wanted = i == always || member.required() || filledInBySdk(member);
      if (wanted || (depth < MAX_DEPTH && random.nextInt(3 + depth) == 0)) {
        builder.set(member, value(member.type(), depth));
      }
    }
    return builder.build();
  }

  /** What the SDK sets by itself where the caller does not. */
  private static boolean filledInBySdk(Member<?> member) {
    return member.idempotencyToken() || member.name().equals("PresignedUrl");
  }

  private Object value(MemberType type, int depth) {
    return switch (type) {
      case StructureOf structure -> shape(structure.schema(), depth + 1);
      case ListOf list -> {
        List<Object> items = new ArrayList<>();
        for (int i = random.nextInt(1, MAX_ITEMS + 1); i > 0; i--) {
          items.add(value(list.item(), depth + 1));
        }
        yield items;
      }
      case Enumeration enumeration -> {
        var values = List.copyOf(enumeration.values().values());
        yield values.get(random.nextInt(values.size()));
      }
      case MemberType.TextMap _ -> throw new UnsupportedOperationException("a map");
      case Scalar scalar -> scalar(scalar);
    };
  }

  private Object scalar(Scalar scalar) {
    return switch (scalar) {
      case STRING -> text();
      case INTEGER -> random.nextInt();
      case LONG -> random.nextLong();
      case BOOLEAN -> random.nextBoolean();
      // Exact in a float as well, because one member is one in the SDK.
      case DOUBLE -> random.nextInt(-100_000, 100_000) / 8.0;
      // The SDK cuts the fraction off in the requests of some actions.
      case TIMESTAMP -> Instant.ofEpochSecond(random.nextLong(LAST_SECOND));
      case BLOB -> {
        byte[] bytes = new byte[random.nextInt(40)];
        random.nextBytes(bytes);
        yield Blob.of(bytes);
      }
    };
  }

  private String text() {
    StringBuilder text = new StringBuilder("s");
    for (int i = random.nextInt(MAX_PIECES); i > 0; i--) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.toString();
  }
}
