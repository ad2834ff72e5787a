// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.metadata.tree;

import io.landbridge.aws.PercentEscapes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The path of a request as the names in it: {@code /latest//meta-data/tags/instance/a%20b} is
 * {@code latest, meta-data, tags, instance, "a b"}. A name is compared, never opened, so that there
 * is nothing to climb out of; what is still strange leads nowhere.
 */
public final class TreePath {
  /** No path of a tree is nearly as long. */
  static final int MOST_CHARACTERS = 1024;

  private TreePath() {}

  /**
   * The names of a path.
   *
   * @param path as it stands in the request line, without a query
   * @return nothing for a path that is too long, does not begin with a slash, has a broken escape,
   *     a control character, an escaped slash, or a name {@code .} or {@code ..}
   */
  public static Optional<List<String>> parse(String path) {
    if (path.length() > MOST_CHARACTERS || !path.startsWith("/")) {
      return Optional.empty();
    }
    List<String> names = new ArrayList<>();
    int start = 1;
    while (start <= path.length()) {
      int slash = path.indexOf('/', start);
      int end = slash < 0 ? path.length() : slash;
      if (end > start) {
        Optional<String> name =
            PercentEscapes.decodePath(path.substring(start, end)).filter(TreePath::isName);
        if (name.isEmpty()) {
          return Optional.empty();
        }
        names.add(name.get());
      }
      start = end + 1;
    }
    return Optional.of(List.copyOf(names));
  }

  private static boolean isName(String name) {
    return !name.equals(".")
        && !name.equals("..")
        && name.chars().noneMatch(c -> c == '/' || Character.isISOControl(c));
  }
}
