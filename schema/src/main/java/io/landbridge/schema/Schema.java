// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.schema;

import io.landbridge.schema.Binding.Location;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * What the wire knows about a shape: its members, their names in requests and answers, their types.
 *
 * @param <T> the shape it describes
 */
public final class Schema<T extends Shape> {
  private final String name;
  private final BiFunction<Schema<T>, @Nullable Object[], T> constructor;
  private final List<Member<T>> members;
  private final Map<String, Member<T>> byName = new HashMap<>();
  private final Map<String, Member<T>> byQueryName = new HashMap<>();

  private Schema(Definition<T> definition) {
    this.name = definition.name;
    this.constructor = definition.constructor;
    this.members = List.copyOf(definition.members);
    for (Member<T> member : members) {
      if (byName.put(member.name(), member) != null
          || byQueryName.put(member.queryName(), member) != null) {
        throw new IllegalArgumentException(name + " has two members " + member.name());
      }
    }
  }

  /**
   * Begins a schema.
   *
   * @param name the shape's name in the API's model
   * @param prototype makes the shapes of its class. Not a function: a thousand of them, one for
   *     each shape, would cost a tenth of a second at start
   */
  public static <T extends Shape> Definition<T> define(String name, T prototype) {
    return new Definition<>(name, (schema, values) -> construct(prototype, values));
  }

  @SuppressWarnings("unchecked") // a shape makes shapes of its own class
  private static <T extends Shape> T construct(T prototype, @Nullable Object[] values) {
    return (T) prototype.construct(values);
  }

  /**
   * Begins a schema of shapes that have no class of their own and therefore carry their schema.
   *
   * @param name the shape's name in the API's model
   * @param constructor makes a shape from its schema and its members in the order of definition
   */
  public static <T extends Shape> Definition<T> defineOwn(
      String name, BiFunction<Schema<T>, @Nullable Object[], T> constructor) {
    return new Definition<>(name, constructor);
  }

  /** The shape's name in the API's model, for example {@code RunInstancesRequest}. */
  public String name() {
    return name;
  }

  /** All members in the order of the API's model, which is the order on the wire. */
  public List<Member<T>> members() {
    return members;
  }

  /** The member with this name of the model, for example {@code InstanceIds}. */
  public Optional<Member<T>> findMember(String memberName) {
    return Optional.ofNullable(byName.get(memberName));
  }

  /** The member with this name in a request, for example {@code InstanceId}. */
  public Optional<Member<T>> findMemberByQueryName(String queryName) {
    return Optional.ofNullable(byQueryName.get(queryName));
  }

  /** The member that makes repeated requests one, where the shape has one. */
  public Optional<Member<T>> findIdempotencyToken() {
    return members.stream().filter(Member::idempotencyToken).findFirst();
  }

  /** A builder with nothing set. */
  public ShapeBuilder<T> newBuilder() {
    return new ShapeBuilder<>(this);
  }

  T construct(@Nullable Object[] values) {
    return constructor.apply(this, values);
  }

  @Override
  public String toString() {
    return name;
  }

  /** What is special about a member. */
  public enum Trait {
    /** A request without it is refused with {@code MissingParameter}. */
    REQUIRED,
    /** Requests with the same value are one request. */
    IDEMPOTENCY_TOKEN,
    /** Never printed. */
    SENSITIVE,
    /** A time in RFC 9110's form and not in ISO 8601. */
    HTTP_DATE
  }

  /**
   * A schema that is being written down.
   *
   * @param <T> the shape it will describe
   */
  public static final class Definition<T extends Shape> {
    private final String name;
    private final BiFunction<Schema<T>, @Nullable Object[], T> constructor;
    private final List<Member<T>> members = new ArrayList<>();

    private Definition(String name, BiFunction<Schema<T>, @Nullable Object[], T> constructor) {
      this.name = name;
      this.constructor = constructor;
    }

    /**
     * Adds the next member.
     *
     * @param memberName its name in the model
     * @param queryName its name in a request's parameters
     * @param xmlName its element in an answer
     */
    public Definition<T> member(
        String memberName, String queryName, String xmlName, MemberType type, Trait... traits) {
      Binding binding = new Binding(Location.ELEMENT, xmlName);
      return add(memberName, queryName, binding, type, traits);
    }

    /**
     * Adds the next member of a shape of a REST API.
     *
     * @param memberName its name in the model
     * @param location where a message carries it
     * @param wireName its name there
     */
    public Definition<T> member(
        String memberName, Location location, String wireName, MemberType type, Trait... traits) {
      return add(memberName, memberName, new Binding(location, wireName), type, traits);
    }

    private Definition<T> add(
        String memberName, String queryName, Binding binding, MemberType type, Trait... traits) {
      Set<Trait> all = EnumSet.noneOf(Trait.class);
      all.addAll(List.of(traits));
      members.add(new Member<>(members.size(), memberName, queryName, binding, type, all));
      return this;
    }

    /** Adds the next member, whose three names are the same. */
    public Definition<T> member(String memberName, MemberType type, Trait... traits) {
      return member(memberName, memberName, memberName, type, traits);
    }

    /** The finished schema. */
    public Schema<T> build() {
      return new Schema<>(this);
    }
  }
}
