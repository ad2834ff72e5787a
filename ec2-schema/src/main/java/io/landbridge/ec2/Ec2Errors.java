// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.ec2;

import io.landbridge.aws.AwsError;
import io.landbridge.query.QueryErrors;
import java.util.Collection;
import java.util.List;

/**
 * The errors of EC2 that more than one place answers, with the codes and HTTP statuses that clients
 * match on. Source: EC2 API 2016-11-15, "Error codes"; statuses as EC2 answers them.
 *
 * <p>Messages that take a text are shown to the user as they are: one sentence that names the
 * member or the resource.
 */
public final class Ec2Errors {
  private static final int BAD_REQUEST = 400;
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final int PRECONDITION_FAILED = 412;
  private static final int INTERNAL = 500;
  private static final int UNAVAILABLE = 503;

  private Ec2Errors() {}

  /** A client's error with this code; for codes that only one feature answers. */
  public static AwsError client(String code, String message) {
    return new AwsError(code, BAD_REQUEST, message);
  }

  // The request as a whole.

  /** The request names no action. */
  public static AwsError missingAction() {
    return QueryErrors.EC2.missingAction();
  }

  /** EC2 has no action of this name. Terraform matches on the text. */
  public static AwsError invalidAction(String action) {
    return client("InvalidAction", "The action " + action + " is not valid for this web service.");
  }

  /** The request cannot be read at all. */
  public static AwsError malformedQueryString(String message) {
    return QueryErrors.malformedQueryString(message);
  }

  /** The request is well formed and makes no sense. */
  public static AwsError invalidRequest(String message) {
    return client("InvalidRequest", message);
  }

  /** The action, or what the message names of it, is not done here. */
  public static AwsError unsupportedOperation(String message) {
    return client("UnsupportedOperation", message);
  }

  /** The request would have succeeded and was only a trial. */
  public static AwsError dryRunOperation() {
    return new AwsError(
        "DryRunOperation",
        PRECONDITION_FAILED,
        "Request would have succeeded, but DryRun flag is set.");
  }

  /** Another request with the same client token had other parameters. */
  public static AwsError idempotentParameterMismatch() {
    return client(
        "IdempotentParameterMismatch",
        "The client token was used before in a request with other parameters.");
  }

  // Parameters.

  /** A parameter that the action does not have. */
  public static AwsError unknownParameter(String name) {
    return QueryErrors.EC2.unknownParameter(name);
  }

  /** A parameter that the action cannot do without. */
  public static AwsError missingParameter(String name) {
    return QueryErrors.EC2.missingParameter(name);
  }

  /** A parameter's value that cannot be. */
  public static AwsError invalidParameterValue(String message) {
    return client("InvalidParameterValue", message);
  }

  /**
   * A parameter's value that cannot be.
   *
   * @param member the parameter, as the client wrote it
   * @param value what the client sent; never a secret
   * @param why one sentence
   */
  public static AwsError invalidParameterValue(String member, String value, String why) {
    return QueryErrors.EC2.invalidValue(member, value, why);
  }

  /** Parameters that exclude one another, or one that needs another. */
  public static AwsError invalidParameterCombination(String message) {
    return client("InvalidParameterCombination", message);
  }

  // Resources.

  /**
   * A resource that does not exist, or is not the caller's.
   *
   * @param code for example {@code InvalidVolume.NotFound}
   * @param noun what the ids name, for example {@code volume}
   * @param ids all ids of the request that were not found, at least one
   */
  public static AwsError notFound(String code, String noun, Collection<String> ids) {
    String list = String.join(", ", ids);
    return client(
        code,
        ids.size() == 1
            ? "The " + noun + " ID '" + list + "' does not exist"
            : "The " + noun + " IDs '" + list + "' do not exist");
  }

  /** {@link #notFound(String, String, Collection)} of one id. */
  public static AwsError notFound(String code, String noun, String id) {
    return notFound(code, noun, List.of(id));
  }

  /**
   * A text that is no id of the kind it should be.
   *
   * @param code for example {@code InvalidInstanceID.Malformed}
   */
  public static AwsError malformed(String code, String id) {
    return client(code, "Invalid id: \"" + id + "\"");
  }

  /** The instance is in a state that does not allow the action. */
  public static AwsError incorrectInstanceState(String message) {
    return client("IncorrectInstanceState", message);
  }

  /** The resource is in a state that does not allow the action. */
  public static AwsError incorrectState(String message) {
    return client("IncorrectState", message);
  }

  /** Something else still needs the resource. */
  public static AwsError dependencyViolation(String message) {
    return client("DependencyViolation", message);
  }

  /** The resource forbids the action to everybody. */
  public static AwsError operationNotPermitted(String message) {
    return client("OperationNotPermitted", message);
  }

  /** A limit of the account. */
  public static AwsError limitExceeded(String code, String message) {
    return client(code, message);
  }

  // Who asks. EC2 answers most failures of a signature with one code.

  /** The signature, the key or the user cannot be verified; EC2 does not say which. */
  public static AwsError authFailure() {
    return new AwsError(
        "AuthFailure",
        UNAUTHORIZED,
        "AWS was not able to validate the provided access credentials");
  }

  /** The signature is not the one this request would have. */
  public static AwsError signatureDoesNotMatch() {
    return new AwsError(
        "SignatureDoesNotMatch",
        FORBIDDEN,
        "The request signature we calculated does not match the signature you provided. Check your"
            + " AWS Secret Access Key and signing method. Consult the service documentation for"
            + " details.");
  }

  /** The request was signed too long ago, or will be. */
  public static AwsError requestExpired(String message) {
    return client("RequestExpired", message);
  }

  /** The caller is known and may not do this. */
  public static AwsError unauthorizedOperation() {
    return new AwsError(
        "UnauthorizedOperation", FORBIDDEN, "You are not authorized to perform this operation.");
  }

  // Us. The SDKs try these again.

  /** Too many requests. */
  public static AwsError requestLimitExceeded() {
    return new AwsError("RequestLimitExceeded", UNAVAILABLE, "Request limit exceeded.");
  }

  /** A part that the request needs does not answer. */
  public static AwsError unavailable(String message) {
    return new AwsError("Unavailable", UNAVAILABLE, message);
  }

  /** The cloud has no room for an instance. */
  public static AwsError insufficientInstanceCapacity(String message) {
    return new AwsError("InsufficientInstanceCapacity", INTERNAL, message);
  }

  /** A fault of ours; what it was is in the log under the request's id. */
  public static AwsError internalError() {
    return new AwsError("InternalError", INTERNAL, "An internal error has occurred");
  }
}
