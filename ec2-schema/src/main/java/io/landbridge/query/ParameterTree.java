// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.query;

import io.landbridge.query.QueryParameters.Parameter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a request as the tree that the dots in their names describe. Nodes keep the
 * client's order.
 */
final class ParameterTree {
  /** More levels than any shape of the APIs has; a bound for the recursion of the decoder. */
  static final int MAX_DEPTH = 24;

  private ParameterTree() {}

  /** A place in the tree: the parameter of this name, what lies below it, or both. */
  static final class Node {
    private final String path;
    private @Nullable String value;
    private @Nullable SequencedMap<String, Node> children;

    Node(String path) {
      this.path = path;
    }

    /** The full name, for example {@code Filter.1.Value}. */
    String path() {
      return path;
    }

    @Nullable String value() {
      return value;
    }

    boolean isLeaf() {
      return children == null;
    }

    Map<String, Node> children() {
      return children == null ? Map.of() : children;
    }

    /** The name of some parameter at or below this node. */
    String anyParameter() {
      Node node = this;
      while (node.value == null && node.children != null) {
        node = node.children.firstEntry().getValue();
      }
      return node.path;
    }

    private Node child(String key) {
      if (children == null) {
        children = new LinkedHashMap<>();
      }
      return children.computeIfAbsent(key, k -> new Node(path.isEmpty() ? k : path + "." + k));
    }
  }

  /**
   * Builds the tree.
   *
   * @throws io.landbridge.aws.AwsException with {@code MalformedQueryString} for a parameter that
   *     comes twice, and {@code UnknownParameter} for a name that no schema can have
   */
  static Node of(QueryParameters parameters, QueryErrors errors) {
    Node root = new Node("");
    for (Parameter parameter : parameters.all()) {
      Node node = place(root, parameter.name(), errors);
      if (node.value != null) {
        throw QueryErrors.malformedQueryString(
                "The parameter " + parameter.name() + " comes more than once")
            .toException();
      }
      node.value = parameter.value();
    }
    return root;
  }

  private static Node place(Node root, String name, QueryErrors errors) {
    Node node = root;
    int start = 0;
    for (int depth = 0; start <= name.length(); depth++) {
      int dot = name.indexOf('.', start);
      int end = dot < 0 ? name.length() : dot;
      if (end == start || depth == MAX_DEPTH) {
        throw errors.unknownParameter(name).toException();
      }
      node = node.child(name.substring(start, end));
      start = end + 1;
    }
    return node;
  }
}
