// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.schema.generator;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Writes the Java sources of all models in a folder. */
public final class GenerateShapes {
  private static final String ROOT_PACKAGE = "io.landbridge.";

  private GenerateShapes() {}

  /**
   * Generates.
   *
   * @param args the folder of the models, the folder of the sources
   * @throws IOException when a file cannot be read or written
   */
  public static void main(String[] args) throws IOException {
    SourceTree tree = new SourceTree(Path.of(args[1]));
    List<Path> models;
    try (Stream<Path> files = Files.list(Path.of(args[0]))) {
      models = files.filter(f -> f.toString().endsWith(".json")).sorted().toList();
    }
    for (Path file : models) {
      generate(ApiModel.read(file), tree);
    }
    tree.deleteTheRest();
  }

  private static void generate(ApiModel model, SourceTree tree) throws IOException {
    String apiPackage = ROOT_PACKAGE + model.name();
    String shapePackage = apiPackage + ".model";
    Types types = new Types(model, shapePackage);
    ShapeWriter shapes = new ShapeWriter(types);
    EnumWriter enums = new EnumWriter(types);
    for (Map.Entry<String, JsonNode> entry : model.shapes()) {
      JsonNode shape = entry.getValue();
      tree.write(
          shape.has("enum")
              ? enums.write(entry.getKey(), shape.get("enum"))
              : shapes.write(entry.getKey(), shape));
    }
    tree.write(
        model.isRest()
            ? new RestOperationsWriter(model, types).write(apiPackage)
            : new OperationsWriter(model, types).write(apiPackage));
    tree.write(
        shapePackage,
        "package-info",
        "/** The shapes of the %s API, generated from its model. */%n".formatted(model.name())
            + "@org.jspecify.annotations.NullMarked%n".formatted()
            + "package %s;%n".formatted(shapePackage));
  }
}
