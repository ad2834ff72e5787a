// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.metadata.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TreePathTest {
  @Test
  void slashesDivideAndDoNotCount() {
    assertThat(TreePath.parse("/")).contains(List.of());
    assertThat(TreePath.parse("//latest///meta-data//")).contains(List.of("latest", "meta-data"));
  }

  @Test
  void escapesAreReadOnce() {
    assertThat(TreePath.parse("/a%20b/%C3%BC/%2541")).contains(List.of("a b", "ü", "%41"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "latest",
        "*",
        "/latest/../etc/passwd",
        "/./latest",
        "/%2e%2e/latest",
        "/latest%2Fuser-data",
        "/a%00b",
        "/a%0a",
        "/%",
        "/%4",
        "/%zz",
        "/%ff",
        "/%c3",
        "/a\u0007"
      })
  void strangePathsLeadNowhere(String path) {
    assertThat(TreePath.parse(path)).isEmpty();
  }

  @Test
  void longPathsLeadNowhere() {
    assertThat(TreePath.parse("/" + "a".repeat(TreePath.MOST_CHARACTERS))).isEmpty();
  }

  @Property
  void anyTextIsNamesOrNothing(@ForAll String text) {
    Optional<List<String>> names = TreePath.parse("/" + text);
    names.ifPresent(found ->
        assertThat(found)
            .allSatisfy(name ->
                assertThat(name).isNotEmpty().isNotIn(".", "..").doesNotContain("/", "\0", "\n")));
  }

  @Property
  void namesComeBackFromTheirEscapes(@ForAll("names") List<String> names) {
    String path =
        names.stream()
            .map(name -> "/" + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20"))
            .reduce("", String::concat);
    assertThat(TreePath.parse(path.isEmpty() ? "/" : path)).contains(names);
  }

  @Provide
  Arbitrary<List<String>> names() {
    return Arbitraries.strings()
        .withChars("abcXYZ019-_.:=@+ü%& ")
        .ofMinLength(1)
        .ofMaxLength(8)
        .filter(name -> !name.equals(".") && !name.equals(".."))
        .list()
        .ofMaxSize(6);
  }
}
