// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.metadata.tree;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/** Names in the order in which they are listed, each with what is behind it. */
public final class Directory implements Node {
  private final SequencedMap<String, Entry> entries;

  private Directory(SequencedMap<String, Entry> entries) {
    this.entries = entries;
  }

  private sealed interface Line {
    record As(String text) implements Line {}

    /** Listed when there is content, which is found out by looking. */
    record WhenThere(String text) implements Line {}

    record Hidden() implements Line {}
  }

  private record Entry(Node node, Line line) {}

  static Builder builder() {
    return new Builder();
  }

  /** What the names lead to, one below the other; the directory itself for no names. */
  public Optional<Node> find(List<String> names) {
    Node node = this;
    for (String name : names) {
      if (!(node instanceof Directory directory)) {
        return Optional.empty();
      }
      Entry entry = directory.entries.get(name);
      if (entry == null) {
        return Optional.empty();
      }
      node = entry.node();
    }
    return Optional.of(node);
  }

  /**
   * One line an entry, without a last line end; a directory's line ends with a slash. May block.
   */
  public String listing() {
    return entries.values().stream()
        .flatMap(entry -> line(entry).stream())
        .collect(Collectors.joining("\n"));
  }

  @Override
  public boolean isReady() {
    return entries.values().stream()
        .noneMatch(entry -> entry.line() instanceof Line.WhenThere && !entry.node().isReady());
  }

  boolean isEmpty() {
    return entries.isEmpty();
  }

  private static Optional<String> line(Entry entry) {
    return switch (entry.line()) {
      case Line.As as -> Optional.of(as.text());
      case Line.Hidden _ -> Optional.empty();
      case Line.WhenThere(String text) ->
          entry.node() instanceof Leaf leaf && leaf.content().get().isPresent()
              ? Optional.of(text)
              : Optional.empty();
    };
  }

  /** Takes entries in the order of the listing. */
  static final class Builder {
    private final SequencedMap<String, Entry> entries = new LinkedHashMap<>();

    private Builder put(String name, Node node, Line line) {
      entries.put(name, new Entry(node, line));
      return this;
    }

    Builder value(String name, String value) {
      return put(name, Leaf.text(value), new Line.As(name));
    }

    /** Nothing for a value that is not known or is empty. */
    Builder value(String name, Optional<String> value) {
      value.filter(text -> !text.isEmpty()).ifPresent(text -> value(name, text));
      return this;
    }

    /** Nothing for no values. */
    Builder values(String name, List<String> values) {
      return value(name, Optional.of(String.join("\n", values)));
    }

    /** Nothing for an empty directory. */
    Builder directory(String name, Directory directory) {
      return directory.isEmpty() ? this : put(name, directory, new Line.As(name + "/"));
    }

    /** A directory that is listed by another line than its name. */
    Builder listedAs(String line, String name, Directory directory) {
      return put(name, directory, new Line.As(line));
    }

    /** A value that is made when it is asked for. */
    Builder leaf(String name, Leaf leaf) {
      return put(name, leaf, new Line.As(name));
    }

    /** A value that may turn out not to be there, and is then not listed either. */
    Builder leafWhenThere(String name, Leaf leaf) {
      return put(name, leaf, new Line.WhenThere(name));
    }

    /** All of another directory's entries whose names are free, found but not listed. */
    Builder hidden(Directory other) {
      other.entries.forEach(
          (name, entry) -> entries.putIfAbsent(name, new Entry(entry.node(), new Line.Hidden())));
      return this;
    }

    Directory build() {
      return new Directory(new LinkedHashMap<>(entries));
    }
  }
}
