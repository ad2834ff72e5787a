// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.schema.generator;

import com.fasterxml.jackson.databind.JsonNode;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.WildcardTypeName;
import java.util.Map;
import javax.lang.model.element.Modifier;

/** Writes one structure: its schema, accessors and builder, in as little code as javac can have. */
final class ShapeWriter {
  private static final ClassName LIST = ClassName.get("java.util", "List");
  private static final ClassName OPTIONAL = ClassName.get("java.util", "Optional");
  private static final ClassName TRAIT = Types.runtime("Schema").nestedClass("Trait");

  private static final ClassName LOCATION = Types.runtime("Binding").nestedClass("Location");
  private static final Map<String, String> LOCATIONS =
      Map.of(
          "element", "ELEMENT",
          "attribute", "ATTRIBUTE",
          "text", "TEXT",
          "header", "HEADER",
          "prefix", "HEADER_PREFIX",
          "query", "QUERY",
          "path", "PATH",
          "status", "STATUS",
          "payload", "PAYLOAD");

  private final Types types;

  ShapeWriter(Types types) {
    this.types = types;
  }

  JavaFile.Builder write(String name, JsonNode shape) {
    ClassName self = types.shape(name);
    ClassName builder = self.nestedClass("Builder");
    TypeSpec.Builder type =
        TypeSpec.classBuilder(self)
            .addJavadoc("The shape $L of the API's model.", name)
            .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
            .superclass(Types.runtime("Shape"))
            .addField(schemaField(name, self, shape))
            .addMethod(
                MethodSpec.constructorBuilder()
                    .addModifiers(Modifier.PRIVATE)
                    .addParameter(Types.VALUES, "values")
                    .addStatement("super(values)")
                    .build());
    TypeSpec.Builder builderType =
        TypeSpec.classBuilder(builder)
            .addJavadoc("Collects the members of {@link $T}.", self)
            .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
            .superclass(ParameterizedTypeName.get(Types.runtime("ShapeBuilder"), self))
            .addMethod(
                MethodSpec.constructorBuilder()
                    .addModifiers(Modifier.PRIVATE)
                    .addStatement("super(SCHEMA)")
                    .build())
            .addMethod(
                MethodSpec.constructorBuilder()
                    .addModifiers(Modifier.PRIVATE)
                    .addParameter(self, "from")
                    .addStatement("super(SCHEMA, from)")
                    .build());
    addFixedMethods(type, self, builder);
    int index = 0;
    for (Map.Entry<String, JsonNode> member : shape.get("members").properties()) {
      addMember(type, builderType, builder, member.getKey(), member.getValue(), index++);
    }
    return JavaFile.builder(self.packageName(), type.addType(builderType.build()).build());
  }

  private static void addFixedMethods(TypeSpec.Builder type, ClassName self, ClassName builder) {
    type.addMethod(
        MethodSpec.methodBuilder("builder")
            .addJavadoc("A builder with nothing set.")
            .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
            .returns(builder)
            .addStatement("return new $T()", builder)
            .build());
    type.addMethod(
        MethodSpec.methodBuilder("toBuilder")
            .addJavadoc("A builder with the members of this shape set.")
            .addModifiers(Modifier.PUBLIC)
            .returns(builder)
            .addStatement("return new $T(this)", builder)
            .build());
    type.addMethod(
        MethodSpec.methodBuilder("schema")
            .addAnnotation(Override.class)
            .addModifiers(Modifier.PUBLIC)
            .returns(ParameterizedTypeName.get(Types.runtime("Schema"), self))
            .addStatement("return SCHEMA")
            .build());
    type.addMethod(
        MethodSpec.methodBuilder("construct")
            .addAnnotation(Override.class)
            .addModifiers(Modifier.PROTECTED)
            .returns(self)
            .addParameter(Types.VALUES, "others")
            .addStatement("return new $T(others)", self)
            .build());
  }

  private FieldSpec schemaField(String name, ClassName self, JsonNode shape) {
    CodeBlock.Builder code = CodeBlock.builder();
    int size = shape.get("members").size();
    code.add(
        "$T.define($S, new $T(new $T[$L]))",
        Types.runtime("Schema"),
        name,
        self,
        Types.VALUE,
        size);
    for (Map.Entry<String, JsonNode> entry : shape.get("members").properties()) {
      String member = entry.getKey();
      JsonNode facts = entry.getValue();
      code.add("\n.member($S, ", member);
      code.add(wireNames(member, facts));
      code.add(types.memberType(facts.get("type")));
      addTrait(code, facts, "required", "REQUIRED");
      addTrait(code, facts, "token", "IDEMPOTENCY_TOKEN");
      addTrait(code, facts, "sensitive", "SENSITIVE");
      addTrait(code, facts, "httpDate", "HTTP_DATE");
      code.add(")");
    }
    return FieldSpec.builder(ParameterizedTypeName.get(Types.runtime("Schema"), self), "SCHEMA")
        .addJavadoc("What the wire knows about it.")
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
        .initializer(code.add("\n.build()").build())
        .build();
  }

  /** What stands in a member's definition between its name and its type. */
  private static CodeBlock wireNames(String member, JsonNode facts) {
    if (facts.has("in") || facts.has("wire")) {
      String location = LOCATIONS.get(facts.path("in").asText("element"));
      return CodeBlock.of("$T.$L, $S, ", LOCATION, location, facts.path("wire").asText(member));
    }
    String query = facts.path("query").asText(member);
    String xml = facts.path("xml").asText(member);
    boolean plain = query.equals(member) && xml.equals(member);
    return plain ? CodeBlock.of("") : CodeBlock.of("$S, $S, ", query, xml);
  }

  private static void addTrait(CodeBlock.Builder code, JsonNode facts, String key, String trait) {
    if (facts.path(key).asBoolean()) {
      code.add(", $T.$L", TRAIT, trait);
    }
  }

  private void addMember(
      TypeSpec.Builder type,
      TypeSpec.Builder builderType,
      ClassName builder,
      String member,
      JsonNode facts,
      int index) {
    String javaName = Names.member(member);
    JsonNode modelType = facts.get("type");
    MethodSpec.Builder accessor =
        MethodSpec.methodBuilder(javaName)
            .addJavadoc("The member $L.", member)
            .addModifiers(Modifier.PUBLIC);
    if (modelType.isObject()) {
      TypeName item = types.javaType(modelType.get("list"));
      accessor
          .returns(ParameterizedTypeName.get(LIST, item))
          .addStatement("return list($L)", index);
      TypeName items = ParameterizedTypeName.get(LIST, WildcardTypeName.subtypeOf(item));
      builderType.addMethod(setter(builder, member, javaName, items, index));
    } else if (Types.isMap(modelType)) {
      TypeName map = types.javaType(modelType);
      accessor.returns(map).addStatement("return map($L)", index);
      builderType.addMethod(setter(builder, member, javaName, map, index));
    } else {
      TypeName value = types.javaType(modelType);
      TypeName optional = ParameterizedTypeName.get(OPTIONAL, value);
      if (facts.path("required").asBoolean()) {
        accessor.returns(value).addStatement("return required($L)", index);
      } else {
        accessor.returns(optional).addStatement("return optional($L)", index);
      }
      builderType.addMethod(setter(builder, member, javaName, value, index));
      builderType.addMethod(setter(builder, member, javaName, optional, index));
    }
    type.addMethod(accessor.build());
  }

  private static MethodSpec setter(
      ClassName builder, String member, String javaName, TypeName value, int index) {
    return MethodSpec.methodBuilder(javaName)
        .addJavadoc("Sets the member $L.", member)
        .addModifiers(Modifier.PUBLIC)
        .returns(builder)
        .addParameter(value, "value")
        .addStatement("put($L, value)", index)
        .addStatement("return this")
        .build();
  }
}
