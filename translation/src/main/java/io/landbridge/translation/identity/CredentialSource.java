// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.identity;

import java.util.List;

/**
 * Where callers and their secrets come from: CloudStack, a file, and later temporary credentials or
 * a directory. All methods may block and belong on a virtual thread.
 */
@FunctionalInterface
public interface CredentialSource {

  /**
   * Looks an access key up.
   *
   * @param accessKeyId the key as the client sent it; any text
   * @throws CredentialsUnavailableException when the source cannot tell now
   */
  CredentialLookup find(String accessKeyId);

  /** Drops what is cached of a key, for example after the cloud refused its secret. */
  default void forget(String accessKeyId) {}

  /** A source that asks each of the given ones in order until one knows the key. */
  static CredentialSource firstOf(List<CredentialSource> sources) {
    return new FirstOf(sources);
  }
}
