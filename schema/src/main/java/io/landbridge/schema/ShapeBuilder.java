// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.schema;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Collects the members of a shape. It is used by one thread; what it builds is immutable.
 *
 * @param <T> the shape it builds
 */
public class ShapeBuilder<T extends Shape> {
  private final Schema<T> schema;
  private final @Nullable Object[] values;

  /** A builder with nothing set. */
  protected ShapeBuilder(Schema<T> schema) {
    this.schema = schema;
    this.values = new @Nullable Object[schema.members().size()];
  }

  /** A builder with all members of a shape set. */
  protected ShapeBuilder(Schema<T> schema, T shape) {
    this.schema = schema;
    this.values = shape.copyOfValues();
  }

  /**
   * Sets a member, or unsets it with {@code null}.
   *
   * @throws IllegalArgumentException when the member's type does not accept the value
   */
  public final ShapeBuilder<T> set(Member<? super T> member, @Nullable Object value) {
    if (schema.members().get(member.index()) != member) {
      throw new IllegalArgumentException(member.name() + " is not of " + schema.name());
    }
    if (value != null && !member.type().accepts(value)) {
      throw new IllegalArgumentException(
          schema.name() + "." + member.name() + " takes no " + value.getClass().getSimpleName());
    }
    values[member.index()] =
        switch (value) {
          case List<?> list -> List.copyOf(list);
          case Map<?, ?> map -> copy(map);
          case null, default -> value;
        };
    return this;
  }

  /** Whether a member of this schema is set. */
  public final boolean isSet(Member<T> member) {
    return values[member.index()] != null;
  }

  /**
   * {@link #set} without its check, for a codec that has made the value by the member's type. A
   * list or a map is not copied.
   */
  public final void fill(Member<T> member, Object value) {
    values[member.index()] = value;
  }

  // In the order of the caller, which is the order on the wire.
  private static Map<?, ?> copy(Map<?, ?> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }

  /** Sets a member whose value the compiler has checked. */
  protected final void put(int index, Object value) {
    values[index] = value;
  }

  /** Sets a member whose value the compiler has checked, or unsets it. */
  protected final void put(int index, Optional<?> value) {
    values[index] = value.orElse(null);
  }

  /** Sets a list whose items the compiler has checked; the list is copied. */
  protected final void put(int index, List<?> value) {
    values[index] = List.copyOf(value);
  }

  /** Sets a map whose entries the compiler has checked; the map is copied. */
  protected final void put(int index, Map<String, String> value) {
    values[index] = copy(value);
  }

  /**
   * The shape with the members set so far.
   *
   * @throws IllegalStateException when a required member is not set
   */
  public final T build() {
    for (Member<T> member : schema.members()) {
      if (member.required() && values[member.index()] == null) {
        throw new IllegalStateException(schema.name() + " needs " + member.name());
      }
    }
    return schema.construct(values.clone());
  }
}
