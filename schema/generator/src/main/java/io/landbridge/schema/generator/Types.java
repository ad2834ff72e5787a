// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.schema.generator;

import com.fasterxml.jackson.databind.JsonNode;
import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import java.util.Locale;
import java.util.Map;

/** The Java types and the schema expressions of the model's types. */
final class Types {
  private static final String RUNTIME = "io.landbridge.schema";
  private static final String MAP = "map";
  private static final String QUERY = "io.landbridge.query";
  private static final ClassName MEMBER_TYPE = runtime("MemberType");
  private static final Map<String, ClassName> SCALARS =
      Map.of(
          "string", ClassName.get(String.class),
          "integer", ClassName.get(Integer.class),
          "long", ClassName.get(Long.class),
          "boolean", ClassName.get(Boolean.class),
          "double", ClassName.get(Double.class),
          "timestamp", ClassName.get("java.time", "Instant"),
          "blob", runtime("Blob"));

  /** {@code @Nullable Object}. */
  static final TypeName VALUE =
      ClassName.get(Object.class)
          .annotated(
              AnnotationSpec.builder(ClassName.get("org.jspecify.annotations", "Nullable"))
                  .build());

  /** {@code @Nullable Object[]}. */
  static final TypeName VALUES = ArrayTypeName.of(VALUE);

  private final ApiModel model;
  private final String shapePackage;

  Types(ApiModel model, String shapePackage) {
    this.model = model;
    this.shapePackage = shapePackage;
  }

  /** A class of the schemas' runtime. */
  static ClassName runtime(String simpleName) {
    return ClassName.get(RUNTIME, simpleName);
  }

  /** Whether the type is the map of texts. */
  static boolean isMap(JsonNode type) {
    return type.asText().equals(MAP);
  }

  /** A class of the Query protocols. */
  static ClassName query(String simpleName) {
    return ClassName.get(QUERY, simpleName);
  }

  ClassName shape(String name) {
    return ClassName.get(shapePackage, name);
  }

  /** The type of the values in Java. */
  TypeName javaType(JsonNode type) {
    if (type.isObject()) {
      return ParameterizedTypeName.get(
          ClassName.get("java.util", "List"), javaType(type.get("list")));
    }
    if (isMap(type)) {
      ClassName text = ClassName.get(String.class);
      return ParameterizedTypeName.get(ClassName.get("java.util", "Map"), text, text);
    }
    ClassName scalar = SCALARS.get(type.asText());
    return scalar != null ? scalar : shape(type.asText());
  }

  /** The expression of a type in a schema; a structure that contains itself is named late. */
  CodeBlock memberType(JsonNode type) {
    if (type.isObject()) {
      CodeBlock item = itemType(type.get("list"));
      if (type.path("flattened").asBoolean() && model.isRest()) {
        return CodeBlock.of("$T.flatList($L)", MEMBER_TYPE, item);
      }
      String method = model.isEc2Query() || model.isRest() ? "list" : "memberList";
      return CodeBlock.of("$T.$L($L, $S)", MEMBER_TYPE, method, item, type.get("item").asText());
    }
    CodeBlock plain = itemType(type);
    return isPlainStructure(type) ? CodeBlock.of("$T.structure($L)", MEMBER_TYPE, plain) : plain;
  }

  private CodeBlock itemType(JsonNode type) {
    if (type.isObject()) {
      return memberType(type);
    }
    String name = type.asText();
    if (name.equals(MAP)) {
      return CodeBlock.of("$T.textMap()", MEMBER_TYPE);
    }
    if (SCALARS.containsKey(name)) {
      ClassName scalar = MEMBER_TYPE.nestedClass("Scalar");
      return CodeBlock.of("$T.$L", scalar, name.toUpperCase(Locale.ROOT));
    }
    if (model.shape(name).has("enum")) {
      return CodeBlock.of("$T.enumeration($T.values())", MEMBER_TYPE, shape(name));
    }
    return isPlainStructure(type)
        ? CodeBlock.of("$T.SCHEMA", shape(name))
        : CodeBlock.of("$T.recursive(() -> $T.SCHEMA)", MEMBER_TYPE, shape(name));
  }

  private boolean isPlainStructure(JsonNode type) {
    JsonNode shape = type.isObject() ? null : model.shape(type.asText());
    return shape != null && shape.has("members") && !model.isRecursive(type.asText());
  }
}
