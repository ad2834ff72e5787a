// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.query;

/**
 * An action of an API.
 *
 * @param api the API it belongs to
 * @param name its name, for example {@code RunInstances}
 * @param input the request
 * @param output the result; {@link Acknowledged} where the model has none
 * @param <I> the request's shape
 * @param <O> the result's shape
 */
public record Operation<I extends Shape, O extends Shape>(
    QueryApi api, String name, Schema<I> input, Schema<O> output) {

  @Override
  public String toString() {
    return name;
  }
}
