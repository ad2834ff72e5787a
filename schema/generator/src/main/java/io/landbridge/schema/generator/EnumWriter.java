// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.schema.generator;

import com.fasterxml.jackson.databind.JsonNode;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import java.util.HashSet;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** Writes one enumeration. */
final class EnumWriter {
  private final Types types;

  EnumWriter(Types types) {
    this.types = types;
  }

  JavaFile.Builder write(String name, JsonNode values) {
    ClassName self = types.shape(name);
    TypeSpec.Builder type =
        TypeSpec.enumBuilder(self)
            .addJavadoc("The enumeration $L of the API's model.", name)
            .addModifiers(Modifier.PUBLIC)
            .addSuperinterface(Types.runtime("WireEnum"))
            .addField(String.class, "wire", Modifier.PRIVATE, Modifier.FINAL)
            .addMethod(
                MethodSpec.constructorBuilder()
                    .addParameter(String.class, "wire")
                    .addStatement("this.wire = wire")
                    .build())
            .addMethod(
                MethodSpec.methodBuilder("wire")
                    .addAnnotation(Override.class)
                    .addModifiers(Modifier.PUBLIC)
                    .returns(String.class)
                    .addStatement("return wire")
                    .build());
    Set<String> used = new HashSet<>();
    for (JsonNode value : values) {
      String wire = value.asText();
      String constant = Names.constant(wire);
      // Some enumerations hold two values that differ only in case or punctuation.
      while (!used.add(constant)) {
        constant += "_";
      }
      type.addEnumConstant(
          constant,
          TypeSpec.anonymousClassBuilder("$S", wire)
              .addJavadoc("$L", "{@code " + wire + "}")
              .build());
    }
    return JavaFile.builder(self.packageName(), type.build());
  }
}
