// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.schema.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceTreeTest {
  private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000_000_000L);

  @TempDir Path root;

  private Path written(String content) throws IOException {
    SourceTree tree = new SourceTree(root);
    tree.write("a.b", "C", content);
    tree.deleteTheRest();
    return root.resolve("a/b/C.java");
  }

  @Test
  void leavesAnUnchangedFileAlone() throws IOException {
    Path file = written("class C {}");
    Files.setLastModifiedTime(file, LONG_AGO);

    written("class C {}");

    assertThat(Files.getLastModifiedTime(file)).isEqualTo(LONG_AGO);
  }

  @Test
  void writesAChangedFile() throws IOException {
    Path file = written("class C {}");

    written("class C { }");

    assertThat(file).hasContent("class C { }");
  }

  @Test
  void deletesWhatIsNotGeneratedAnyMore() throws IOException {
    Path file = written("class C {}");

    new SourceTree(root).deleteTheRest();

    assertThat(file).doesNotExist();
  }
}
