// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.s3.conformance;

import io.landbridge.s3.EntityTags;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.utils.builder.Buildable;

/** Carries values between our shapes and the SDK's, member by member of the same name. */
final class SdkValues {
  private SdkValues() {}

  /** Fills a builder of the SDK with the members of a shape, and builds. */
  static Object toSdk(Shape shape, SdkPojo builder) {
    for (Member<?> member : shape.schema().members()) {
      Object value = member.getFrom(shape);
      if (value != null) {
        SdkField<?> field =
            SdkNames.find(shape.schema(), member, builder.sdkFields()).orElseThrow();
        field.set(builder, toSdk(member.type(), value, field));
      }
    }
    return ((Buildable) builder).build();
  }

  private static Object toSdk(MemberType type, Object value, SdkField<?> field) {
    return switch (type) {
      case Scalar _, TextMap _ -> value;
      case Enumeration _ -> ((WireEnum) value).wire();
      case StructureOf _ -> toSdk((Shape) value, field.constructor().get());
      case ListOf list -> {
        SdkField<?> item = field.getTrait(ListTrait.class).memberFieldInfo();
        yield ((List<?>) value).stream().map(each -> toSdk(list.item(), each, item)).toList();
      }
    };
  }

  /** The shape with the members of the SDK's object; empty lists and maps count as not set. */
  static <T extends Shape> T fromSdk(Schema<T> schema, SdkPojo pojo) {
    ShapeBuilder<T> builder = schema.newBuilder();
    for (Member<T> member : schema.members()) {
      if (RandomShapes.isComparable(schema, member)) {
        SdkField<?> field = SdkNames.find(schema, member, pojo.sdkFields()).orElseThrow();
        fromSdk(member, member.type(), field.getValueOrDefault(pojo))
            .ifPresent(value -> builder.set(member, value));
      }
    }
    return builder.build();
  }

  private static Optional<Object> fromSdk(
      Member<?> member, MemberType type, @Nullable Object value) {
    if (value == null) {
      return Optional.empty();
    }
    return switch (type) {
      case Scalar _ ->
          Optional.of(member.name().equals("ETag") ? EntityTags.unquoted((String) value) : value);
      case TextMap _ -> Optional.of(value).filter(map -> !((Map<?, ?>) map).isEmpty());
      case Enumeration enumeration -> Optional.ofNullable(enumeration.values().get((String) value));
      case StructureOf structure -> Optional.of(fromSdk(structure.schema(), (SdkPojo) value));
      case ListOf list -> {
        List<Object> items =
            ((List<?>) value)
                .stream().map(item -> fromSdk(member, list.item(), item).orElseThrow()).toList();
        yield items.isEmpty() ? Optional.empty() : Optional.of(items);
      }
    };
  }
}
