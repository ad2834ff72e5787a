// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.auth;

import io.landbridge.translation.identity.Caller;
import java.time.Instant;

/** How the question who signed a request ended. */
public sealed interface Authentication {

  /**
   * The signature is the caller's.
   *
   * @param caller who signed
   * @param scope what the credential scope says
   * @param signedAt when it was signed, as the signature itself says
   * @param payload what the signature says of the body
   */
  record Verified(Caller caller, CredentialScope scope, Instant signedAt, Payload payload)
      implements Authentication {}

  /**
   * The request is refused.
   *
   * @param refusal why; {@link Refusals#toError} has the answer for each protocol
   */
  record Refused(Refusal refusal) implements Authentication {}
}
