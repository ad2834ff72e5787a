// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.s3;

import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.localstack.LocalStackContainer;

/** Another server of S3, in a container, one for the whole run. */
record LocalStack(LocalStackContainer container) implements AutoCloseable {
  private static final String IMAGE = "localstack/localstack:4.9.2";

  Wire.Target target() {
    return new Wire.Target(container.getEndpoint(), Optional.empty());
  }

  @Override
  public void close() {
    container.stop();
  }

  @SuppressWarnings("resource") // the record closes it, and JUnit's store closes the record
  private static LocalStack start() {
    LocalStackContainer container = new LocalStackContainer(IMAGE).withServices("s3");
    container.start();
    return new LocalStack(container);
  }

  /** Gives it to tests; without a Docker engine they are skipped and say so. */
  static final class Extension implements ExecutionCondition, ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(LocalStack.class);

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      if (DockerClientFactory.instance().isDockerAvailable()) {
        return ConditionEvaluationResult.enabled("a Docker engine is there");
      }
      String skipped = "skipped: no Docker engine for " + IMAGE;
      System.out.println(skipped);
      return ConditionEvaluationResult.disabled(skipped);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == LocalStack.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context
          .getRoot()
          .getStore(NAMESPACE)
          .computeIfAbsent(LocalStack.class, _ -> start(), LocalStack.class);
    }
  }
}
