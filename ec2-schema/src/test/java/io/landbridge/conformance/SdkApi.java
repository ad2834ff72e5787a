// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.conformance;

import io.landbridge.ec2.Ec2Operations;
import io.landbridge.query.EmptySet;
import io.landbridge.query.Operation;
import io.landbridge.query.QueryApi;
import io.landbridge.sts.StsOperations;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.sts.StsClient;

/** An API as the AWS SDK for Java knows it, reached by the names of its actions. */
enum SdkApi {
  EC2,
  STS;

  QueryApi api() {
    return this == EC2 ? Ec2Operations.API : StsOperations.API;
  }

  List<Operation<?, ?>> full() {
    return this == EC2 ? Ec2Operations.FULL : StsOperations.FULL;
  }

  List<Operation<?, EmptySet>> emptyReads() {
    return this == EC2 ? Ec2Operations.EMPTY_READS : StsOperations.EMPTY_READS;
  }

  private Class<? extends SdkClient> client() {
    return this == EC2 ? Ec2Client.class : StsClient.class;
  }

  /** A builder of the SDK's request. */
  SdkPojo newRequest(Operation<?, ?> operation) {
    return newBuilder(className(operation) + "Request");
  }

  /** A builder of the SDK's response. */
  SdkPojo newResponse(Operation<?, ?> operation) {
    return newBuilder(className(operation) + "Response");
  }

  /** Calls the client's method for the action. */
  SdkResponse call(SdkClient instance, Operation<?, ?> operation, Object request) {
    try {
      for (Method method : client().getMethods()) {
        if (Arrays.equals(method.getParameterTypes(), new Class<?>[] {request.getClass()})
            && SdkResponse.class.isAssignableFrom(method.getReturnType())) {
          return (SdkResponse) method.invoke(instance, request);
        }
      }
      throw new AssertionError("The SDK has no " + operation);
    } catch (InvocationTargetException e) {
      throw new AssertionError(operation + " failed in the SDK", e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("The SDK has no " + operation, e);
    }
  }

  /** The SDK writes {@code EnableVolumeIO} as {@code EnableVolumeIo}. */
  private static String className(Operation<?, ?> operation) {
    return Pattern.compile("(?<=[A-Z])[A-Z]+(?=[A-Z][a-z]|$)")
        .matcher(operation.name())
        .replaceAll(acronym -> acronym.group().toLowerCase(Locale.ROOT));
  }

  private SdkPojo newBuilder(String className) {
    String name = client().getPackageName() + ".model." + className;
    try {
      return (SdkPojo) Class.forName(name).getMethod("builder").invoke(null);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("The SDK has no " + name, e);
    }
  }
}
