// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.s3;

import io.landbridge.tests.harness.OncePerRun;
import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
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

  /** Gives it to tests; without a Docker engine they are skipped and say so. */
  static final class Extension extends OncePerRun<LocalStack> implements ExecutionCondition {
    Extension() {
      super(LocalStack.class);
    }

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
    @SuppressWarnings("resource") // the record closes it, and JUnit's store closes the record
    protected LocalStack start() {
      LocalStackContainer container = new LocalStackContainer(IMAGE).withServices("s3");
      container.start();
      return new LocalStack(container);
    }
  }
}
