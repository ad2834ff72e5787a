// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.harness;

import java.nio.file.Path;

/**
 * What the embedded cloud starts with in these tests: {@code seed.yaml}, with jobs that take no
 * time.
 */
public final class TestSeed {
  private TestSeed() {}

  /** The seed's file. */
  public static Path file() {
    return Checkout.root().resolve("tests/src/test/resources/io/landbridge/tests/seed.yaml");
  }
}
