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
import io.landbridge.s3.chunked.ChunkedForm;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Refusals as S3 words them, with the further members of its error document. Source: S3 API
 * Reference 2006-03-01, "Error responses", list of error codes.
 */
final class S3Refusals {
  private static final HexFormat SPACED_HEX = HexFormat.ofDelimiter(" ");

  private S3Refusals() {}

  static AwsError toError(Refusal refusal) {
    return switch (refusal) {
      case NotSigned() -> denied("Access Denied");
      case UnknownKey(String accessKeyId) ->
          new AwsError(
                  "InvalidAccessKeyId",
                  403,
                  "The AWS Access Key Id you provided does not exist in our records.")
              .with("AWSAccessKeyId", accessKeyId);
      case WrongToken() ->
          new AwsError(
              "InvalidToken", 400, "The provided token is malformed or otherwise invalid.");
      case ExpiredToken() -> new AwsError("ExpiredToken", 400, "The provided token has expired.");
      case Mismatch mismatch -> toError(mismatch);
      case Skewed(Instant time, Instant now, Duration maxSkew) ->
          new AwsError(
                  "RequestTimeTooSkewed",
                  403,
                  "The difference between the request time and the current time is too large.")
              .with("RequestTime", AmzTime.format(time))
              .with("ServerTime", now.toString())
              .with("MaxAllowedSkewMilliseconds", Long.toString(maxSkew.toMillis()));
      case Expired(Duration expires, Instant expiredAt, Instant now) ->
          denied("Request has expired")
              .with("X-Amz-Expires", Long.toString(expires.toSeconds()))
              .with("Expires", expiredAt.toString())
              .with("ServerTime", now.toString());
      case NotYetValid(Instant _, Instant now) ->
          denied("Request is not valid yet").with("ServerTime", now.toString());
      case HeadersNotSigned(List<String> headers) ->
          denied("There were headers present in the request which were not signed")
              .with("HeadersNotSigned", String.join(", ", headers));
      case NoTime _ -> denied("AWS authentication requires a valid Date or x-amz-date header");
      case BadExpiry(String expectation) -> queryError(expectation);
      case UnsupportedMechanism _ ->
          new AwsError(
              "InvalidRequest",
              400,
              "The authorization mechanism you have provided is not supported. Please use "
                  + SigV4.ALGORITHM
                  + ".");
      case SignedTwice() ->
          new AwsError(
              "InvalidArgument",
              400,
              "Only one auth mechanism allowed; only the X-Amz-Algorithm query parameter,"
                  + " Signature query string parameter or the Authorization header should be"
                  + " specified");
      case NoPayloadHash() ->
          new AwsError(
              "InvalidRequest",
              400,
              "Missing required header for this request: x-amz-content-sha256");
      case BadPayloadHash() ->
          new AwsError(
                  "InvalidArgument",
                  400,
                  "x-amz-content-sha256 must be UNSIGNED-PAYLOAD, "
                      + Stream.of(ChunkedForm.values())
                          .map(ChunkedForm::wire)
                          .collect(Collectors.joining(", "))
                      + " or a valid sha256 value.")
              .with("ArgumentName", "x-amz-content-sha256");
      case Incomplete _,
          MalformedPart _,
          WrongDate _,
          WrongRegion _,
          WrongService _,
          WrongTerminator _ ->
          structure(refusal);
      case CredentialsUnavailable() ->
          new AwsError("ServiceUnavailable", 503, "Service is unable to handle request.");
    };
  }

  /** S3 tells a malformed header from malformed query parameters by the code. */
  private static AwsError structure(Refusal refusal) {
    return switch (refusal) {
      case Incomplete(Claim.Place place, List<String> parts) -> incomplete(place, parts);
      case MalformedPart(Claim.Place place, String part, String expectation) ->
          at(
              place,
              place == Claim.Place.FORM ? expectation : part + " is mal-formed; " + expectation);
      case WrongDate(Claim.Place place, String scopeDate, String timestamp) ->
          at(
              place,
              "Invalid credential date \""
                  + scopeDate
                  + "\". This date is not the same as X-Amz-Date: \""
                  + timestamp.substring(0, 8)
                  + "\".");
      case WrongRegion(Claim.Place place, String region, String expected) ->
          at(place, "the region '" + region + "' is wrong; expecting '" + expected + "'")
              .with("Region", expected);
      case WrongService(Claim.Place place, String service) ->
          at(place, "incorrect service \"" + service + "\". This endpoint belongs to \"s3\".");
      case WrongTerminator(Claim.Place place, String terminator) ->
          at(
              place,
              "incorrect terminal \"" + terminator + "\". This endpoint uses \"aws4_request\".");
      default -> throw new IllegalArgumentException("Not about the structure: " + refusal);
    };
  }

  private static AwsError incomplete(Claim.Place place, List<String> parts) {
    return switch (place) {
      case HEADER ->
          headerError(
              "the authorization header requires three components: Credential, SignedHeaders, and"
                  + " Signature; missing: "
                  + String.join(", ", parts));
      case QUERY ->
          queryError(
              "Query-string authentication version 4 requires the X-Amz-Algorithm,"
                  + " X-Amz-Credential, X-Amz-Signature, X-Amz-Date, X-Amz-SignedHeaders, and"
                  + " X-Amz-Expires parameters.");
      case FORM ->
          new AwsError(
              "InvalidArgument", 400, "The form lacks the fields: " + String.join(", ", parts));
    };
  }

  private static AwsError toError(Mismatch mismatch) {
    AwsError error =
        new AwsError(
                "SignatureDoesNotMatch",
                403,
                "The request signature we calculated does not match the signature you provided."
                    + " Check your key and signing method.")
            .with("AWSAccessKeyId", mismatch.accessKeyId())
            .with("StringToSign", mismatch.stringToSign())
            .with("SignatureProvided", mismatch.signature())
            .with("StringToSignBytes", hex(mismatch.stringToSign()));
    return mismatch.canonicalRequest().isEmpty()
        ? error
        : error
            .with("CanonicalRequest", mismatch.canonicalRequest())
            .with("CanonicalRequestBytes", hex(mismatch.canonicalRequest()));
  }

  private static String hex(String text) {
    return SPACED_HEX.formatHex(text.getBytes(StandardCharsets.UTF_8));
  }

  private static AwsError at(Claim.Place place, String message) {
    return switch (place) {
      case HEADER -> headerError(message);
      case QUERY -> queryError(message);
      case FORM -> new AwsError("InvalidArgument", 400, message);
    };
  }

  private static AwsError headerError(String message) {
    return new AwsError(
        "AuthorizationHeaderMalformed", 400, "The authorization header is malformed; " + message);
  }

  private static AwsError queryError(String message) {
    return new AwsError("AuthorizationQueryParametersError", 400, message);
  }

  private static AwsError denied(String message) {
    return new AwsError("AccessDenied", 403, message);
  }
}
