// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.auth;

import io.landbridge.s3.form.FormSignature;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The claim in the fields of a form that a browser posts to S3. Source: S3 API Reference,
 * "Authenticating requests in browser-based uploads using POST"; messages as the service answers
 * them.
 */
final class FormClaim {
  private FormClaim() {}

  static Claim read(FormSignature form) {
    if (!form.algorithm().equals(SigV4.ALGORITHM)) {
      return malformed("X-Amz-Algorithm", "Only " + SigV4.ALGORITHM + " is supported");
    }
    Optional<Credential> credential = Credential.find(form.credential());
    if (credential.isEmpty()) {
      return malformed(
          "X-Amz-Credential", "the Credential is mal-formed; " + Credential.EXPECTATION + ".");
    }
    Optional<Instant> time = AmzTime.find(form.date());
    if (time.isEmpty()) {
      return malformed("X-Amz-Date", "X-Amz-Date must be formated via ISO8601 Long format");
    }
    return new Claim.Signature(
        new Scheme.Hmac(),
        Claim.Place.FORM,
        credential.get().accessKeyId(),
        credential.get().scope(),
        "",
        List.of(),
        form.signature(),
        form.date(),
        time.get(),
        Optional.empty(),
        form.securityToken());
  }

  private static Claim malformed(String part, String expectation) {
    return ClaimReader.malformed(new Refusal.MalformedPart(Claim.Place.FORM, part, expectation));
  }
}
