// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.schema.generator;

import com.fasterxml.jackson.databind.JsonNode;
import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.TypeVariableName;
import com.palantir.javapoet.WildcardTypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.lang.model.element.Modifier;

/** Writes the class that holds the operations of a REST API as constants. */
final class RestOperationsWriter {
  private static final ClassName SCHEMA = Types.runtime("Schema");
  private static final ClassName ACKNOWLEDGED = Types.runtime("Acknowledged");
  private static final ClassName LIST = ClassName.get("java.util", "List");

  private final ApiModel model;
  private final Types types;
  private final ClassName operation;

  RestOperationsWriter(ApiModel model, Types types) {
    this.model = model;
    this.types = types;
    this.operation = ClassName.get("io.landbridge." + model.name(), "RestOperation");
  }

  JavaFile.Builder write(String packageName) {
    TypeSpec.Builder type =
        TypeSpec.classBuilder(Names.type(model.name()) + "Operations")
            .addJavadoc("The operations of the API's model.")
            .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
            .addField(
                constant(ClassName.get(String.class), "NAMESPACE", namespace())
                    .addJavadoc("The XML namespace of its documents.")
                    .build());
    List<CodeBlock> all = new ArrayList<>();
    CodeBlock.Builder inputs = CodeBlock.builder();
    CodeBlock.Builder outputs = CodeBlock.builder();
    int index = 0;
    for (Map.Entry<String, JsonNode> entry : model.operations()) {
      JsonNode facts = entry.getValue();
      String constant = Names.constant(entry.getKey());
      type.addField(field(entry.getKey(), constant, facts, index));
      inputs.add("case $L -> $T.SCHEMA;\n", index, shape(facts, "input"));
      outputs.add("case $L -> $T.SCHEMA;\n", index, shape(facts, "output"));
      all.add(CodeBlock.of("$L", constant));
      index++;
    }
    WildcardTypeName any = WildcardTypeName.subtypeOf(Types.runtime("Shape"));
    TypeName each = ParameterizedTypeName.get(operation, any, any);
    CodeBlock list = CodeBlock.of("$T.of($L)", LIST, CodeBlock.join(all, ",\n"));
    type.addField(
        constant(ParameterizedTypeName.get(LIST, each), "ALL", list)
            .addJavadoc("All operations, by name.")
            .build());
    type.addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
    type.addMethod(factory());
    type.addMethod(schemas("input", inputs.build()));
    type.addMethod(schemas("output", outputs.build()));
    return JavaFile.builder(packageName, type.build());
  }

  private CodeBlock namespace() {
    return CodeBlock.of("$S", model.api("namespace"));
  }

  private ClassName shape(JsonNode facts, String key) {
    return facts.has(key) ? types.shape(facts.get(key).asText()) : ACKNOWLEDGED;
  }

  private FieldSpec field(String name, String constant, JsonNode facts, int index) {
    TypeName type =
        ParameterizedTypeName.get(operation, shape(facts, "input"), shape(facts, "output"));
    CodeBlock value = CodeBlock.of("operation($L, $L)", index, definition(name, facts));
    return constant(type, constant, value).addJavadoc("The operation $L.", name).build();
  }

  private CodeBlock definition(String name, JsonNode facts) {
    JsonNode http = facts.get("http");
    CodeBlock.Builder code = CodeBlock.builder();
    code.add(
        "$T.define($S, $S, $T.$L)",
        operation,
        name,
        http.get("method").asText(),
        operation.nestedClass("Target"),
        http.get("target").asText().toUpperCase(Locale.ROOT));
    for (String text : List.of("path", "query", "header")) {
      if (http.has(text)) {
        code.add(".$L($S)", text, http.get(text).asText());
      }
    }
    for (JsonNode need : http.path("needs")) {
      code.add(".needs($S)", need.asText());
    }
    if (http.has("status")) {
      code.add(".status($L)", http.get("status").asInt());
    }
    if (facts.has("root")) {
      code.add(".root($S)", facts.get("root").asText());
    }
    for (String trait : List.of("requestStream", "responseStream", "checksum")) {
      if (facts.path(trait).asBoolean()) {
        code.add(".$L()", trait);
      }
    }
    return code.build();
  }

  /**
   * The method that makes an operation's constant. The schemas come from one method with a switch,
   * so that a shape's class is loaded when its operation is first used and not with the constants.
   */
  private MethodSpec factory() {
    TypeVariableName input = TypeVariableName.get("I", Types.runtime("Shape"));
    TypeVariableName output = TypeVariableName.get("O", Types.runtime("Shape"));
    return MethodSpec.methodBuilder("operation")
        .addAnnotation(
            AnnotationSpec.builder(SuppressWarnings.class)
                .addMember("value", "$S", "unchecked")
                .build())
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .addTypeVariable(input)
        .addTypeVariable(output)
        .returns(ParameterizedTypeName.get(operation, input, output))
        .addParameter(int.class, "index")
        .addParameter(operation.nestedClass("Definition"), "definition")
        .addStatement(
            "return definition.build(() -> ($T) input(index), () -> ($T) output(index))",
            ParameterizedTypeName.get(SCHEMA, input),
            ParameterizedTypeName.get(SCHEMA, output))
        .build();
  }

  private static MethodSpec schemas(String name, CodeBlock cases) {
    TypeName any = WildcardTypeName.subtypeOf(Types.runtime("Shape"));
    return MethodSpec.methodBuilder(name)
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .returns(ParameterizedTypeName.get(SCHEMA, any))
        .addParameter(int.class, "index")
        .addCode(
            "return switch (index) {\n$Ldefault -> throw new $T();\n};\n",
            cases,
            IllegalArgumentException.class)
        .build();
  }

  private static FieldSpec.Builder constant(TypeName type, String name, CodeBlock value) {
    return FieldSpec.builder(type, name)
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
        .initializer(value);
  }
}
