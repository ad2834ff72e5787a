// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.auth;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Why a request is refused before its meaning is looked at. Each protocol has its own words for
 * each of these: {@link Refusals}.
 */
public sealed interface Refusal {

  /** Nothing in the request says who sends it. */
  record NotSigned() implements Refusal {}

  /** Signed in the header and in the query at once. */
  record SignedTwice() implements Refusal {}

  /**
   * Signed by an algorithm that the service does not have.
   *
   * @param mechanism the scheme or algorithm, at most 64 characters
   */
  record UnsupportedMechanism(String mechanism) implements Refusal {}

  /**
   * Parts of the signature are missing.
   *
   * @param place where the signature stands
   * @param parts the names of what is missing, in AWS's order
   */
  record Incomplete(Claim.Place place, List<String> parts) implements Refusal {
    public Incomplete {
      parts = List.copyOf(parts);
    }
  }

  /**
   * A part of the signature is not well-formed.
   *
   * @param place where the signature stands
   * @param part the name of the part
   * @param expectation what it should be, as a sentence without full stop
   */
  record MalformedPart(Claim.Place place, String part, String expectation) implements Refusal {}

  /**
   * The header form has no usable time.
   *
   * @param present whether there is a date header at all
   */
  record NoTime(boolean present) implements Refusal {}

  /**
   * {@code X-Amz-Expires} is out of bounds.
   *
   * @param expectation what it should be, as a sentence without full stop
   */
  record BadExpiry(String expectation) implements Refusal {}

  /**
   * The scope is of another day than the request.
   *
   * @param scopeDate the scope's day
   * @param timestamp the time of signing
   */
  record WrongDate(Claim.Place place, String scopeDate, String timestamp) implements Refusal {}

  /**
   * The scope is for a region that the gateway does not answer for.
   *
   * @param region the scope's region
   * @param expected a region that is served
   */
  record WrongRegion(Claim.Place place, String region, String expected) implements Refusal {}

  /**
   * The scope is for a service that the gateway does not have.
   *
   * @param service the scope's service
   */
  record WrongService(Claim.Place place, String service) implements Refusal {}

  /**
   * The scope does not end with {@code aws4_request}.
   *
   * @param terminator what it ends with
   */
  record WrongTerminator(Claim.Place place, String terminator) implements Refusal {}

  /**
   * Headers that must be signed are not.
   *
   * @param headers their names in lower case
   */
  record HeadersNotSigned(List<String> headers) implements Refusal {
    public HeadersNotSigned {
      headers = List.copyOf(headers);
    }
  }

  /**
   * The time of signing is too far from ours.
   *
   * @param time the time of signing
   * @param now our time
   * @param maxSkew what is allowed
   */
  record Skewed(Instant time, Instant now, Duration maxSkew) implements Refusal {}

  /**
   * A presigned request came too late.
   *
   * @param expires how long it held
   * @param expiredAt when it ended
   * @param now our time
   */
  record Expired(Duration expires, Instant expiredAt, Instant now) implements Refusal {}

  /**
   * A presigned request came before its time.
   *
   * @param time the time of signing
   * @param now our time
   */
  record NotYetValid(Instant time, Instant now) implements Refusal {}

  /**
   * Nobody has this access key, or it may not be used.
   *
   * @param accessKeyId the claimed key
   */
  record UnknownKey(String accessKeyId) implements Refusal {}

  /** A security token is missing, does not belong to the key, or is sent with a permanent key. */
  record WrongToken() implements Refusal {}

  /** The temporary credentials have expired. */
  record ExpiredToken() implements Refusal {}

  /**
   * The signature is not the one that the secret of the key makes.
   *
   * @param accessKeyId the claimed key
   * @param signature the claimed signature
   * @param stringToSign what should have been signed
   * @param canonicalRequest the canonical request in it; empty for a chunk and for a form
   */
  record Mismatch(
      String accessKeyId, String signature, String stringToSign, String canonicalRequest)
      implements Refusal {

    /** The canonical request can hold a security token, so that it stays out of logs. */
    @Override
    public String toString() {
      return "Mismatch(" + accessKeyId + ")";
    }
  }

  /** S3's {@code x-amz-content-sha256} is missing. */
  record NoPayloadHash() implements Refusal {}

  /** S3's {@code x-amz-content-sha256} is neither a hash nor a known word. */
  record BadPayloadHash() implements Refusal {}

  /** The source of credentials could not be asked. */
  record CredentialsUnavailable() implements Refusal {}
}
