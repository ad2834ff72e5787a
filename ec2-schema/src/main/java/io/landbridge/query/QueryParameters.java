// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.query;

import java.util.List;
import java.util.Optional;

/** The parameters of a request, decoded, in the order in which the client sent them. */
public final class QueryParameters {
  private final List<Parameter> parameters;

  private QueryParameters(List<Parameter> parameters) {
    this.parameters = parameters;
  }

  /**
   * One parameter.
   *
   * @param name for example {@code Filter.1.Value.2}
   * @param value its value, decoded
   */
  public record Parameter(String name, String value) {}

  /** Parameters that are decoded already; for tests and other callers inside. */
  public static QueryParameters of(List<Parameter> parameters) {
    return new QueryParameters(List.copyOf(parameters));
  }

  /** All parameters in the client's order. */
  public List<Parameter> all() {
    return parameters;
  }

  /** The first value of the parameter with this name. */
  public Optional<String> find(String name) {
    return parameters.stream()
        .filter(parameter -> parameter.name().equals(name))
        .map(Parameter::value)
        .findFirst();
  }

  /** The action that the request names. */
  public Optional<String> findAction() {
    return find("Action");
  }
}
