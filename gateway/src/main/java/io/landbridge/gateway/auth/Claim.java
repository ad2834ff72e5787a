// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.auth;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a request says about who signed it, before anything of it is believed. */
public sealed interface Claim {

  /** There is no signature. */
  record Anonymous() implements Claim {}

  /**
   * There is something like a signature, which cannot be right.
   *
   * @param refusal why
   * @param service the service of the credential scope, where it could be read
   */
  record Malformed(Refusal refusal, Optional<String> service) implements Claim {}

  /**
   * A well-formed signature of version 4 or 4A.
   *
   * @param scheme how it was made
   * @param place where it stands
   * @param accessKeyId the claimed access key
   * @param scope the credential scope
   * @param signedHeaders {@code SignedHeaders} as it came
   * @param headerNames its names in order
   * @param signature the claimed signature as it came
   * @param timestamp the time of signing as it enters the string to sign
   * @param time the same as a point in time
   * @param expires how long a presigned request holds; empty in the header
   * @param securityToken the token of temporary credentials, if one is sent
   */
  record Signature(
      Scheme scheme,
      Place place,
      String accessKeyId,
      CredentialScope scope,
      String signedHeaders,
      List<String> headerNames,
      String signature,
      String timestamp,
      Instant time,
      Optional<Duration> expires,
      Optional<String> securityToken)
      implements Claim {

    public Signature {
      headerNames = List.copyOf(headerNames);
    }

    /** The text is what a client sends in the clear; a token is a secret and is left out. */
    @Override
    public String toString() {
      return "Signature(" + place + ", " + accessKeyId + "/" + scope + ", " + timestamp + ")";
    }
  }

  /** Where a signature stands. */
  enum Place {
    /** In the {@code Authorization} header. */
    HEADER,
    /** In the query ("presigned"). */
    QUERY,
    /** In the fields of a form that a browser posts to S3. */
    FORM
  }
}
