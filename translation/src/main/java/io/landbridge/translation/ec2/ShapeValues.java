// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2;

import io.landbridge.schema.Member;
import io.landbridge.schema.Schema;
import io.landbridge.schema.Shape;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Reads the members of any shape by name, where an action's own accessors cannot be known. */
final class ShapeValues {
  private ShapeValues() {}

  /** Visits each member that holds something, in the order of the model. */
  static void forEach(Shape shape, BiConsumer<String, Object> visitor) {
    forEach(shape.schema(), shape, visitor);
  }

  private static <T extends Shape> void forEach(
      Schema<T> schema, Shape shape, BiConsumer<String, Object> visitor) {
    T typed = cast(shape);
    for (Member<T> member : schema.members()) {
      Object value = present(member.get(typed));
      if (value != null) {
        visitor.accept(member.name(), value);
      }
    }
  }

  /** The value of one member; empty when it is absent, an empty list or unknown to the shape. */
  static Optional<Object> find(Shape shape, String member) {
    return find(shape.schema(), shape, member);
  }

  private static <T extends Shape> Optional<Object> find(
      Schema<T> schema, Shape shape, String name) {
    T typed = cast(shape);
    return schema.findMember(name).map(member -> present(member.get(typed)));
  }

  private static @Nullable Object present(@Nullable Object value) {
    Object plain = value instanceof Optional<?> optional ? optional.orElse(null) : value;
    return plain instanceof List<?> list && list.isEmpty() ? null : plain;
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // a shape is of its own schema
  private static <T extends Shape> T cast(Shape shape) {
    return (T) shape;
  }
}
