// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.schema.generator;

import com.palantir.javapoet.JavaFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The folder of generated sources. A file is written only where its content changes, so that an
 * unchanged model costs no compilation; a file that is not generated any more is deleted.
 */
final class SourceTree {
  private static final String HEADER = "Generated from the API's model. Changes go there.";

  private final Path root;
  private final Set<Path> generated = new HashSet<>();

  SourceTree(Path root) {
    this.root = root;
  }

  void write(JavaFile.Builder file) throws IOException {
    JavaFile java = file.addFileComment(HEADER).skipJavaLangImports(true).indent("  ").build();
    write(java.packageName(), java.typeSpec().name(), java.toString());
  }

  void write(String packageName, String simpleName, String content) throws IOException {
    Path path = root.resolve(packageName.replace('.', '/')).resolve(simpleName + ".java");
    generated.add(path);
    if (!Files.exists(path) || !Files.readString(path).equals(content)) {
      Files.createDirectories(path.getParent());
      Files.writeString(path, content);
    }
  }

  void deleteTheRest() throws IOException {
    if (!Files.exists(root)) {
      return;
    }
    List<Path> stale;
    try (Stream<Path> files = Files.walk(root)) {
      stale = files.filter(f -> f.toString().endsWith(".java") && !generated.contains(f)).toList();
    }
    for (Path file : stale) {
      Files.delete(file);
    }
  }
}
