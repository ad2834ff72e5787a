// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.auth;

import java.util.List;
import java.util.Optional;

/**
 * Reads what a request says about who signed it, in the header or in the query. It believes nothing
 * and throws nothing: every request ends as one of the {@link Claim}s. Everything it keeps is
 * bounded.
 */
final class ClaimReader {
  /** Far above what clients send: 3 parts with some 30 header names. */
  private static final int LONGEST_AUTHORIZATION = 8 * 1024;

  private ClaimReader() {}

  static Claim read(RequestHead head) {
    List<String> authorizations = head.all("authorization");
    boolean inQuery = QueryClaim.isPresent(head.query());
    if (authorizations.isEmpty()) {
      return inQuery ? QueryClaim.read(head) : withoutVersion4(head);
    }
    if (inQuery || authorizations.size() > 1) {
      return malformed(new Refusal.SignedTwice());
    }
    String authorization = authorizations.getFirst().strip();
    if (authorization.length() > LONGEST_AUTHORIZATION) {
      return malformed(
          new Refusal.MalformedPart(Claim.Place.HEADER, "Authorization", "The header is too long"));
    }
    return HeaderClaim.read(head, authorization);
  }

  /** Signature version 2 has its parts in the query, and the form post of S3 is a matter of S3. */
  private static Claim withoutVersion4(RequestHead head) {
    return head.query().contains("AWSAccessKeyId=")
        ? malformed(new Refusal.UnsupportedMechanism("AWS2"))
        : new Claim.Anonymous();
  }

  static Claim malformed(Refusal refusal) {
    return new Claim.Malformed(refusal, Optional.empty());
  }

  static Claim malformed(Refusal refusal, CredentialScope scope) {
    return new Claim.Malformed(refusal, Optional.of(scope.service()));
  }
}
