// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.auth;

import io.landbridge.aws.AwsError;
import io.landbridge.gateway.auth.Refusal.BadExpiry;
import io.landbridge.gateway.auth.Refusal.BadPayloadHash;
import io.landbridge.gateway.auth.Refusal.CredentialsUnavailable;
import io.landbridge.gateway.auth.Refusal.Expired;
import io.landbridge.gateway.auth.Refusal.ExpiredToken;
import io.landbridge.gateway.auth.Refusal.HeadersNotSigned;
import io.landbridge.gateway.auth.Refusal.Incomplete;
import io.landbridge.gateway.auth.Refusal.MalformedPart;
import io.landbridge.gateway.auth.Refusal.Mismatch;
import io.landbridge.gateway.auth.Refusal.NoPayloadHash;
import io.landbridge.gateway.auth.Refusal.NoTime;
import io.landbridge.gateway.auth.Refusal.NotSigned;
import io.landbridge.gateway.auth.Refusal.NotYetValid;
import io.landbridge.gateway.auth.Refusal.SignedTwice;
import io.landbridge.gateway.auth.Refusal.Skewed;
import io.landbridge.gateway.auth.Refusal.UnknownKey;
import io.landbridge.gateway.auth.Refusal.UnsupportedMechanism;
import io.landbridge.gateway.auth.Refusal.WrongDate;
import io.landbridge.gateway.auth.Refusal.WrongRegion;
import io.landbridge.gateway.auth.Refusal.WrongService;
import io.landbridge.gateway.auth.Refusal.WrongTerminator;
import io.landbridge.gateway.auth.Refusal.WrongToken;

/**
 * Refusals as EC2 words them. EC2 says little: what concerns the credentials is {@code
 * AuthFailure}, what concerns the time {@code RequestExpired}, by which SDKs correct their clocks.
 * Source: EC2 API Reference 2016-11-15, "Error codes", common client errors.
 */
final class Ec2Refusals {
  private static final AwsError AUTH_FAILURE =
      new AwsError(
          "AuthFailure", 401, "AWS was not able to validate the provided access credentials");

  private Ec2Refusals() {}

  static AwsError toError(Refusal refusal) {
    return switch (refusal) {
      case NotSigned() ->
          new AwsError(
              "MissingAuthenticationToken", 403, "The request must contain valid credentials.");
      case UnknownKey _, WrongToken(), Mismatch _ -> AUTH_FAILURE;
      case Skewed _, Expired _, ExpiredToken() ->
          new AwsError("RequestExpired", 400, "Request has expired.");
      case NotYetValid(var time, var now) ->
          new AwsError(
              "RequestExpired",
              400,
              "Request is not yet valid: "
                  + AmzTime.format(time)
                  + " is still later than "
                  + AmzTime.format(now)
                  + ".");
      case WrongRegion(var _, String region, String expected) ->
          AUTH_FAILURE.withMessage(
              "Credential should be scoped to a valid region, not '"
                  + region
                  + "'; this endpoint serves '"
                  + expected
                  + "'.");
      case WrongService _, WrongTerminator _, WrongDate _ ->
          AUTH_FAILURE.withMessage(QueryRefusals.scopeMessage(refusal));
      case HeadersNotSigned(var headers) ->
          AUTH_FAILURE.withMessage(QueryRefusals.notSignedMessage(headers));
      case UnsupportedMechanism(String mechanism) ->
          AUTH_FAILURE.withMessage(QueryRefusals.mechanismMessage(mechanism));
      case Incomplete(var place, var parts) ->
          incomplete(QueryRefusals.incompleteMessage(place, parts));
      case MalformedPart(var place, String part, String expectation) ->
          incomplete(QueryRefusals.malformedMessage(place, part, expectation));
      case NoTime(boolean present) -> incomplete(QueryRefusals.noTimeMessage(present));
      case BadExpiry(String expectation) -> incomplete(expectation + ".");
      case SignedTwice() -> incomplete(QueryRefusals.SIGNED_TWICE);
      case NoPayloadHash(), BadPayloadHash() ->
          incomplete("The x-amz-content-sha256 header is not valid.");
      case CredentialsUnavailable() ->
          new AwsError("Unavailable", 503, "The service is unavailable. Please try again shortly.");
    };
  }

  private static AwsError incomplete(String message) {
    return new AwsError("IncompleteSignature", 400, message);
  }
}
