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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Refusals as STS and IAM word them. Source: STS API Reference 2011-06-15, "Common Errors"; IAM
 * User Guide, "Troubleshoot signed requests for AWS APIs".
 */
final class QueryRefusals {
  static final String SIGNATURE_DOES_NOT_MATCH =
      "The request signature we calculated does not match the signature you provided. Check your"
          + " AWS Secret Access Key and signing method. Consult the service documentation for"
          + " details.";
  static final String SIGNED_TWICE =
      "Only one signature is allowed, in one Authorization header or in the query string.";

  private QueryRefusals() {}

  static AwsError toError(Refusal refusal) {
    return switch (refusal) {
      case NotSigned() ->
          new AwsError(
              "MissingAuthenticationToken", 403, "Request is missing Authentication Token");
      case UnknownKey _, WrongToken() ->
          new AwsError(
              "InvalidClientTokenId",
              403,
              "The security token included in the request is invalid.");
      case ExpiredToken() ->
          new AwsError(
              "ExpiredToken", 403, "The security token included in the request is expired");
      case Mismatch _ -> mismatch(SIGNATURE_DOES_NOT_MATCH);
      case Skewed(Instant time, Instant now, Duration maxSkew) ->
          mismatch(skewMessage(time, now, maxSkew));
      case Expired(Duration _, Instant expiredAt, Instant now) ->
          mismatch(
              "Signature expired: "
                  + AmzTime.format(expiredAt)
                  + " is now earlier than "
                  + AmzTime.format(now));
      case NotYetValid(Instant time, Instant now) ->
          mismatch(
              "Signature not yet current: "
                  + AmzTime.format(time)
                  + " is still later than "
                  + AmzTime.format(now));
      case WrongDate _, WrongRegion _, WrongService _, WrongTerminator _ ->
          mismatch(scopeMessage(refusal));
      case HeadersNotSigned(List<String> headers) -> mismatch(notSignedMessage(headers));
      case UnsupportedMechanism(String mechanism) -> incomplete(mechanismMessage(mechanism));
      case Incomplete(Claim.Place place, List<String> parts) ->
          incomplete(incompleteMessage(place, parts));
      case MalformedPart(Claim.Place place, String part, String expectation) ->
          incomplete(malformedMessage(place, part, expectation));
      case NoTime(boolean present) -> incomplete(noTimeMessage(present));
      case BadExpiry(String expectation) -> incomplete(expectation + ".");
      case SignedTwice() -> incomplete(SIGNED_TWICE);
      case NoPayloadHash(), BadPayloadHash() ->
          incomplete("The x-amz-content-sha256 header is not valid.");
      case CredentialsUnavailable() ->
          new AwsError(
              "ServiceUnavailable",
              503,
              "The request has failed due to a temporary failure of the server.");
    };
  }

  static String scopeMessage(Refusal refusal) {
    return switch (refusal) {
      case WrongDate(var _, String scopeDate, String timestamp) ->
          "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from"
              + " HTTP: '"
              + scopeDate
              + "' != '"
              + timestamp.substring(0, 8)
              + "', from '"
              + timestamp
              + "'.";
      case WrongRegion(var _, String region, String _) ->
          "Credential should be scoped to a valid region, not '" + region + "'.";
      case WrongService(var _, String service) ->
          "Credential should be scoped to a service that this endpoint serves, not '"
              + service
              + "'.";
      case WrongTerminator(var _, String terminator) ->
          "Credential should be scoped with a valid terminator: 'aws4_request', not '"
              + terminator
              + "'.";
      default -> throw new IllegalArgumentException("Not about the scope: " + refusal);
    };
  }

  static String notSignedMessage(List<String> headers) {
    return headers.stream()
        .map(h -> h.equals("host") ? "'Host' or ':authority'" : "'" + h + "'")
        .map(h -> h + " must be a 'SignedHeader' in the AWS Authorization.")
        .collect(Collectors.joining(" "));
  }

  static String mechanismMessage(String mechanism) {
    return "Unsupported AWS 'algorithm': '" + mechanism + "'; use " + SigV4.ALGORITHM + ".";
  }

  static String incompleteMessage(Claim.Place place, List<String> parts) {
    String subject =
        place == Claim.Place.HEADER ? "Authorization header" : "AWS query-string parameters";
    String verb = place == Claim.Place.HEADER ? " requires '" : " must include '";
    return parts.stream()
        .map(part -> subject + verb + part + (place == Claim.Place.HEADER ? "' parameter." : "'."))
        .collect(Collectors.joining(" "));
  }

  static String malformedMessage(Claim.Place place, String part, String expectation) {
    return (place == Claim.Place.HEADER ? "Authorization header: " : "Query string: ")
        + part
        + ": "
        + expectation
        + ".";
  }

  static String noTimeMessage(boolean present) {
    return present
        ? "Date must be in ISO-8601 'basic format'."
        : "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.";
  }

  /** STS names the time, the bound and how it came about, from which people find a wrong clock. */
  private static String skewMessage(Instant time, Instant now, Duration maxSkew) {
    boolean early = time.isAfter(now);
    Instant bound = early ? now.plus(maxSkew) : now.minus(maxSkew);
    return String.format(
        Locale.ROOT,
        early
            ? "Signature not yet current: %s is still later than %s (%s + %d min.)"
            : "Signature expired: %s is now earlier than %s (%s - %d min.)",
        AmzTime.format(time),
        AmzTime.format(bound),
        AmzTime.format(now),
        maxSkew.toMinutes());
  }

  private static AwsError mismatch(String message) {
    return new AwsError("SignatureDoesNotMatch", 403, message);
  }

  private static AwsError incomplete(String message) {
    return new AwsError("IncompleteSignature", 400, message);
  }
}
