// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3;

import io.landbridge.schema.Member;
import io.landbridge.schema.MemberType;
import io.landbridge.schema.Schema;
import io.landbridge.schema.Shape;
import io.landbridge.schema.ShapeBuilder;
import io.landbridge.schema.WireEnum;
import java.util.Optional;

/**
 * Members that several shapes have under the same name, so that what they mean is written once: the
 * metadata of an object, its encryption, its checksums.
 */
public final class Members {
  private Members() {}

  /** The value of a member, where the shape has such a member and it is set. */
  public static Optional<Object> find(Shape shape, String name) {
    return shape.schema().findMember(name).map(member -> member.getFrom(shape));
  }

  /** {@link #find} of a text, or of the text of an enumeration's constant. */
  public static Optional<String> findText(Shape shape, String name) {
    return find(shape, name)
        .map(value -> value instanceof WireEnum constant ? constant.wire() : value.toString());
  }

  /** {@link #find} of a value of this class. */
  public static <V> Optional<V> find(Shape shape, String name, Class<V> type) {
    return find(shape, name).map(type::cast);
  }

  /**
   * Sets a member where the shape has it; the text of an enumeration that does not have it is left
   * out, as nothing an older client knows.
   */
  public static <T extends Shape> void set(
      ShapeBuilder<T> builder, Schema<T> schema, String name, Object value) {
    schema
        .findMember(name)
        .ifPresent(
            member -> toMember(member, value).ifPresent(typed -> set(builder, member, typed)));
  }

  /** {@link #set} of what is there. */
  public static <T extends Shape> void set(
      ShapeBuilder<T> builder, Schema<T> schema, String name, Optional<?> value) {
    value.ifPresent(present -> set(builder, schema, name, present));
  }

  private static <T extends Shape> void set(
      ShapeBuilder<T> builder, Member<T> member, Object value) {
    var _ = builder.set(member, value);
  }

  private static Optional<Object> toMember(Member<?> member, Object value) {
    return member.type() instanceof MemberType.Enumeration enumeration
            && value instanceof String text
        ? Optional.ofNullable(enumeration.values().get(text))
        : Optional.of(value);
  }
}
