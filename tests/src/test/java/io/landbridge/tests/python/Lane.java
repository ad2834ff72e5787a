// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.python;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.landbridge.tests.harness.GatewayProcess;
import io.landbridge.tests.harness.GatewayProcess.Launch;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * Files of Python tests that run one after another against a gateway of their own, while other
 * lanes do the same.
 */
final class Lane implements AutoCloseable {
  private final String name;
  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private final Future<GatewayProcess> gateway;
  private final Map<String, Future<List<Pytest.Case>>> files = new LinkedHashMap<>();

  /**
   * Begins at once.
   *
   * @param name tells its tests from the same tests of another lane
   */
  Lane(String name, Launch launch, List<String> files) {
    this.name = name;
    this.gateway = thread.submit(() -> GatewayProcess.start(launch));
    files.forEach(file -> this.files.put(file, thread.submit(() -> run(file))));
  }

  private List<Pytest.Case> run(String file) throws ExecutionException, InterruptedException {
    GatewayProcess started = gateway.get();
    Map<String, String> variables = new HashMap<>(started.launch().environment());
    variables.putAll(Pytest.environment(started));
    return Pytest.run(name, file, variables).stream().map(test -> test.in(name)).toList();
  }

  /** Its tests, those of a file when that has ended. */
  Stream<DynamicTest> tests() {
    return files.entrySet().stream().flatMap(file -> tests(file.getKey(), file.getValue()));
  }

  private Stream<DynamicTest> tests(String file, Future<List<Pytest.Case>> ended) {
    try {
      return Pytest.tests(ended.get());
    } catch (ExecutionException e) {
      String failed = name + ": " + file;
      return Stream.of(
          dynamicTest(
              failed,
              () -> {
                throw new AssertionError(failed, e.getCause());
              }));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Ends the gateway, and a file of tests that should still run. */
  @Override
  public void close() {
    thread.shutdownNow();
    try {
      gateway.get().close();
    } catch (ExecutionException _) {
      // It did not start, as each of the tests says.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
