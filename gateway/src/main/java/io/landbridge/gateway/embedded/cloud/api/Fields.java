// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** The fields of an answer in their order. Absent values leave their field out. */
public final class Fields {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssZ").withZone(ZoneOffset.UTC);

  private final ObjectNode node = JsonNodeFactory.instance.objectNode();

  /** No fields yet. */
  public static Fields of() {
    return new Fields();
  }

  /** A text field. */
  public Fields put(String name, String value) {
    node.put(name, value);
    return this;
  }

  /** A field that is true or false. */
  public Fields put(String name, boolean value) {
    node.put(name, value);
    return this;
  }

  /** A number. */
  public Fields put(String name, int value) {
    node.put(name, value);
    return this;
  }

  /** A number. */
  public Fields put(String name, long value) {
    node.put(name, value);
    return this;
  }

  /** A number with a fraction. */
  public Fields put(String name, double value) {
    node.put(name, value);
    return this;
  }

  /** A date with whole seconds, such as {@code 2026-11-21T18:17:54+0000}. */
  public Fields put(String name, Instant value) {
    node.put(name, date(value));
    return this;
  }

  /** A field that may be absent: text, truth value, number or date. */
  public Fields put(String name, Optional<?> value) {
    value.ifPresent(present -> {
      switch (present) {
        case String text -> put(name, text);
        case Boolean flag -> put(name, flag.booleanValue());
        case Integer number -> put(name, number.intValue());
        case Long number -> put(name, number.longValue());
        case Instant date -> put(name, date);
        case ObjectNode object -> put(name, object);
        default -> throw new IllegalArgumentException(name + " cannot hold " + present.getClass());
      }
    });
    return this;
  }

  /** A nested object. */
  public Fields put(String name, ObjectNode value) {
    node.set(name, value);
    return this;
  }

  /** A list of objects. */
  public Fields put(String name, Collection<ObjectNode> values) {
    ArrayNode array = node.putArray(name);
    values.forEach(array::add);
    return this;
  }

  /** A nested object with text fields. */
  public Fields put(String name, Map<String, String> values) {
    ObjectNode object = node.putObject(name);
    values.forEach(object::put);
    return this;
  }

  /** A finished array. */
  public Fields put(String name, ArrayNode value) {
    node.set(name, value);
    return this;
  }

  /** A list of texts. */
  public Fields putTexts(String name, Collection<String> values) {
    ArrayNode array = node.putArray(name);
    values.forEach(array::add);
    return this;
  }

  /** The finished object. */
  public ObjectNode node() {
    return node;
  }

  /** A date as the API writes it. */
  public static String date(Instant value) {
    return DATE.format(value);
  }
}
