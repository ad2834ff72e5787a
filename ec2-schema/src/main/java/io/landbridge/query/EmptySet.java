// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.query;

import io.landbridge.schema.Acknowledged;
import io.landbridge.schema.MemberType;
import io.landbridge.schema.Schema;
import io.landbridge.schema.Shape;
import org.jspecify.annotations.Nullable;

/**
 * The result of a read whose subject does not exist here. Its schema has the lists of the API's
 * result and nothing else, and the lists have no items: {@code operation.output()} knows them, and
 * {@link #of} answers all of them empty.
 */
public final class EmptySet extends Shape {
  private final Schema<EmptySet> schema;

  private EmptySet(Schema<EmptySet> schema, @Nullable Object[] values) {
    super(values);
    this.schema = schema;
  }

  /**
   * The schema of a result with these lists.
   *
   * @param listNames pairs: the list's name in the model, its element in the answer
   */
  public static Schema<EmptySet> schema(String name, String... listNames) {
    Schema.Definition<EmptySet> definition = Schema.defineOwn(name, EmptySet::new);
    for (int i = 0; i < listNames.length; i += 2) {
      MemberType nothing = MemberType.list(Acknowledged.SCHEMA, "item");
      definition.member(listNames[i], listNames[i], listNames[i + 1], nothing);
    }
    return definition.build();
  }

  /** The empty answer of an action. */
  public static EmptySet of(Operation<?, EmptySet> operation) {
    return operation.output().newBuilder().build();
  }

  @Override
  public Schema<EmptySet> schema() {
    return schema;
  }

  @Override
  protected Shape construct(@Nullable Object[] others) {
    return new EmptySet(schema, others);
  }
}
