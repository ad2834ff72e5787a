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

  private static final String REST_MODEL =
      """
      {
        "api": {"name": "box", "protocol": "rest-xml", "version": "2020-01-01", "namespace": "urn:b"},
        "operations": {
          "CopyThing": {
            "http": {"method": "PUT", "target": "object", "query": "a&b=2", "needs": ["id"],
              "header": "x-source", "status": 204},
            "input": "CopyThingRequest", "root": "Result", "requestStream": true, "checksum": true
          }
        },
        "others": {},
        "shapes": {
          "CopyThingRequest": {"members": {
            "Key": {"type": "string", "in": "path", "required": true},
            "Since": {"type": "timestamp", "in": "header", "wire": "If-Since", "httpDate": true},
            "Meta": {"type": "map", "in": "prefix", "wire": "x-meta-"},
            "Flat": {"type": {"list": "string", "item": "member", "flattened": true}, "wire": "F"}
          }}
        }
      }
      """;

  @TempDir Path folder;

  private String generated(String file) throws IOException {
    return generated(MODEL, "toy/" + file);
  }

  private String generated(String model, String file) throws IOException {
    Files.writeString(folder.resolve("model.json"), model);
    GenerateShapes.main(new String[] {folder.toString(), folder.resolve("out").toString()});
    return Files.readString(folder.resolve("out/io/landbridge/" + file));
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

  @Test
  void namesThePlaceOfEachMemberOfARestShape() throws IOException {
    assertThat(generated(REST_MODEL, "box/model/CopyThingRequest.java"))
        .contains(
            ".member(\"Key\", Binding.Location.PATH, \"Key\", MemberType.Scalar.STRING,"
                + " Schema.Trait.REQUIRED)")
        .contains("Binding.Location.HEADER, \"If-Since\", MemberType.Scalar.TIMESTAMP,")
        .contains("Schema.Trait.HTTP_DATE")
        .contains("Binding.Location.HEADER_PREFIX, \"x-meta-\", MemberType.textMap())")
        .contains("\"F\", MemberType.flatList(MemberType.Scalar.STRING))")
        .contains("public Map<String, String> meta()");
  }

  @Test
  void writesDownWhatCallsARestOperation() throws IOException {
    assertThat(generated(REST_MODEL, "box/BoxOperations.java"))
        .contains("RestOperation<CopyThingRequest, Acknowledged> COPY_THING")
        .contains("RestOperation.define(\"CopyThing\", \"PUT\", RestOperation.Target.OBJECT)")
        .contains(".query(\"a&b=2\").header(\"x-source\").needs(\"id\").status(204)")
        .contains(".root(\"Result\").requestStream().checksum()");
  }
}
