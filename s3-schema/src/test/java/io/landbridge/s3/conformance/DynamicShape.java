// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.s3.conformance;

import io.landbridge.schema.Schema;
import io.landbridge.schema.Shape;
import io.landbridge.schema.WireEnum;
import org.jspecify.annotations.Nullable;

/** A shape whose schema is made at run time. */
final class DynamicShape extends Shape {
  private final Schema<DynamicShape> schema;

  DynamicShape(Schema<DynamicShape> schema, @Nullable Object[] values) {
    super(values);
    this.schema = schema;
  }

  @Override
  public Schema<DynamicShape> schema() {
    return schema;
  }

  @Override
  protected Shape construct(@Nullable Object[] others) {
    return new DynamicShape(schema, others);
  }

  /** A constant of an enumeration that is made at run time. */
  record Constant(String wire) implements WireEnum {}
}
