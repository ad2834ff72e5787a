// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.schema;

import org.jspecify.annotations.Nullable;

/**
 * The result of an action without a result of its own. EC2 answers {@code <return>true</return>},
 * the AWS Query protocol nothing, REST an empty body.
 */
public final class Acknowledged extends Shape {
  /** What the wire knows about it. */
  public static final Schema<Acknowledged> SCHEMA =
      Schema.define("Acknowledged", new Acknowledged(new @Nullable Object[0])).build();

  /** The only value. */
  public static final Acknowledged INSTANCE = SCHEMA.newBuilder().build();

  private Acknowledged(@Nullable Object[] values) {
    super(values);
  }

  @Override
  public Schema<Acknowledged> schema() {
    return SCHEMA;
  }

  @Override
  protected Shape construct(@Nullable Object[] others) {
    return new Acknowledged(others);
  }
}
