// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.schema;

import io.landbridge.schema.Schema.Trait;
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
  private final XmlName element;
  private final Binding binding;
  private final MemberType type;
  private final boolean required;
  private final boolean idempotencyToken;
  private final boolean sensitive;
  private final boolean httpDate;
  private final boolean pageToken;

  Member(
      int index,
      String name,
      String queryName,
      Binding binding,
      MemberType type,
      Set<Trait> traits) {
    this.index = index;
    this.name = name;
    this.queryName = queryName;
    this.element = new XmlName(binding.name());
    this.binding = binding;
    this.type = type;
    this.required = traits.contains(Trait.REQUIRED);
    this.idempotencyToken = traits.contains(Trait.IDEMPOTENCY_TOKEN);
    this.sensitive = traits.contains(Trait.SENSITIVE);
    this.httpDate = traits.contains(Trait.HTTP_DATE);
    this.pageToken = name.equals("NextToken");
  }

  int index() {
    return index;
  }

  /** {@link #xmlName}, ready to be written. */
  public XmlName element() {
    return element;
  }

  /** Whether it is the token of the next page. */
  public boolean pageToken() {
    return pageToken;
  }

  /** The member's name in the API's model, for example {@code InstanceIds}. */
  public String name() {
    return name;
  }

  /** Its name in a request's parameters, for example {@code InstanceId}. */
  public String queryName() {
    return queryName;
  }

  /** Its element in an answer, for example {@code instancesSet}: the name of its binding. */
  public String xmlName() {
    return binding.name();
  }

  /** Where a REST message carries it. */
  public Binding binding() {
    return binding;
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

  /** Whether it is a time that the wire writes as RFC 9110 does; the others are in ISO 8601. */
  public boolean httpDate() {
    return httpDate;
  }

  /**
   * The member's value in this shape: a {@code String}, {@code Integer}, {@code Long}, {@code
   * Boolean}, {@code Double}, {@code Instant}, {@link Blob}, {@link WireEnum}, {@code List}, {@code
   * Map} or {@link Shape}.
   *
   * @return the value, or {@code null} when the member is not set
   */
  public @Nullable Object get(T shape) {
    return shape.value(index);
  }

  /** {@link #get}, for a caller that knows only that the shape has this member's schema. */
  public @Nullable Object getFrom(Shape shape) {
    return shape.value(index);
  }

  @Override
  public String toString() {
    return name;
  }
}
