// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.harness;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Operations that cases call without knowing the kind of client: an interface with methods that are
 * named and typed as those of the SDK's clients, of which one does them. The SDK has no type of its
 * own that is common to its clients.
 */
public final class SdkCalls {
  private SdkCalls() {}

  /**
   * The operations of an interface by one of the SDK's clients; what is asynchronous is waited for,
   * and fails as if it were not.
   *
   * @param type the public interface of the client: its class is not public
   */
  public static <T, C> T by(Class<T> operations, Class<C> type, C client) {
    return operations.cast(
        Proxy.newProxyInstance(
            operations.getClassLoader(),
            new Class<?>[] {operations},
            (_, method, arguments) -> call(type, client, method, arguments)));
  }

  private static Object call(Class<?> type, Object client, Method method, Object[] arguments)
      throws Throwable {
    Method same = type.getMethod(method.getName(), method.getParameterTypes());
    try {
      Object answer = same.invoke(client, arguments);
      return answer instanceof CompletableFuture<?> later ? later.join() : answer;
    } catch (CompletionException | InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
