// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.harness;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests that have a parameter of this type the one thing of it that there is in a run: begun
 * when the first of them asks, closed after the last test of all.
 *
 * @param <T> what tests are given; JUnit's store closes it
 */
public abstract class OncePerRun<T extends AutoCloseable> implements ParameterResolver {
  private static final Namespace NAMESPACE = Namespace.create(OncePerRun.class);

  private final Class<T> type;

  /** For parameters of this type. */
  protected OncePerRun(Class<T> type) {
    this.type = type;
  }

  /** Begins it; called once. */
  protected abstract T start();

  @Override
  public final boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == type;
  }

  @Override
  public final Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context.getRoot().getStore(NAMESPACE).computeIfAbsent(type, _ -> start(), type);
  }
}
