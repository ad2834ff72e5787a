// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.api;

import java.util.Locale;

/**
 * The errors that several features answer, with their recorded codes and texts. The detail code
 * tells which exception the management server would have thrown: 4350 invalid value, 4365 no
 * permission, 4370 limit, 4250 anything unexpected, 9999 an error of the API layer itself.
 */
public final class Errors {
  private Errors() {}

  /** 431 from inside a command: a value or a state that does not fit. */
  public static ApiException invalid(String text) {
    return new ApiException(new ApiError(431, 4350, text));
  }

  /** 431 from the API layer: a parameter that cannot be read. */
  public static ApiException parameter(String text) {
    return new ApiException(new ApiError(431, 9999, text));
  }

  /** 431, a required parameter is absent. */
  public static ApiException missing(String command, String parameter) {
    return parameter(execute(command) + "missing parameter " + parameter);
  }

  /** 431, a parameter is not of its type. */
  public static ApiException value(String command, String parameter, String value) {
    return parameter(execute(command) + "invalid value " + value + " for parameter " + parameter);
  }

  /** 431, an id that nothing has or had. */
  public static ApiException unknownId(String command, String parameter, String value) {
    return parameter(
        execute(command)
            + "invalid value. Invalid parameter "
            + parameter
            + " value="
            + value
            + " due to incorrect long value format, or entity does not exist or due to incorrect"
            + " parameter annotation for the field in api cmd class.");
  }

  private static String execute(String command) {
    return "Unable to execute API command " + command.toLowerCase(Locale.ROOT) + " due to ";
  }

  /** 531, somebody else's. */
  public static ApiException denied() {
    return denied("Caller does not have permission to operate with provided resource.");
  }

  /** 531 with another text. */
  public static ApiException denied(String text) {
    return new ApiException(new ApiError(531, 4365, text));
  }

  /** 530, the state does not allow it in a way the server had not expected. */
  public static ApiException unexpected(String text) {
    return new ApiException(new ApiError(530, 4250, text));
  }

  /** 530 without any detail. */
  public static ApiException internal() {
    return new ApiException(
        new ApiError(
            530, 0, "Internal error executing command, please contact your system administrator"));
  }

  /** 533, no host or address left. */
  public static ApiException capacity(String text) {
    return new ApiException(new ApiError(533, 9999, text));
  }

  /** 401, the same for every reason. */
  public static ApiException unauthenticated() {
    return new ApiException(
        new ApiError(
            401, ApiError.NO_DETAIL, "unable to verify user credentials and/or request signature"));
  }
}
