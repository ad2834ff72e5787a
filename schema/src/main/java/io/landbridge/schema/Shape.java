// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.schema;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An immutable value of the wire: a request, a result, or a structure inside one. Its members are
 * held by position, in the order of its {@link Schema}, so that the codecs need no reflection.
 *
 * <p>A shape that stands in several answers may keep the XML of its content ({@link #keepingXml}).
 *
 * <p>Two shapes are equal when they have the same schema and equal members; a list that was never
 * set and an empty list are different, because the wire shows the second and not the first.
 */
public abstract class Shape {
  private final @Nullable Object[] values;
  private @Nullable KeptXml keptXml;

  /** Takes the members in the order of the schema; the array is the shape's from here on. */
  protected Shape(@Nullable Object[] values) {
    this.values = values;
  }

  /**
   * A shape that keeps the XML of its content from the first answer that holds it, for those that
   * follow. It pays for what is the same in many answers and costs as much memory as the XML has
   * bytes. To be called by who made the shape, before another thread sees it.
   *
   * @return the same shape
   */
  public static <T extends Shape> T keepingXml(T shape) {
    Shape made = shape;
    made.keptXml = new KeptXml();
    return shape;
  }

  /** Where the shape keeps its XML; {@code null} when it keeps none. */
  final @Nullable KeptXml keptXml() {
    return keptXml;
  }

  /** What the wire knows about this shape. */
  public abstract Schema<?> schema();

  /** Another shape of this class with these members; the array is its own from here on. */
  protected abstract Shape construct(@Nullable Object[] others);

  /** The member at this position, {@code null} when it is not set. */
  final @Nullable Object value(int index) {
    return values[index];
  }

  /** All members, as a copy. */
  final @Nullable Object[] copyOfValues() {
    return values.clone();
  }

  /** A member that may be absent. */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // generated callers fix V
  protected final <V> Optional<V> optional(int index) {
    return Optional.ofNullable((V) values[index]);
  }

  /** A member that is always there. */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // generated callers fix V
  protected final <V> V required(int index) {
    return (V) Objects.requireNonNull(values[index]);
  }

  /** A list member, empty when it is not set. */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // generated callers fix V
  protected final <V> List<V> list(int index) {
    Object value = values[index];
    return value == null ? List.of() : (List<V>) value;
  }

  /** A map member, empty when it is not set. */
  @SuppressWarnings("unchecked") // the builder takes no other map
  protected final Map<String, String> map(int index) {
    Object value = values[index];
    return value == null ? Map.of() : (Map<String, String>) value;
  }

  @Override
  public final boolean equals(@Nullable Object other) {
    return other instanceof Shape that
        && schema() == that.schema()
        && Arrays.equals(values, that.values);
  }

  @Override
  public final int hashCode() {
    return Arrays.hashCode(values);
  }

  /** The members that are set, by their model names; sensitive ones print as a placeholder. */
  @Override
  public final String toString() {
    StringBuilder text = new StringBuilder(schema().name()).append('(');
    String separator = "";
    for (Member<?> member : schema().members()) {
      Object value = values[member.index()];
      if (value != null) {
        text.append(separator).append(member.name()).append('=');
        text.append(member.sensitive() ? "(hidden)" : value);
        separator = ", ";
      }
    }
    return text.append(')').toString();
  }
}
