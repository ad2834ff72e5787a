// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.query;

import io.landbridge.aws.AwsError;
import io.landbridge.query.QueryApi.Protocol;

/**
 * The errors of a request that does not fit its schema, in the words of each protocol. Sources: EC2
 * API 2016-11-15, "Error codes"; IAM and STS API references, "Common Errors".
 */
public enum QueryErrors {
  /** EC2's own codes. */
  EC2("MissingParameter", "InvalidParameterValue", "UnknownParameter"),
  /** The codes of IAM and STS. */
  AWS_QUERY("ValidationError", "ValidationError", "InvalidQueryParameter");

  private static final int BAD_REQUEST = 400;
  private static final int SHOWN_CHARACTERS = 100;

  private final String missing;
  private final String invalid;
  private final String unknown;

  QueryErrors(String missing, String invalid, String unknown) {
    this.missing = missing;
    this.invalid = invalid;
    this.unknown = unknown;
  }

  /** The errors of this API's protocol. */
  public static QueryErrors of(QueryApi api) {
    return api.protocol() == Protocol.EC2_QUERY ? EC2 : AWS_QUERY;
  }

  /** The request names no action. */
  public AwsError missingAction() {
    return new AwsError(
        "MissingAction", BAD_REQUEST, "The request must contain the parameter Action");
  }

  /** A parameter that the action cannot do without. */
  public AwsError missingParameter(String name) {
    return new AwsError(
        missing, BAD_REQUEST, "The request must contain the parameter " + shown(name));
  }

  /** A parameter that the action does not have. */
  public AwsError unknownParameter(String name) {
    return new AwsError(
        unknown, BAD_REQUEST, "The parameter " + shown(name) + " is not recognized");
  }

  /**
   * A parameter's value that cannot be.
   *
   * @param name the parameter as the client wrote it
   * @param value what the client sent; long values are cut
   * @param why one sentence
   */
  public AwsError invalidValue(String name, String value, String why) {
    return new AwsError(
        invalid,
        BAD_REQUEST,
        "Value (" + shown(value) + ") for parameter " + shown(name) + " is invalid. " + why);
  }

  /** The request cannot be read at all. */
  public static AwsError malformedQueryString(String message) {
    return new AwsError("MalformedQueryString", BAD_REQUEST, message);
  }

  /** The request names a version that the API never had. */
  public static AwsError noSuchVersion(QueryApi api, String version) {
    return new AwsError(
        "NoSuchVersion",
        BAD_REQUEST,
        "The requested version (" + shown(version) + ") of " + api.name() + " does not exist");
  }

  private static String shown(String text) {
    return text.length() <= SHOWN_CHARACTERS ? text : text.substring(0, SHOWN_CHARACTERS) + "...";
  }
}
