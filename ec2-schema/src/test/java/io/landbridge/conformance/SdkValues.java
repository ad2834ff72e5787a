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
import io.landbridge.schema.WireEnum;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.utils.builder.Buildable;

/** Carries values between our shapes and the SDK's, member by member of the same name. */
final class SdkValues {
  private SdkValues() {}

  /** Fills a builder of the SDK with the members of a shape, and builds. */
  static Object toSdk(Shape shape, SdkPojo builder) {
    for (Member<?> member : shape.schema().members()) {
      Object value = value(member, shape);
      if (value != null) {
        SdkField<?> field = field(member, builder);
        field.set(builder, toSdk(member.type(), value, field));
      }
    }
    return ((Buildable) builder).build();
  }

  private static SdkField<?> field(Member<?> member, SdkPojo pojo) {
    return SdkNames.find(member, pojo.sdkFields()).orElseThrow();
  }

  private static Object toSdk(MemberType type, Object value, SdkField<?> field) {
    return switch (type) {
      case Scalar scalar ->
          switch (scalar) {
            case BLOB -> SdkBytes.fromByteArray(((Blob) value).toByteArray());
            case DOUBLE ->
                field.marshallingType().equals(MarshallingType.FLOAT)
                    ? (Object) ((Double) value).floatValue()
                    : value;
            default -> value;
          };
      case MemberType.TextMap _ -> throw new UnsupportedOperationException("a map");
      case Enumeration _ -> ((WireEnum) value).wire();
      case StructureOf _ -> toSdk((Shape) value, field.constructor().get());
      case ListOf list -> {
        SdkField<?> item = field.getTrait(ListTrait.class).memberFieldInfo();
        yield ((List<?>) value).stream().map(each -> toSdk(list.item(), each, item)).toList();
      }
    };
  }

  /** The shape with the members of the SDK's object; empty lists count as not set. */
  static <T extends Shape> T fromSdk(Schema<T> schema, SdkPojo pojo) {
    ShapeBuilder<T> builder = schema.newBuilder();
    for (Member<T> member : schema.members()) {
      if (!SdkNames.isKnown(schema, member)) {
        continue;
      }
      SdkField<?> field = field(member, pojo);
      fromSdk(member.type(), field.getValueOrDefault(pojo))
          .ifPresent(value -> builder.set(member, value));
    }
    return builder.build();
  }

  private static Optional<Object> fromSdk(MemberType type, @Nullable Object value) {
    if (value == null) {
      return Optional.empty();
    }
    return switch (type) {
      case Scalar scalar ->
          switch (scalar) {
            case BLOB -> Optional.of(Blob.of(((SdkBytes) value).asByteArray()));
            case DOUBLE -> Optional.of(((Number) value).doubleValue());
            default -> Optional.of(value);
          };
      case MemberType.TextMap _ -> throw new UnsupportedOperationException("a map");
      case Enumeration enumeration -> Optional.ofNullable(enumeration.values().get((String) value));
      case StructureOf structure -> Optional.of(fromSdk(structure.schema(), (SdkPojo) value));
      case ListOf list -> {
        List<Object> items =
            ((List<?>) value)
                .stream().map(item -> fromSdk(list.item(), item).orElseThrow()).toList();
        yield items.isEmpty() ? Optional.empty() : Optional.of(items);
      }
    };
  }

  @SuppressWarnings("unchecked") // a member of the shape's own schema
  private static @Nullable Object value(Member<?> member, Shape shape) {
    return ((Member<Shape>) member).get(shape);
  }
}
