// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.query;

import io.landbridge.schema.Acknowledged;
import io.landbridge.schema.Late;
import io.landbridge.schema.Schema;
import io.landbridge.schema.Shape;
import java.util.function.Supplier;

/**
 * An action of an API. Its schemas are made when they are first asked for: an API has hundreds of
 * actions, and a process that starts needs few of them.
 *
 * @param <I> the request's shape
 * @param <O> the result's shape
 */
public final class Operation<I extends Shape, O extends Shape> {
  private final QueryApi api;
  private final String name;
  private final Late<Schema<I>> input;
  private final Late<Schema<O>> output;

  /** An action whose schemas are there. */
  public Operation(QueryApi api, String name, Schema<I> input, Schema<O> output) {
    this(api, name, () -> input, () -> output);
  }

  /** An action whose schemas are made when they are first asked for. */
  public Operation(
      QueryApi api, String name, Supplier<Schema<I>> input, Supplier<Schema<O>> output) {
    this.api = api;
    this.name = name;
    this.input = new Late<>(input);
    this.output = new Late<>(output);
  }

  /** The API it belongs to. */
  public QueryApi api() {
    return api;
  }

  /** Its name, for example {@code RunInstances}. */
  public String name() {
    return name;
  }

  /** The request. */
  public Schema<I> input() {
    return input.get();
  }

  /** The result; {@link Acknowledged} where the model has none. */
  public Schema<O> output() {
    return output.get();
  }

  @Override
  public String toString() {
    return name;
  }
}
