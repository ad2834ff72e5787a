// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.identity;

import io.landbridge.aws.Secret;
import java.util.Optional;

/** What a {@link CredentialSource} knows of an access key. */
public sealed interface CredentialLookup {

  /**
   * The key may be used.
   *
   * @param caller whose key it is
   * @param secretAccessKey what requests are signed with
   * @param session present for temporary credentials: the token that requests carry besides
   */
  record Known(Caller caller, Secret secretAccessKey, Optional<SessionToken> session)
      implements CredentialLookup {

    /** A permanent key that is also the caller's native key pair. */
    public static Known of(Caller caller) {
      return new Known(caller, caller.credentials().secretKey(), Optional.empty());
    }
  }

  /** No such key. */
  record Unknown() implements CredentialLookup {}

  /** The key exists, but it or its user may not be used. */
  record Disabled() implements CredentialLookup {}
}
