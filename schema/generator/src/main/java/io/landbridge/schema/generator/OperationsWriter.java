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
import java.util.Map;
import javax.lang.model.element.Modifier;

/** Writes the class that holds an API's operations as constants. */
final class OperationsWriter {
  private static final ClassName API = Types.query("QueryApi");
  private static final ClassName OPERATION = Types.query("Operation");
  private static final ClassName SCHEMA = Types.runtime("Schema");
  private static final ClassName TABLE = Types.query("ActionTable");
  private static final ClassName LIST = ClassName.get("java.util", "List");
  private static final ClassName SET = ClassName.get("java.util", "Set");
  private static final ClassName EMPTY_SET = Types.query("EmptySet");
  private static final ClassName ACKNOWLEDGED = Types.runtime("Acknowledged");

  private final ApiModel model;
  private final Types types;

  OperationsWriter(ApiModel model, Types types) {
    this.model = model;
    this.types = types;
  }

  JavaFile.Builder write(String packageName) {
    String prefix = Names.type(model.name());
    TypeSpec.Builder type =
        TypeSpec.classBuilder(prefix + "Operations")
            .addJavadoc("The actions of the API's model.")
            .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
            .addField(api());
    List<CodeBlock> all = new ArrayList<>();
    List<CodeBlock> empty = new ArrayList<>();
    CodeBlock.Builder inputs = CodeBlock.builder();
    CodeBlock.Builder outputs = CodeBlock.builder();
    int index = 0;
    for (Map.Entry<String, JsonNode> operation : model.operations()) {
      String name = operation.getKey();
      JsonNode facts = operation.getValue();
      String constant = Names.constant(name);
      type.addField(operation(name, constant, facts, index));
      inputs.add("case $L -> $T.SCHEMA;\n", index, input(facts));
      outputs.add("case $L -> $L;\n", index, outputSchema(name, facts));
      index++;
      (facts.has("empty") ? empty : all).add(CodeBlock.of("$L", constant));
    }
    WildcardTypeName any = WildcardTypeName.subtypeOf(Types.runtime("Shape"));
    TypeName full = ParameterizedTypeName.get(OPERATION, any, any);
    TypeName emptyRead = ParameterizedTypeName.get(OPERATION, any, EMPTY_SET);
    type.addField(
        constant(ParameterizedTypeName.get(LIST, full), "FULL", listOf(LIST, all))
            .addJavadoc("The actions whose shapes the model holds in full, by name.")
            .build());
    type.addField(
        constant(ParameterizedTypeName.get(LIST, emptyRead), "EMPTY_READS", listOf(LIST, empty))
            .addJavadoc("The reads whose result the model holds as the empty set, by name.")
            .build());
    List<CodeBlock> others = new ArrayList<>();
    model.others().forEach(other -> others.add(CodeBlock.of("$S", other.getKey())));
    TypeName names = ParameterizedTypeName.get(SET, ClassName.get(String.class));
    type.addField(
        constant(names, "NAME_ONLY", listOf(SET, others))
            .addJavadoc("The names of all other actions.")
            .build());
    type.addField(
        constant(TABLE, "TABLE", CodeBlock.of("new $T(FULL, EMPTY_READS, NAME_ONLY)", TABLE))
            .addJavadoc("All actions of the API.")
            .build());
    type.addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
    type.addMethod(factory());
    type.addMethod(schemas("input", inputs.build()));
    type.addMethod(schemas("output", outputs.build()));
    return JavaFile.builder(packageName, type.build());
  }

  private static CodeBlock listOf(ClassName type, List<CodeBlock> items) {
    return CodeBlock.of("$T.of($L)", type, CodeBlock.join(items, ",\n"));
  }

  private FieldSpec api() {
    CodeBlock value =
        CodeBlock.of(
            "new $T($S, $S, $S, $T.Protocol.$L)",
            API,
            model.name(),
            model.api("version"),
            model.api("namespace"),
            API,
            model.isEc2Query() ? "EC2_QUERY" : "AWS_QUERY");
    return constant(API, "API", value).addJavadoc("The API itself.").build();
  }

  private FieldSpec operation(String name, String constant, JsonNode facts, int index) {
    TypeName type = ParameterizedTypeName.get(OPERATION, input(facts), output(facts));
    return constant(type, constant, CodeBlock.of("operation($L, $S)", index, name))
        .addJavadoc("The action $L.", name)
        .build();
  }

  private ClassName input(JsonNode facts) {
    return facts.has("input") ? types.shape(facts.get("input").asText()) : ACKNOWLEDGED;
  }

  private ClassName output(JsonNode facts) {
    if (facts.has("empty")) {
      return EMPTY_SET;
    }
    return facts.has("output") ? types.shape(facts.get("output").asText()) : ACKNOWLEDGED;
  }

  private CodeBlock outputSchema(String name, JsonNode facts) {
    if (!facts.has("empty")) {
      return CodeBlock.of("$T.SCHEMA", output(facts));
    }
    CodeBlock.Builder empty = CodeBlock.builder().add("$T.schema($S", EMPTY_SET, name + "Result");
    for (Map.Entry<String, JsonNode> list : facts.get("empty").properties()) {
      empty.add(", $S, $S", list.getKey(), list.getValue().asText());
    }
    return empty.add(")").build();
  }

  /**
   * The method that makes an action's constant. The schemas come from one method with a switch, so
   * that a shape's class is loaded when its action is first used and not with the constants.
   */
  private static MethodSpec factory() {
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
        .returns(ParameterizedTypeName.get(OPERATION, input, output))
        .addParameter(int.class, "index")
        .addParameter(String.class, "name")
        .addStatement(
            "return new $T<>(API, name, () -> ($T) input(index), () -> ($T) output(index))",
            OPERATION,
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
