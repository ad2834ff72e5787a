// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.schema;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The type of a member's value. */
public sealed interface MemberType {

  /** Whether this is a value that a member of this type can hold. */
  boolean accepts(Object value);

  /** A map of texts. */
  static MemberType textMap() {
    return TextMap.INSTANCE;
  }

  /** A list whose items stand without an element around them, each under the list's own name. */
  static MemberType flatList(MemberType item) {
    return new ListOf(item, "member", "", true);
  }

  /** {@link #flatList(MemberType)} of structures. */
  static MemberType flatList(Schema<?> item) {
    return flatList(structure(item));
  }

  /** The list of items of a type, with one wrapping element and an element an item. */
  static MemberType list(MemberType item, String itemName) {
    return new ListOf(item, itemName, "", false);
  }

  /** {@link #list(MemberType, String)} of structures. */
  static MemberType list(Schema<?> item, String itemName) {
    return list(structure(item), itemName);
  }

  /** A list of the AWS Query protocol, where {@code member} stands before an item's index. */
  static MemberType memberList(MemberType item, String itemName) {
    return new ListOf(item, itemName, "member", false);
  }

  /** {@link #memberList(MemberType, String)} of structures. */
  static MemberType memberList(Schema<?> item, String itemName) {
    return memberList(structure(item), itemName);
  }

  /** A structure. */
  static MemberType structure(Schema<?> schema) {
    return new StructureOf(() -> schema);
  }

  /** A structure that contains itself, directly or not, whose schema is not ready yet. */
  static MemberType recursive(Supplier<Schema<?>> schema) {
    return new StructureOf(schema);
  }

  /** An enumeration with these values. */
  static MemberType enumeration(WireEnum[] values) {
    Map<String, WireEnum> byWire = HashMap.newHashMap(values.length);
    for (WireEnum value : values) {
      byWire.put(value.wire(), value);
    }
    return new Enumeration(byWire);
  }

  /** The types without parts. */
  enum Scalar implements MemberType {
    STRING(String.class),
    INTEGER(Integer.class),
    LONG(Long.class),
    BOOLEAN(Boolean.class),
    DOUBLE(Double.class),
    TIMESTAMP(Instant.class),
    /** Bytes, in Base64 on the wire. */
    BLOB(Blob.class);

    private final Class<?> valueClass;

    Scalar(Class<?> valueClass) {
      this.valueClass = valueClass;
    }

    @Override
    public boolean accepts(Object value) {
      return valueClass.isInstance(value);
    }
  }

  /**
   * A closed set of texts.
   *
   * @param values the constants by the text that stands for them on the wire
   */
  record Enumeration(Map<String, WireEnum> values) implements MemberType {
    public Enumeration {
      values = Map.copyOf(values);
    }

    @Override
    public boolean accepts(Object value) {
      return value instanceof WireEnum constant && constant.equals(values.get(constant.wire()));
    }
  }

  /** A list. */
  final class ListOf implements MemberType {
    private final MemberType item;
    private final String itemName;
    private final XmlName itemElement;
    private final String queryItemName;
    private final boolean flattened;

    /**
     * Makes the type.
     *
     * @param item the type of its items
     * @param itemName the element of an item in an answer
     * @param queryItemName what stands between the list's name and the index in a request's
     *     parameters: {@code member} in AWS Query, nothing (an empty text) in EC2 Query
     * @param flattened whether the items stand in an answer without an element around them
     */
    public ListOf(MemberType item, String itemName, String queryItemName, boolean flattened) {
      this.item = item;
      this.itemName = itemName;
      this.itemElement = new XmlName(itemName);
      this.queryItemName = queryItemName;
      this.flattened = flattened;
    }

    /** The type of its items. */
    public MemberType item() {
      return item;
    }

    /** The element of an item in an answer. */
    public String itemName() {
      return itemName;
    }

    /** What stands between the list's name and the index in a request; empty where nothing does. */
    public String queryItemName() {
      return queryItemName;
    }

    /** Whether the items stand in an answer without an element around them. */
    public boolean flattened() {
      return flattened;
    }

    @Override
    public boolean accepts(Object value) {
      return value instanceof List<?> list && list.stream().allMatch(item::accepts);
    }

    /** {@link #itemName}, ready to be written. */
    public XmlName itemElement() {
      return itemElement;
    }
  }

  /** A map of texts, which a REST message carries in headers that share a prefix. */
  enum TextMap implements MemberType {
    /** There is only one such type. */
    INSTANCE;

    @Override
    public boolean accepts(Object value) {
      return value instanceof Map<?, ?> map
          && map.entrySet().stream()
              .allMatch(e -> e.getKey() instanceof String && e.getValue() instanceof String);
    }
  }

  /**
   * A structure.
   *
   * @param lazySchema gives the structure's schema; late, because a structure may contain itself
   */
  record StructureOf(Supplier<Schema<?>> lazySchema) implements MemberType {

    /** The structure's schema. */
    public Schema<?> schema() {
      return lazySchema.get();
    }

    @Override
    public boolean accepts(Object value) {
      return value instanceof Shape shape && shape.schema() == schema();
    }
  }
}
