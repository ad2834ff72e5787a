// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.query;

import io.landbridge.query.Schema.Trait;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One member of a shape.
 *
 * @param <T> the shape it belongs to
 */
public final class Member<T extends Shape> {
  private final int index;
  private final String name;
  private final String queryName;
  private final String xmlName;
  private final XmlName element;
  private final MemberType type;
  private final boolean required;
  private final boolean idempotencyToken;
  private final boolean sensitive;

  Member(
      int index,
      String name,
      String queryName,
      String xmlName,
      MemberType type,
      Set<Trait> traits) {
    this.index = index;
    this.name = name;
    this.queryName = queryName;
    this.xmlName = xmlName;
    this.element = new XmlName(xmlName);
    this.type = type;
    this.required = traits.contains(Trait.REQUIRED);
    this.idempotencyToken = traits.contains(Trait.IDEMPOTENCY_TOKEN);
    this.sensitive = traits.contains(Trait.SENSITIVE);
  }

  int index() {
    return index;
  }

  XmlName element() {
    return element;
  }

  /** The member's name in the API's model, for example {@code InstanceIds}. */
  public String name() {
    return name;
  }

  /** Its name in a request's parameters, for example {@code InstanceId}. */
  public String queryName() {
    return queryName;
  }

  /** Its element in an answer, for example {@code instancesSet}. */
  public String xmlName() {
    return xmlName;
  }

  /** The type of its value. */
  public MemberType type() {
    return type;
  }

  /** Whether a shape without it does not exist. */
  public boolean required() {
    return required;
  }

  /** Whether requests with the same value of it are one request. */
  public boolean idempotencyToken() {
    return idempotencyToken;
  }

  /** Whether its value must not be printed. */
  public boolean sensitive() {
    return sensitive;
  }

  /**
   * The member's value in this shape: a {@code String}, {@code Integer}, {@code Long}, {@code
   * Boolean}, {@code Double}, {@code Instant}, {@link Blob}, {@link WireEnum}, {@code List} or
   * {@link Shape}.
   *
   * @return the value, or {@code null} when the member is not set
   */
  public @Nullable Object get(T shape) {
    return shape.value(index);
  }

  /** {@link #get}, for a caller that knows only that the shape has this member's schema. */
  @Nullable Object getFrom(Shape shape) {
    return shape.value(index);
  }

  @Override
  public String toString() {
    return name;
  }
}
