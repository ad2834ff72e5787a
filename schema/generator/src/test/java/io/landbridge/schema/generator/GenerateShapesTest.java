// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.schema.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerateShapesTest {
  private static final String MODEL =
      """
      {
        "api": {"name": "toy", "protocol": "ec2", "version": "2020-01-01", "namespace": "urn:toy"},
        "operations": {
          "DescribeToys": {"input": "DescribeToysRequest", "empty": {"Toys": "toySet"}},
          "MakeToy": {"input": "Toy"}
        },
        "others": {"BreakToy": "write"},
        "shapes": {
          "Color": {"enum": ["Red", "red"]},
          "DescribeToysRequest": {"members": {}},
          "Toy": {"members": {
            "Name": {"type": "string", "required": true, "sensitive": true},
            "Color": {"type": "Color", "xml": "color"},
            "Parts": {"type": {"list": "Toy", "item": "item"}, "query": "Part", "xml": "partSet"}
          }}
        }
      }
      """;

  @TempDir Path folder;

  private String generated(String file) throws IOException {
    Files.writeString(folder.resolve("toy.json"), MODEL);
    GenerateShapes.main(new String[] {folder.toString(), folder.resolve("out").toString()});
    return Files.readString(folder.resolve("out/io/landbridge/toy/" + file));
  }

  @Test
  void namesAStructureThatContainsItselfLate() throws IOException {
    assertThat(generated("model/Toy.java"))
        .contains(
            ".member(\"Name\", MemberType.Scalar.STRING, Schema.Trait.REQUIRED,"
                + " Schema.Trait.SENSITIVE)")
        .contains(".member(\"Color\", \"Color\", \"color\", MemberType.enumeration(")
        .contains("MemberType.list(MemberType.recursive(() -> Toy.SCHEMA), \"item\")")
        .contains("public String name()")
        .contains("public Optional<Color> color()")
        .contains("public List<Toy> parts()");
  }

  @Test
  void keepsConstantsApartThatDifferOnlyInCase() throws IOException {
    assertThat(generated("model/Color.java")).contains("RED(\"Red\")").contains("RED_(\"red\")");
  }

  @Test
  void makesAConstantOfEveryAction() throws IOException {
    assertThat(generated("ToyOperations.java"))
        .contains("Operation<DescribeToysRequest, EmptySet> DESCRIBE_TOYS")
        .contains("EmptySet.schema(\"DescribeToysResult\", \"Toys\", \"toySet\")")
        .contains("Operation<Toy, Acknowledged> MAKE_TOY")
        .contains("Set.of(\"BreakToy\")");
  }
}
