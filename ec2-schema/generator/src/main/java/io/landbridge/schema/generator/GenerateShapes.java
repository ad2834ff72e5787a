// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.schema.generator;

/** Entry point. */
public final class GenerateShapes {
  private GenerateShapes() {}

  public static void main(String[] args) {}
}
