// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.identity;

import io.landbridge.aws.Secret;
import java.util.Optional;

/**
 * An access key that is written in a file.
 *
 * @param accessKeyId the key clients use; 1 to 128 characters
 * @param secretAccessKey the secret clients sign with; not empty
 * @param enabled whether the key may be used
 * @param caller who signs with it, with the native key pair to act by
 */
public record StaticCredential(
    String accessKeyId, Secret secretAccessKey, boolean enabled, Caller caller) {

  public StaticCredential {
    if (accessKeyId.isBlank() || accessKeyId.length() > 128) {
      throw new IllegalArgumentException("accessKeyId must have 1 to 128 characters");
    }
    if (secretAccessKey.expose().isEmpty()) {
      throw new IllegalArgumentException("secretAccessKey of " + accessKeyId + " is empty");
    }
  }

  CredentialLookup toLookup() {
    return enabled
        ? new CredentialLookup.Known(caller, secretAccessKey, Optional.empty())
        : new CredentialLookup.Disabled();
  }
}
